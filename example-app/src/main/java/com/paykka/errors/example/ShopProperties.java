package com.paykka.errors.example;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shop.
 *
 * @param orderExpiry time after which an unpaid order can no longer be paid
 */
@ConfigurationProperties("shop")
record ShopProperties(@DefaultValue("15m") Duration orderExpiry) {

}

package com.paykka.errors.example;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the shop.
 *
 * @param orderExpiry time after which an unpaid order can no longer be paid
 * @param merchantId number of the shop at PayKKa
 * @param gatewayUrl where PayKKa's API is
 * @param branchUrl where another instance of the shop is
 * @param connectTimeout time to wait for a connection to either
 * @param readTimeout time to wait for the gateway's answer
 */
@ConfigurationProperties("shop")
record ShopProperties(Duration orderExpiry, String merchantId, String gatewayUrl, String branchUrl,
		Duration connectTimeout, Duration readTimeout) {

}

package com.paykka.errors.example;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the shop.
 *
 * @param orderExpiry time after which an order can no longer be paid
 * @param merchantId PayKKa's number for the shop
 * @param gatewayUrl base URL of PayKKa's API
 * @param branchUrl base URL of another instance of the shop
 * @param connectTimeout time to wait for a connection to the gateway or the branch
 * @param readTimeout time to wait for the gateway's answer
 */
@ConfigurationProperties("shop")
record ShopProperties(Duration orderExpiry, String merchantId, String gatewayUrl, String branchUrl,
		Duration connectTimeout, Duration readTimeout) {

}

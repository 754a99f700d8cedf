package com.paykka.errors.example;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the shop.
 *
 * @param orderExpiry time until an order can no longer be paid
 * @param merchantId PayKKa's number for the shop
 * @param gatewayUrl base URL of PayKKa's API
 * @param branchUrl base URL of another instance of the shop
 * @param connectTimeout time to wait for a connection to the gateway or the branch
 * @param readTimeout time to wait for the gateway's response
 * @param signing how requests are signed
 * @param settlement how payments of unknown outcome are settled
 * @param breaker when to stop calling the gateway
 */
@ConfigurationProperties("shop")
public record ShopProperties(Duration orderExpiry, String merchantId, String gatewayUrl, String branchUrl,
		Duration connectTimeout, Duration readTimeout, Signing signing, Settlement settlement, Breaker breaker) {

	/**
	 * Return the time after which the shop no longer waits for a response.
	 */
	public Duration patience() {
		return this.connectTimeout.plus(this.readTimeout).plusMillis(500);
	}

	/**
	 * How requests are signed.
	 *
	 * @param appId PayKKa's number for the application
	 * @param keys folder of the shop's private key and of PayKKa's public key
	 */
	public record Signing(String appId, Path keys) {

	}

	/**
	 * How payments of unknown outcome are settled.
	 *
	 * @param every time between two rounds
	 * @param notFoundAfter time after which a payment that the gateway does not know
	 * counts as never arrived
	 * @param escalateAfter time after which an operator has to look at a payment
	 */
	public record Settlement(Duration every, Duration notFoundAfter, Duration escalateAfter) {

	}

	/**
	 * When to stop calling the gateway: if half of its last responses were its own
	 * faults.
	 *
	 * @param calls number of responses to look at
	 * @param minimumCalls number of responses needed
	 * @param openFor time until the gateway is tried again
	 */
	public record Breaker(int calls, int minimumCalls, Duration openFor) {

	}

}

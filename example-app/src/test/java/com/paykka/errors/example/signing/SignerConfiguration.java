package com.paykka.errors.example.signing;

import java.time.Clock;
import java.util.List;

import com.paykka.errors.example.ShopProperties;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Has the shop accept what a test signs in PayKKa's place.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SignerConfiguration {

	@Bean
	GatewaySigner gatewaySigner() {
		return new GatewaySigner();
	}

	@Bean
	@Primary
	SignatureVerifier verifierOfTheSigner(GatewaySigner signer, ShopProperties properties, Clock clock) {
		// While PayKKa changes its key, there are two
		return new SignatureVerifier("shop", properties.merchantId(),
				List.of(GatewaySigner.createKeys().getPublic(), signer.publicKey()), clock);
	}

}

package com.paykka.errors.example.signing;

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
	SignatureVerifier verifierOfTheSigner(GatewaySigner signer) {
		return new SignatureVerifier(signer.publicKey());
	}

}

package com.paykka.errors.example.gateway;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;

import com.paykka.errors.example.signing.SigningKeys;
import com.paykka.errors.test.PaykkaSandbox;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the sandbox with the shop, with new keys. It stops after the shop's own port has
 * closed.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sandbox.enabled")
class SandboxConfiguration {

	@Bean
	KeyPair merchantKeys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		return generator.generateKeyPair();
	}

	@Bean
	PaykkaSandbox paykkaSandbox(SandboxProperties properties, @Value("${shop.signing.app-id}") String appId,
			KeyPair merchantKeys, Clock clock) {
		try {
			return PaykkaSandbox.builder()
				.port(properties.port())
				.clock(clock)
				.signed(appId, merchantKeys.getPublic())
				.start();
		}
		catch (UncheckedIOException ex) {
			throw new InvalidConfigurationPropertyValueException("sandbox.port", properties.port(),
					"The port is in use. Choose another one, or set sandbox.enabled=false to use another instance's sandbox");
		}
	}

	@Bean
	SigningKeys signingKeys(PaykkaSandbox sandbox, KeyPair merchantKeys, @Value("${shop.signing.keys}") Path folder) {
		SigningKeys keys = new SigningKeys(merchantKeys.getPrivate(), List.of(sandbox.publicKey()));
		// For other instances of the shop that use this sandbox
		keys.write(folder);
		return keys;
	}

}

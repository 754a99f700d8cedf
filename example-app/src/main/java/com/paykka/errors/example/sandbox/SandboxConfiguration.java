package com.paykka.errors.example.sandbox;

import java.io.UncheckedIOException;
import java.time.Clock;

import com.paykka.errors.test.PaykkaSandbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the sandbox with the shop. It stops after the shop's own port has closed.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sandbox.enabled")
class SandboxConfiguration {

	@Bean
	PaykkaSandbox paykkaSandbox(SandboxProperties properties, Clock clock) {
		try {
			return PaykkaSandbox.builder().port(properties.port()).clock(clock).start();
		}
		catch (UncheckedIOException ex) {
			throw new InvalidConfigurationPropertyValueException("sandbox.port", properties.port(),
					"The port is in use. Choose another one, or set sandbox.enabled=false if another instance's sandbox is there");
		}
	}

}

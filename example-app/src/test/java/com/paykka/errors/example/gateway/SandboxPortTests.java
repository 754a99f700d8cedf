package com.paykka.errors.example.gateway;

import java.time.Clock;

import com.paykka.errors.test.PaykkaSandbox;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SandboxPortTests {

	@Test
	void portInUseIsReportedWithTheSetting() {
		try (PaykkaSandbox other = PaykkaSandbox.start()) {
			SandboxConfiguration configuration = new SandboxConfiguration();
			SandboxProperties properties = new SandboxProperties(true, other.port());
			assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
				.isThrownBy(() -> configuration.paykkaSandbox(properties, "shop", configuration.merchantKeys(),
						Clock.systemUTC()))
				.withMessageContaining("sandbox.port")
				.withMessageContaining(Integer.toString(other.port()));
		}
	}

}

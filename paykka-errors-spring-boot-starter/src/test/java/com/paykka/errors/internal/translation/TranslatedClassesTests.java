package com.paykka.errors.internal.translation;

import java.net.ConnectException;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TranslatedClassesTests {

	@Test
	void nearestClassDecides() {
		TranslatedClasses translator = translator(
				Map.of("java.io.IOException", "6000", "java.net.SocketException", "NETWORK_FLUCTUATION"));
		Throwable thrown = new ConnectException();
		assertThat(translator.translate(thrown)).hasCause(thrown)
			.extracting("errorCode")
			.isEqualTo(PaykkaErrorCode.NETWORK_FLUCTUATION);
		assertThat(translator.translate(new java.io.EOFException())).extracting("errorCode")
			.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
	}

	@Test
	void otherClassesAreLeftAlone() {
		assertThat(translator(Map.of("java.net.SocketException", "6000")).translate(new IllegalStateException()))
			.isNull();
	}

	@Test
	void nestedClassIsNamedAsJavaNamesIt() {
		assertThat(translator(Map.of(Declined.class.getName(), "5002")).translate(new Declined())).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "com.example.Absent, 6000, There is no class", "java.lang.String, 6000, is not a Throwable",
			"java.net.SocketException, 9999, by its code or name",
			"java.net.SocketException, 0000, by its code or name",
			"java.net.SocketException, '', by its code or name" })
	void invalidSettingIsReportedWithAllowedValues(String name, String code, String allowed) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> translator(Map.of(name, code)))
			.withMessageContaining("paykka.errors.translate." + name)
			.withMessageContaining(allowed);
	}

	private static TranslatedClasses translator(Map<String, String> settings) {
		return new TranslatedClasses(settings, TranslatedClassesTests.class.getClassLoader());
	}

	static class Declined extends RuntimeException {

	}

}

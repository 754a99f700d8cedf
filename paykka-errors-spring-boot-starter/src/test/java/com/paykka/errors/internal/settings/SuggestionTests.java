package com.paykka.errors.internal.settings;

import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionTests {

	@ParameterizedTest
	@CsvSource({ "audiance, audience", "trace-ids, trace-id", "loging.casues, logging.causes",
			"catalogue.enabled, catalog.enabled", "codes.4018.stauts, codes.4018.status",
			"code.4018.log-levle, codes.4018.log-level",
			"translat.java.io.IOException, translate.java.io.IOException" })
	void suggestsTheNearestSetting(String unknown, String suggested) {
		assertThat(SettingsFailureAnalyzer.suggest(name(unknown))).isEqualTo("paykka.errors." + suggested);
	}

	@ParameterizedTest
	@CsvSource({ "colour", "codes.4018.colour", "x", "validation-mode" })
	void suggestsNothingFarAway(String unknown) {
		assertThat(SettingsFailureAnalyzer.suggest(name(unknown))).isNull();
	}

	@Test
	void choosesTheNearest() {
		assertThat(SettingsFailureAnalyzer.nearestField("ODER_EXPIRED", PaykkaErrorCode.class))
			.isEqualTo("ORDER_EXPIRED");
		assertThat(SettingsFailureAnalyzer.nearestField("odes", PaykkaErrorsProperties.class)).isEqualTo("codes");
		assertThat(SettingsFailureAnalyzer.nearestField("", PaykkaErrorsProperties.class)).isNull();
	}

	private static ConfigurationPropertyName name(String name) {
		return ConfigurationPropertyName.adapt("paykka.errors." + name, '.');
	}

}

package com.paykka.errors.internal.settings;

import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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

	@ParameterizedTest
	@CsvSource({ "paykka.errors.codes[4018].status, codes.4018.status", "PAYKKA_ERRORS_TRACE_ID, trace-id",
			"PAYKKA_ERRORS_RETRY_AFTER, retry-after", "PAYKKA_ERRORS_CODES_4018_STATUS, codes.4018.status",
			"'paykka.errors.translate[java.util.concurrent.TimeoutException]', translate.java.util.concurrent.TimeoutException",
			"paykka.errors.codes[9999].status, codes.9999", "paykka.errors.catalog.Path, catalog.path" })
	void placeIsFoundHoweverTheNameIsWritten(String written, String setting) {
		assertThat(explain(setting, Map.of(written, "wrong", "PAYKKA_ERRORS_CODES_4018_STATUSES", "longer")))
			.contains("Value: \"wrong\"", "Origin: \"" + written + "\" from property source");
	}

	@Test
	void nothingIsFoundThatIsNotSet() {
		assertThat(explain("order", Map.of("PAYKKA_ERRORS_HTML", "json"))).doesNotContain("Origin");
	}

	private static String explain(String setting, Map<String, Object> set) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					set));
		ConfigurationPropertySources.attach(environment);
		return new SettingsFailureAnalyzer(environment)
			.analyze(new InvalidConfigurationPropertyValueException("paykka.errors." + setting, "", "unusable"))
			.getDescription();
	}

	private static ConfigurationPropertyName name(String name) {
		return ConfigurationPropertyName.adapt("paykka.errors." + name, '.');
	}

}

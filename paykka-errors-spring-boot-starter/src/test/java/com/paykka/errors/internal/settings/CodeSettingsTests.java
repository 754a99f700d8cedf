package com.paykka.errors.internal.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.internal.settings.CodeSettings.Entry;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.logging.LogLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class CodeSettingsTests {

	@ParameterizedTest
	@EnumSource
	void catalogIsPaykkasWithoutSettings(PaykkaErrorCode code) {
		assertThat(catalog(Map.of()).get(code)).isEqualTo(
				new Entry(code, code.getHttpStatus(), code.getAdvice(), Duration.ofSeconds(5), null, null, null));
	}

	@Test
	void settingsOfACodeAreApplied() {
		Entry entry = catalog(Map.of("codes.4018.status", "404", "codes.4018.title", "Too late", "codes.4018.message",
				"Too late: {0}", "codes.4018.advice", "escalate", "codes.4018.retry-after", "2m",
				"codes.4018.log-level", "warn"))
			.get(PaykkaErrorCode.ORDER_EXPIRED);
		assertThat(entry).extracting(Entry::status, Entry::title, Entry::advice, Entry::retryAfter, Entry::logLevel)
			.containsExactly(404, "Too late", Advice.ESCALATE, Duration.ofMinutes(2), LogLevel.WARN);
		assertThat(entry.message()).hasToString("Too late: {0}");
	}

	@Test
	void generalRetryAfterAppliesByDefault() {
		CodeSettings catalog = catalog(Map.of("retry-after", "7s", "codes.6006.retry-after", "1m"));
		assertThat(catalog.get(PaykkaErrorCode.RETRY_TRANSACTION).retryAfter()).hasSeconds(7);
		assertThat(catalog.get(PaykkaErrorCode.TOO_MANY_REQUESTS).retryAfter()).hasMinutes(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4018", "[4018]", "order-expired", "ORDER_EXPIRED", "[ORDER_EXPIRED]", "orderexpired" })
	void codeCanBeNamedInSeveralWays(String key) {
		assertThat(catalog(Map.of("codes." + key + ".status", "404")).get(PaykkaErrorCode.ORDER_EXPIRED).status())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "codes.4018.status, 399, paykka.errors.codes.4018.status, 400 to 599",
			"codes.4018.status, 600, paykka.errors.codes.4018.status, 400 to 599",
			"codes.4018.status, -1, paykka.errors.codes.4018.status, 400 to 599",
			"codes.4018.retry-after, -1s, paykka.errors.codes.4018.retry-after, not negative",
			"retry-after, -1s, paykka.errors.retry-after, not negative",
			"codes.4018.retryable, true, paykka.errors.codes.4018.retryable, move the money twice",
			"codes.4018.advice, RETRY, paykka.errors.codes.4018.advice, move the money twice",
			"codes.blacklisted.advice, CHECK_STATUS, paykka.errors.codes.blacklisted.advice, a shopper is shown 5002",
			"codes.4000.advice, START_AGAIN, paykka.errors.codes.4000.advice, After 5010 the status must be checked",
			"codes.4018.retry-after, 366d, paykka.errors.codes.4018.retry-after, at most 365d",
			"codes.4018.message, Order {0 expired, paykka.errors.codes.4018.message, Placeholders are written",
			"codes.4018.message, Order {id} expired, paykka.errors.codes.4018.message, Placeholders are written",
			"codes.9999.status, 404, paykka.errors.codes.9999, by its code or name",
			"codes.0000.status, 404, paykka.errors.codes.0000, by its code or name",
			"codes.oder-expired.status, 404, paykka.errors.codes.oder-expired, Did you mean ORDER_EXPIRED?",
			"codes.order-gone.status, 404, paykka.errors.codes.order-gone, by its code or name" })
	void invalidSettingIsReportedWithAllowedValues(String setting, String value, String property, String allowed) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> catalog(Map.of(setting, value)))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo(property);
				assertThat(ex.getReason()).contains(allowed);
			});
	}

	@Test
	void codeSetUnderTwoNamesIsRejected() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> catalog(Map.of("codes.4018.status", "404", "codes.order-expired.status", "409")))
			.withMessageContaining("4018 ORDER_EXPIRED, which is set twice");
	}

	@Test
	void codeNoLongerRetriedHasItsStatusChecked() {
		Entry entry = catalog(Map.of("codes.6006.retryable", "false")).get(PaykkaErrorCode.TOO_MANY_REQUESTS);
		assertThat(entry).extracting(Entry::retryable, Entry::advice).containsExactly(false, Advice.CHECK_STATUS);
	}

	@Test
	void codeWithOtherAdviceIsNotRetried() {
		Entry entry = catalog(Map.of("codes.6006.advice", "ESCALATE")).get(PaykkaErrorCode.TOO_MANY_REQUESTS);
		assertThat(entry).extracting(Entry::retryable, Entry::advice).containsExactly(false, Advice.ESCALATE);
	}

	@ParameterizedTest
	@CsvSource({ "true, CHECK_STATUS", "false, RETRY" })
	void contradictoryAdviceIsRejected(String retryable, String advice) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> catalog(Map.of("codes.6006.retryable", retryable, "codes.6006.advice", advice)))
			.withMessageContaining("contradicts 'paykka.errors.codes.6006.retryable', which is " + retryable);
	}

	@Test
	void statusCheckMayBeSetForBothCodes() {
		CodeSettings catalog = catalog(
				Map.of("codes.5019.advice", "CHECK_STATUS", "codes.5002.advice", "CHECK_STATUS"));
		assertThat(catalog.get(PaykkaErrorCode.BLACKLISTED).advice()).isEqualTo(Advice.CHECK_STATUS);
	}

	@ParameterizedTest
	@EnumSource
	void noCombinationOfSettingsLetsMoneyMoveTwice(PaykkaErrorCode code) {
		assumeThat(code).isNotEqualTo(PaykkaErrorCode.SUCCESS);
		PaykkaErrorsProperties properties = BoundSettings.of(Map.of());
		for (@Nullable
		Boolean retryable : new @Nullable Boolean[] { null, true, false }) {
			assertSafe(properties, code, retryable, null);
			for (Advice advice : Advice.values()) {
				assertSafe(properties, code, retryable, advice);
			}
		}
	}

	private static void assertSafe(PaykkaErrorsProperties properties, PaykkaErrorCode code, @Nullable Boolean retryable,
			@Nullable Advice advice) {
		properties.codes().put(code.name(), new Code(null, null, null, retryable, advice, null, null));
		CodeSettings catalog;
		try {
			catalog = new CodeSettings(properties);
		}
		catch (InvalidConfigurationPropertyValueException ex) {
			assertThat(advice != null || retryable != null).isTrue();
			return;
		}
		Entry entry = catalog.get(code);
		assertThat(entry.advice()).isEqualTo((advice != null) ? advice : entry.advice());
		assertThat(entry.retryable()).isEqualTo((retryable != null) ? retryable : entry.retryable())
			.isEqualTo(entry.advice() == Advice.RETRY);
		assertThat(entry.retryable() && !code.isRetryable()).isFalse();
		assertThat(Arrays.stream(PaykkaErrorCode.values())
			.filter((other) -> catalog.get(other).advice() == Advice.CHECK_STATUS)
			.allMatch((other) -> catalog.get(other.forShopper()).advice() == Advice.CHECK_STATUS)).isTrue();
	}

	private static CodeSettings catalog(Map<String, String> settings) {
		return new CodeSettings(BoundSettings.of(settings));
	}

}

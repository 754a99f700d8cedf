package com.paykka.errors.internal.catalogue;

import java.time.Duration;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Category;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeSearchTests {

	private final ListedCode expired = new ListedCode(
			new CodeSettings(new PaykkaErrorsProperties()).get(PaykkaErrorCode.ORDER_EXPIRED), Duration.ofSeconds(5),
			"Order expired", "This order has expired", Map.of());

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "4018", "ORDER_EXP", "order expired", "EXPIRED this", "401" })
	void findsWordsInAnyOrderAndCase(String text) {
		assertThat(CodeSearch.of(text, "", "").matches(this.expired)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "4019", "order expired card", "transaction", "<script>", "\\", ".*" })
	void findsNothingElse(String text) {
		assertThat(CodeSearch.of(text, "", "").matches(this.expired)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "TRANSACTION, 410, true", "TRANSACTION, '', true", "'', 410, true", "CARD, '', false",
			"'', 402, false", "TRANSACTION, 402, false" })
	void categoryAndStatusHaveToMatch(String category, String status, boolean matches) {
		assertThat(CodeSearch.of("", category, status).matches(this.expired)).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "NONE, abc", "transaction, 41", "<b>, 99999999999", "'', -410", "'', 200", "'', 600" })
	void senselessFilterIsNone(String category, String status) {
		assertThat(CodeSearch.of("", category, status)).isEqualTo(new CodeSearch("", null, null));
	}

	@Test
	void knownFiltersAreTaken() {
		assertThat(CodeSearch.of("x", "CARD", "402")).isEqualTo(new CodeSearch("x", Category.CARD, 402));
	}

	@Test
	void textIsBoundedAndOnOneLine() {
		assertThat(CodeSearch.of(" a\r\n\u0000b\tc\u009b31m\u202ed ", "", "").text()).isEqualTo("a b c 31m d");
		assertThat(CodeSearch.of("x".repeat(1_000_000), "", "").text()).hasSize(100);
	}

	@Test
	void cardNumbersAreNotShownAgain() {
		assertThat(CodeSearch.of("4111 1111 1111 1111", "", "").text()).isEqualTo("**** **** **** 1111");
		assertThat(CodeSearch.of("x".repeat(90) + " 4111111111111111", "", "").text()).doesNotContain("4111");
	}

}

package com.paykka.errors.internal.translation;

import com.paykka.errors.CardNumbers;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link LogText}.
 */
class LogTextPropertyTests {

	@Provide
	Arbitrary<String> values() {
		return Arbitraries
			.oneOf(Arbitraries.strings().ofMaxLength(10), Arbitraries.strings().numeric().ofMaxLength(30),
					Arbitraries.of("4111111111111111", "x".repeat(490), " ", "-", "/", "\n", "\"", "\\", "\u001b[0m",
							"\u2028", "\ud83d"))
			.list()
			.ofMaxSize(6)
			.map((parts) -> String.join("", parts))
			.withoutEdgeCases();
	}

	@Property
	void valueStaysOnItsLineAndWithinItsQuotation(@ForAll("values") String value) {
		assertThat(LogText.escape(value)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\"]")
			.doesNotContainPattern("\\\\(?!u[0-9a-f]{4})");
	}

	@Property
	void valueContainsNoCardNumber(@ForAll("values") String value) {
		String escaped = LogText.escape(value);
		assertThat(CardNumbers.mask(escaped)).isEqualTo(escaped);
	}

	@Property
	void restOfALongNumberIsNotACardNumber(@ForAll @IntRange(min = 13, max = 19) int left,
			@ForAll @NumericChars @StringLength(25) String digits) {
		String escaped = LogText.escape("/".repeat(512 - left) + digits);
		assertThat(CardNumbers.mask(escaped)).isEqualTo(escaped);
	}

	@Property
	void shortValueIsKept(@ForAll("values") String value) {
		String masked = CardNumbers.mask(value);
		if (masked.length() <= 512) {
			assertThat(unescape(LogText.escape(value))).isEqualTo(masked);
		}
	}

	private static String unescape(String text) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			boolean escaped = text.charAt(i) == '\\';
			plain.append(escaped ? (char) Integer.parseInt(text.substring(i + 2, i + 6), 16) : text.charAt(i));
			i += escaped ? 5 : 0;
		}
		return plain.toString();
	}

}

package com.paykka.errors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the code that handles untrusted text.
 */
class TextFuzzTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]{1,4})}|<([0-9]{1,4})>");

	/**
	 * Render the first line with the other lines as its arguments.
	 */
	@FuzzTest
	void rendering(byte[] bytes) {
		String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
		MessageTemplate template = MessageTemplate.compile(lines[0]);
		Object[] arguments = Arrays.copyOfRange(lines, 1, lines.length);
		String message = template.render(arguments);
		assertThat(message).isEqualTo(replace(lines[0], arguments));
		String[] found = template.argumentsOf(message);
		if (found != null) {
			assertThat(template.render((Object[]) found)).isEqualTo(message);
		}
	}

	private static String replace(String pattern, Object[] arguments) {
		return PLACEHOLDER.matcher(pattern).replaceAll((placeholder) -> {
			String index = (placeholder.group(1) != null) ? placeholder.group(1) : placeholder.group(2);
			Object text = (Integer.parseInt(index) < arguments.length) ? arguments[Integer.parseInt(index)]
					: placeholder.group();
			return Matcher.quoteReplacement(text.toString());
		});
	}

	@FuzzTest
	void masking(byte[] bytes) {
		// The search does not decode
		String text = new String(bytes, StandardCharsets.UTF_8).replace('%', '_');
		assertThat(CardNumbers.mask(text)).isEqualTo(CardNumberSearch.mask(text));
		assertThat(SafeText.line(text, 20)).hasSizeLessThanOrEqualTo(20)
			.isEqualTo(SafeText.line(text, 20).strip())
			.doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]")
			.satisfies((line) -> assertThat(CardNumberSearch.in(line)).isEmpty());
	}

}

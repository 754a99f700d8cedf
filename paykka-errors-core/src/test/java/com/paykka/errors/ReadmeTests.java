package com.paykka.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the table of codes in <code>docs/codes.md</code>.
 */
class ReadmeTests {

	private static final Path CODES = Path.of(System.getProperty("basedir", ""), "..", "docs", "codes.md");

	@Test
	void tableOfCodesAgreesWithTheCatalogue() throws IOException {
		List<String> rows = Files.readAllLines(CODES)
			.stream()
			.filter((line) -> line.matches("\\| \\d{4} \\|.*"))
			.toList();
		assertThat(rows).hasSize(144)
			.containsExactlyElementsOf(Arrays.stream(PaykkaErrorCode.values()).map(ReadmeTests::row).toList());
	}

	private static String row(PaykkaErrorCode errorCode) {
		List<String> cells = List.of(errorCode.getCode(), '`' + errorCode.name() + '`', errorCode.getCategory().name(),
				String.valueOf(errorCode.getHttpStatus()), errorCode.getAdvice().name(),
				errorCode.forShopper().getCode(), errorCode.getMessageTemplate().toString());
		return "| " + String.join(" | ", cells) + " |";
	}

}

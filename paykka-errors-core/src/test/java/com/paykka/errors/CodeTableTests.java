package com.paykka.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.paykka.errors.PaykkaErrorCode.Advice;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the tables in <code>docs/codes.md</code>.
 */
class CodeTableTests {

	private static final Path CODES = Path.of(System.getProperty("basedir", ""), "..", "docs", "codes.md");

	private static final Pattern HIDDEN = Pattern.compile("\\| (\\d{4}(?:, \\d{4})*) \\| (\\d{4}) \\| .*");

	@Test
	void tableOfCodesAgreesWithTheCatalog() throws IOException {
		List<String> rows = lines().stream().filter((line) -> line.matches("\\| \\d{4} \\| `.*")).toList();
		assertThat(rows).hasSize(144)
			.containsExactlyElementsOf(Arrays.stream(PaykkaErrorCode.values()).map(CodeTableTests::row).toList());
	}

	@Test
	void codesThatAShopperNeverSeesAreThoseThatStandForOthers() throws IOException {
		assertThat(lines().stream()
			.map(HIDDEN::matcher)
			.filter(Matcher::matches)
			.collect(Collectors.toMap((row) -> row.group(2), (row) -> List.of(row.group(1).split(", ")))))
			.isEqualTo(Arrays.stream(PaykkaErrorCode.values())
				.filter((code) -> code.forShopper() != code)
				.collect(Collectors.groupingBy((code) -> code.forShopper().getCode(),
						Collectors.mapping(PaykkaErrorCode::getCode, Collectors.toList()))));
	}

	@Test
	void tableOfAdviceIsComplete() throws IOException {
		Function<Advice, String> row = (advice) -> "| `" + advice + "` |";
		assertThat(lines()).filteredOn((line) -> line.matches("\\| `[A-Z_]+` \\|.*"))
			.extracting((line) -> line.replaceFirst("(\\| `\\w+` \\|).*", "$1"))
			.containsExactlyElementsOf(Arrays.stream(Advice.values()).map(row).toList());
	}

	private static List<String> lines() throws IOException {
		return Files.readAllLines(CODES);
	}

	private static String row(PaykkaErrorCode errorCode) {
		List<String> cells = List.of(errorCode.getCode(), '`' + errorCode.name() + '`', errorCode.getCategory().name(),
				String.valueOf(errorCode.getHttpStatus()), errorCode.getAdvice().name(),
				errorCode.forShopper().getCode(), errorCode.getMessageTemplate().toString());
		return "| " + String.join(" | ", cells) + " |";
	}

}

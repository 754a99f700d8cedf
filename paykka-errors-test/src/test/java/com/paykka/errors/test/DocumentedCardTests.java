package com.paykka.errors.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the tables of cards and amounts in <code>example-app/README.md</code>.
 */
class DocumentedCardTests {

	private static final Path README = Path.of(System.getProperty("basedir", ""), "..", "example-app", "README.md");

	@ParameterizedTest
	@EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
	void cardIsInTheTable(TestCard card) throws IOException {
		assertThat(findInReadme("(?m)^\\| (\\d{16}) \\|")).contains(card.getNumber());
	}

	@Test
	void lastOddAmountIsInTheTable() throws IOException {
		OddResponse[] responses = OddResponse.values();
		assertThat(findInReadme("from 6000001 to (\\d+)"))
			.containsExactly(Long.toString(responses[responses.length - 1].getAmount()));
	}

	private static List<String> findInReadme(String regex) throws IOException {
		return Pattern.compile(regex)
			.matcher(Files.readString(README))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

}

package com.paykka.errors.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for <code>docs/testing.md</code> and for the table of the sandbox.
 */
class ReadmeTestingTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", ""));

	@Test
	void codeIsThatOfTestsOnEveryLine() throws IOException {
		String sources = sources();
		List<String> code = find("docs/testing.md", "Testing", "^```java\n(.*?)^```$")
			.flatMap((block) -> Stream.of(unindent(block).strip().split("\n\n")))
			.toList();
		assertThat(code).hasSize(11).allSatisfy((part) -> assertThat(sources).contains(part));
	}

	@ParameterizedTest
	@EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
	void cardIsInTheTable(TestCard card) throws IOException {
		assertThat(find("example-app/README.md", "The sandbox", "^\\| (\\d{16}) \\|")).contains(card.getNumber());
	}

	@Test
	void lastOddAmountIsInTheTable() throws IOException {
		OddAnswer[] answers = OddAnswer.values();
		assertThat(find("example-app/README.md", "The sandbox", "from 6000001 to (\\d+)"))
			.containsExactly(Long.toString(answers[answers.length - 1].getAmount()));
	}

	private static Stream<String> find(String file, String section, String regex) throws IOException {
		String document = Files.readString(BASE.resolve("..").resolve(file));
		String text = document.split("\n## " + section + "\n", 2)[1].split("\n## ", 2)[0];
		return Pattern.compile(regex, Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(text)
			.results()
			.map((match) -> match.group(1));
	}

	private static String sources() throws IOException {
		StringBuilder sources = new StringBuilder();
		try (Stream<Path> files = Files.walk(BASE.resolve(Path.of("src", "it")))) {
			for (Path file : (Iterable<Path>) files
				.filter((path) -> path.toString().endsWith("Tests.java"))::iterator) {
				sources.append(unindent(Files.readString(file)));
			}
		}
		return sources.toString();
	}

	private static String unindent(String text) {
		return text.replaceAll("(?m)^\\t+", "");
	}

}

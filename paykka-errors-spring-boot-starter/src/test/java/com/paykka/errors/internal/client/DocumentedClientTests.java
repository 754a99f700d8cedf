package com.paykka.errors.internal.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the section on sending nothing twice in <code>docs/calling.md</code>: it must
 * say what the suite tests on every line of Spring Boot.
 */
class DocumentedClientTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", ""));

	@Test
	void settingsAreTheTestedOnes() throws IOException {
		assertThat(find("^(spring[.][^\n]*)$")).hasSize(3)
			.allSatisfy((setting) -> assertThat(sources("test")).contains("\"--" + setting + "\""));
	}

	@Test
	void methodsOfTheTableAreTheTestedOnes() throws IOException {
		assertThat(find("`(\\w+\\([\\w.]*\\))`")).hasSize(6)
			.allSatisfy((call) -> assertThat(sources("main")).contains("." + call));
	}

	private static Stream<String> find(String regex) throws IOException {
		String calling = Files.readString(BASE.resolve(Path.of("..", "docs", "calling.md")));
		String section = calling.split("\n## Nothing sent twice\n", 2)[1].split("\n## ", 2)[0];
		return Pattern.compile(regex, Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(section)
			.results()
			.map((match) -> match.group(1));
	}

	private static String sources(String folder) throws IOException {
		StringBuilder sources = new StringBuilder();
		try (Stream<Path> files = Files.walk(BASE.resolve(Path.of("src", "it", "clients", "src", folder)))) {
			for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
				sources.append(unindent(Files.readString(file)));
			}
		}
		return sources.toString();
	}

	private static String unindent(String text) {
		return text.replaceAll("(?m)^\\t+", "");
	}

}

package com.paykka.errors.example.retry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the section on retrying in the project's <code>README.md</code>.
 */
class ReadmeRecipeTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", ""));

	private static final Path RECIPES = Path.of("com", "paykka", "errors", "example", "retry");

	@Test
	void codeIsThatOfTheTestedRecipes() throws IOException {
		String sources = read("java") + read("resources");
		assertThat(blocks()).hasSizeGreaterThan(5).allSatisfy((block) -> assertThat(sources).contains(block));
	}

	private static List<String> blocks() throws IOException {
		String readme = Files.readString(BASE.resolve(Path.of("..", "README.md")));
		String section = readme.split("\n## Retrying\n", 2)[1].split("\n## ", 2)[0];
		return Pattern.compile("^```\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(section)
			.results()
			.map((block) -> unindent(block.group(1)))
			.toList();
	}

	private static String read(String folder) throws IOException {
		StringBuilder text = new StringBuilder();
		try (DirectoryStream<Path> files = Files
			.newDirectoryStream(BASE.resolve(Path.of("src", "test", folder)).resolve(RECIPES))) {
			for (Path file : files) {
				text.append(unindent(Files.readString(file)));
			}
		}
		return text.toString();
	}

	/**
	 * A quoted method begins at the margin.
	 */
	private static String unindent(String text) {
		return text.replaceAll("(?m)^\\t+", "");
	}

}

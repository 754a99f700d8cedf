package com.paykka.errors.example.retry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the sections of <code>docs</code> that quote recipes.
 */
class ReadmeRecipeTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", ""));

	private static final Path EXAMPLE = Path.of("com", "paykka", "errors", "example");

	@ParameterizedTest
	@CsvSource({ "retrying.md, Retrying, retry, 17", "retrying.md, Circuit breaker, retry, 4",
			"calling.md, Other clients, clients, 6" })
	void codeIsThatOfTheTestedRecipes(String file, String section, String folder, int blocks) throws IOException {
		String sources = read("test/java", folder) + read("test/resources", folder) + read("main/java", folder)
				+ read("main/java", "signing");
		assertThat(blocks(file, section)).hasSize(blocks).allSatisfy((block) -> assertThat(sources).contains(block));
	}

	@Test
	void codeThatVerifiesIsThatOfTheExample() throws IOException {
		String sources = read("main/java", "") + read("main/java", "signing");
		String text = section("calling.md", "Calling PayKKa").split("\n### Notifications\n")[1]
			.split("\n### Without Spring\n")[0];
		assertThat(blocksOf(text)).hasSize(3).allSatisfy((block) -> assertThat(sources).contains(block));
	}

	private static List<String> blocks(String file, String section) throws IOException {
		return blocksOf(section(file, section));
	}

	private static String section(String file, String name) throws IOException {
		String text = Files.readString(BASE.resolve(Path.of("..", "docs", file)));
		return text.split("\n## " + name + "\n", 2)[1].split("\n## ", 2)[0];
	}

	private static List<String> blocksOf(String text) {
		return Pattern.compile("^```\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(text)
			.results()
			.map((block) -> unindent(block.group(1)))
			.toList();
	}

	private static String read(String kind, String folder) throws IOException {
		Path files = BASE.resolve(Path.of("src", kind)).resolve(EXAMPLE).resolve(folder);
		if (!Files.exists(files)) {
			return "";
		}
		StringBuilder text = new StringBuilder();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(files)) {
			for (Path file : stream) {
				if (Files.isDirectory(file)) {
					continue;
				}
				text.append(unindent(Files.readString(file)));
			}
		}
		return text.toString();
	}

	/**
	 * Remove indentation, because the documentation quotes methods without it.
	 */
	private static String unindent(String text) {
		return text.replaceAll("(?m)^\\t+", "");
	}

}

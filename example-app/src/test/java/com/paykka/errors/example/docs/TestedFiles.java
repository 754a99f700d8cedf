package com.paykka.errors.example.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that the build compiles or runs.
 */
final class TestedFiles {

	private static final List<String> FOLDERS = List.of("paykka-errors-core/src",
			"paykka-errors-spring-boot-starter/src", "paykka-errors-test/src", "example-app/src",
			"docs/first-shop/src");

	private static final Map<Path, String> JAVA = read(".java");

	private static final List<String> SETTINGS = Stream.of(".properties", ".yaml", ".yml", ".java")
		.flatMap((ending) -> read(ending).values().stream())
		.toList();

	private TestedFiles() {
	}

	/**
	 * Return all Java sources.
	 * @return the sources by file, with single spaces for all white space
	 */
	static Map<Path, String> java() {
		return JAVA;
	}

	static Collection<String> kotlin() {
		return read(".kt").values();
	}

	/**
	 * Return whether one file has all these lines.
	 */
	static boolean contain(List<String> lines) {
		List<String> expected = lines.stream().map(TestedFiles::normalize).toList();
		return SETTINGS.stream().anyMatch((text) -> expected.stream().allMatch(text::contains));
	}

	static String normalize(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

	private static Map<Path, String> read(String ending) {
		return FOLDERS.stream()
			.map(Document.ROOT::resolve)
			.flatMap(TestedFiles::walk)
			.filter((file) -> file.toString().endsWith(ending))
			.collect(Collectors.toMap(Function.identity(), TestedFiles::text));
	}

	private static Stream<Path> walk(Path folder) {
		try {
			return Files.walk(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return normalize(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

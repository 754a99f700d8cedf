package com.paykka.errors.example.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the modules are as small as the documentation promises, and have the
 * packages that it names.
 */
class DocumentedSizeTests {

	private static final Pattern DEPENDENCY = Pattern.compile(
			"<dependency>\\s*<groupId>.*?</groupId>\\s*<artifactId>(.*?)</artifactId>(.*?)</dependency>",
			Pattern.DOTALL);

	private static final String PROSE = Document.of("docs/upgrading.md").prose();

	@ParameterizedTest
	@ValueSource(strings = { "paykka-errors-core", "paykka-errors-spring-boot-starter", "paykka-errors-test" })
	void jarIsAsSmallAsPromised(String module) throws IOException {
		MatchResult row = row("`" + module + ".jar` \\| less than (\\d+) kB, (no|\\d+) dependencies(.*)");
		long size = compressed(Document.ROOT.resolve(module).resolve("target/classes"));
		assertThat(size / 1000).isLessThan(Long.parseLong(row.group(1)));
		List<String> dependencies = dependencies(module);
		if (row.group(2).equals("no")) {
			assertThat(dependencies).containsExactly("jspecify");
		}
		else {
			assertThat(dependencies).hasSize(Integer.parseInt(row.group(2)))
				.allMatch((name) -> row.group(3).contains(name.replace("paykka-errors-", "")));
		}
	}

	@Test
	void counterHasAsManySeriesAsPromised() {
		assertThat(row("of the counter.*\\| (\\d+) of the origin `GATEWAY`.*").group(1))
			.isEqualTo(Integer.toString(PaykkaErrorCode.values().length - 1));
	}

	@Test
	void tableNamesEachPackage() throws IOException {
		Map<String, TreeSet<String>> expected = new TreeMap<>();
		for (String module : List.of("core", "spring-boot-starter", "test")) {
			Files.readAllLines(Document.ROOT.resolve("paykka-errors-" + module + "/public-api.txt"))
				.stream()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> line.split("[ #$]")[0])
				.map((type) -> "com.paykka.errors." + type)
				.forEach((type) -> expected
					.computeIfAbsent(type.substring(0, type.lastIndexOf('.')), (name) -> new TreeSet<>())
					.add(type.substring(type.lastIndexOf('.') + 1)));
		}
		assertThat(Pattern.compile("\\| `(com\\.paykka\\.errors[a-z.]*)` \\|.*").matcher(PROSE).results())
			.hasSameSizeAs(expected.keySet())
			.allSatisfy((row) -> assertThat(Pattern.compile("`@?([A-Z]\\w+)`").matcher(row.group()).results())
				.extracting((type) -> type.group(1))
				.isNotEmpty()
				.isSubsetOf(expected.get(row.group(1))));
	}

	private static MatchResult row(String pattern) {
		return Pattern.compile(pattern).matcher(PROSE).results().findFirst().orElseThrow();
	}

	/**
	 * Return the size of a jar with the files of a folder. Whether the build has packaged
	 * it already does not matter.
	 */
	private static long compressed(Path folder) throws IOException {
		long size = 0;
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
				Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
				deflater.setInput(Files.readAllBytes(file));
				deflater.finish();
				byte[] buffer = new byte[8192];
				while (!deflater.finished()) {
					size += deflater.deflate(buffer);
				}
				deflater.end();
				size += 76 + 2L * folder.relativize(file).toString().length();
			}
		}
		return size;
	}

	private static List<String> dependencies(String module) throws IOException {
		return DEPENDENCY.matcher(Files.readString(Document.ROOT.resolve(module).resolve("pom.xml")))
			.results()
			.filter((match) -> !match.group(2).contains("<scope>test") && !match.group(2).contains("<optional>true"))
			.map((match) -> match.group(1))
			.toList();
	}

}

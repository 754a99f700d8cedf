package com.paykka.errors.example.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the dependencies in the documentation are what the build makes.
 */
class DocumentedDependencyTests {

	private static final Pattern MAVEN = Pattern.compile(
			"<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*(?:<version>(.*?)</version>)?",
			Pattern.DOTALL);

	private static final Pattern GRADLE = Pattern.compile("\"([\\w.]+):([\\w-]+)(?::([^\"]*))?\"");

	@Test
	void dependenciesOfMavenAreThoseOfTheBuild() throws IOException {
		assertDependencies("xml", MAVEN);
	}

	@Test
	void dependenciesOfGradleAreThoseOfTheBuild() throws IOException {
		assertDependencies("kotlin", GRADLE);
	}

	private static void assertDependencies(String info, Pattern pattern) throws IOException {
		MatchResult parent = MAVEN.matcher(pom(".")).results().findFirst().orElseThrow();
		List<String> modules = Pattern.compile("<module>(.*?)</module>")
			.matcher(pom("."))
			.results()
			.map((module) -> parent.group(1) + ':' + module.group(1) + ':' + parent.group(3))
			.toList();
		List<String> documented = Document.blocks(info)
			.flatMap((block) -> pattern.matcher(block.text()).results())
			.map((match) -> Stream.of(1, 2, 3).map(match::group).reduce((left, right) -> left + ':' + right).get())
			.toList();
		assertThat(documented).isNotEmpty()
			.allMatch((found) -> modules.contains(found) || found.startsWith("org.springframework.boot:"));
	}

	private static String pom(String module) throws IOException {
		return Files.readString(Document.ROOT.resolve(module).resolve("pom.xml"));
	}

}

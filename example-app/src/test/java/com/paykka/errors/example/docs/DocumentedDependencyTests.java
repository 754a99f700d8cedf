package com.paykka.errors.example.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

	@Test
	void firstShopIsBuiltFromThisVersionOnTheNewestLine() throws IOException {
		String pom = Files.readString(Document.ROOT.resolve("pom.xml"));
		String shop = Files.readString(Document.ROOT.resolve("docs/first-shop/pom.xml"));
		assertThat(MAVEN.matcher(shop).results().findFirst().orElseThrow().group(3))
			.isEqualTo(resolve("${boot-4.1.version}", pom));
		assertThat(MAVEN.matcher(shop).results().filter((match) -> match.group(1).equals("com.paykka.errors")))
			.hasSize(2)
			.allSatisfy((match) -> assertThat(match.group(3)).isEqualTo(resolve("${revision}", pom)));
	}

	private static void assertDependencies(String info, Pattern pattern) throws IOException {
		String pom = Files.readString(Document.ROOT.resolve("pom.xml"));
		MatchResult parent = MAVEN.matcher(pom).results().findFirst().orElseThrow();
		String version = resolve(parent.group(3), pom);
		List<String> modules = Pattern.compile("<module>(.*?)</module>")
			.matcher(pom)
			.results()
			.map((module) -> parent.group(1) + ':' + module.group(1) + ':' + version)
			.toList();
		List<String> documented = Document.blocks(info)
			.flatMap((block) -> pattern.matcher(block.text()).results())
			.map((match) -> Stream.of(1, 2, 3).map(match::group).reduce((left, right) -> left + ':' + right).get())
			.toList();
		assertThat(documented).isNotEmpty()
			.allMatch((found) -> modules.contains(found) || found.startsWith("org.springframework.boot:"));
	}

	/**
	 * Return a value in which a placeholder may stand for a property of the same file.
	 */
	private static String resolve(String value, String pom) {
		Matcher placeholder = Pattern.compile("\\$\\{(.+)}").matcher(value);
		return placeholder.matches() ? pom.replaceFirst("(?s).*?<(" + placeholder.group(1) + ")>(.*?)</\\1>.*", "$2")
				: value;
	}

}

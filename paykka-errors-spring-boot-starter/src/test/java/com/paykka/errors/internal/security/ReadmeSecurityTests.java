package com.paykka.errors.internal.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for <code>docs/security.md</code>: its examples are those that the suite tests.
 */
class ReadmeSecurityTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", ""));

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void exampleIsTheTestedOne(String stack) throws IOException {
		String tested = Files.readString(BASE.resolve(Path.of("src", "it", "security", "src", "main", "java", "com",
				"example", "shop", stack, "ApiSecurity.java")));
		assertThat(Files.readString(BASE.resolve(Path.of("..", "docs", "security.md"))))
			.contains("```java\n" + tested.substring(tested.indexOf("@Configuration")) + "```");
	}

}

package com.paykka.errors.internal.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.assertThat;

class PaykkaRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	PaykkaRuntimeHintsTests() {
		new PaykkaRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
	}

	@Test
	void isFoundBySpring() {
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class, FailureHandler.handleMessage((message, failure) -> {
				// Others need classes that are absent
			}))).hasAtLeastOneElementOfType(PaykkaRuntimeHints.class);
	}

	@Test
	void everyResourceReadAtRuntimeIsKept() throws IOException {
		Path resources = Path.of("src/main/resources");
		try (Stream<Path> files = Files.walk(resources)) {
			List<String> names = files.filter(Files::isRegularFile)
				.map((file) -> resources.relativize(file).toString())
				.filter((name) -> !name.startsWith("META-INF"))
				.toList();
			assertThat(names).isNotEmpty()
				.allMatch((name) -> RuntimeHintsPredicates.resource().forResource(name).test(this.hints));
		}
	}

}

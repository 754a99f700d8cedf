package com.paykka.errors.internal.aot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Registers the resources and classes that are looked up by name.
 */
class PaykkaRuntimeHints implements RuntimeHintsRegistrar {

	// Checked by name to see whether they are present
	private static final List<String> OPTIONAL = List.of("com.fasterxml.jackson.core.JsonFactory",
			"com.fasterxml.jackson.databind.ObjectMapper", "io.micrometer.tracing.Tracer",
			"jakarta.servlet.ServletException", "jakarta.validation.ConstraintViolation",
			"jakarta.validation.ConstraintViolationException", "tools.jackson.core.json.JsonFactory",
			"tools.jackson.databind.json.JsonMapper");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("com/paykka/errors/**/*.properties")
			.registerPattern("com/paykka/errors/internal/catalog/*")
			.registerPattern("ContributorValidationMessages*.properties");
		OPTIONAL.forEach((type) -> hints.reflection().registerTypeIfPresent(classLoader, type));
	}

}

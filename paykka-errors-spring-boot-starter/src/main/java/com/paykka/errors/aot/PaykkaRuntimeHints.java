package com.paykka.errors.aot;

import com.paykka.errors.problem.PaykkaProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Hints for resources that are read by name and for the problem, which Jackson writes.
 */
class PaykkaRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("com/paykka/errors/**/*.properties")
			.registerPattern("com/paykka/errors/catalogue/*")
			.registerPattern("ContributorValidationMessages*.properties");
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), PaykkaProblem.class);
	}

}

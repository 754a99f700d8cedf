package com.paykka.errors.internal.translation;

import jakarta.validation.ConstraintViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Finds the declared message of a constraint behind Spring's errors. Loaded only if Bean
 * Validation is on the class path.
 */
final class ConstraintTemplates {

	private ConstraintTemplates() {
	}

	static @Nullable String of(ObjectError error) {
		return error.contains(ConstraintViolation.class) ? error.unwrap(ConstraintViolation.class).getMessageTemplate()
				: null;
	}

	static @Nullable String of(ParameterValidationResult result, MessageSourceResolvable error) {
		try {
			return result.unwrap(error, ConstraintViolation.class).getMessageTemplate();
		}
		catch (IllegalArgumentException ex) {
			// Not from Bean Validation
			return null;
		}
	}

}

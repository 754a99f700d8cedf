package com.paykka.errors.internal.translation;

import java.util.Collection;
import java.util.List;

import com.paykka.errors.internal.translation.InvalidValue.Source;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BindException;

/**
 * Claims what Spring for GraphQL throws for invalid arguments of a controller.
 */
final class InvalidArguments {

	private static final boolean VALIDATION_PRESENT = ClassUtils
		.isPresent("jakarta.validation.ConstraintViolationException", InvalidArguments.class.getClassLoader());

	private InvalidArguments() {
	}

	static @Nullable Failure translate(Throwable throwable) {
		if (throwable instanceof BindException ex) {
			Failure failure = InvalidRequests.invalidBean(ex.getBindingResult(), Source.PARAMETER, ex);
			List<InvalidValue> values = failure.invalidValues().stream().map(InvalidArguments::withoutRoot).toList();
			return InvalidRequests.invalid(values, ex);
		}
		return VALIDATION_PRESENT ? Constraints.translate(throwable) : null;
	}

	/**
	 * Spring for GraphQL calls an argument {@code $}.
	 */
	private static InvalidValue withoutRoot(InvalidValue value) {
		String location = value.location();
		if (location == null || !location.startsWith("$")) {
			return value;
		}
		String path = location.startsWith("$.") ? location.substring(2) : location.substring(1);
		return new InvalidValue(value.code(), value.detail(), value.source(), path.isEmpty() ? null : path);
	}

	/**
	 * Loaded only if Bean Validation is on the class path.
	 */
	private static final class Constraints {

		private static @Nullable Failure translate(Throwable throwable) {
			return (throwable instanceof ConstraintViolationException ex
					&& isOfController(ex.getConstraintViolations())) ? ConstraintViolations.failure(ex) : null;
		}

		private static boolean isOfController(@Nullable Collection<ConstraintViolation<?>> violations) {
			return violations != null && !violations.isEmpty()
					&& violations.stream().allMatch((violation) -> isController(violation.getRootBean()));
		}

		private static boolean isController(@Nullable Object bean) {
			return bean != null && AnnotatedElementUtils.hasAnnotation(ClassUtils.getUserClass(bean), Controller.class);
		}

	}

}

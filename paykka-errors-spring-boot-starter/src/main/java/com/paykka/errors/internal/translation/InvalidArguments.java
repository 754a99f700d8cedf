package com.paykka.errors.internal.translation;

import java.util.Collection;
import java.util.List;

import com.paykka.errors.internal.translation.Place.Location;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BindException;

/**
 * Translates the exceptions that Spring for GraphQL throws for a controller's invalid
 * arguments.
 */
final class InvalidArguments {

	private static final boolean VALIDATION_PRESENT = ClassUtils
		.isPresent("jakarta.validation.ConstraintViolationException", InvalidArguments.class.getClassLoader());

	private static final Places PLACES = new Places(SentNames.FORM);

	private InvalidArguments() {
	}

	static @Nullable Failure translate(Throwable throwable, boolean onlyNamed) {
		if (throwable instanceof BindException ex) {
			Failure failure = new InvalidRequests(PLACES, onlyNamed).invalidBean(ex.getBindingResult(),
					WebParameter.FORM, ex);
			if (failure == null) {
				return null;
			}
			List<InvalidValue> values = failure.invalidValues().stream().map(InvalidArguments::withoutRoot).toList();
			return new Failure(failure.exception(), ex, true, values, failure.moreInvalidValues());
		}
		return VALIDATION_PRESENT ? Constraints.translate(throwable, onlyNamed) : null;
	}

	/**
	 * Spring for GraphQL calls an argument {@code $}.
	 */
	private static InvalidValue withoutRoot(InvalidValue value) {
		String name = value.place().name();
		if (name == null || !name.startsWith("$")) {
			return value;
		}
		return at(name.startsWith("$.") ? name.substring(2) : name.substring(1), value);
	}

	private static InvalidValue at(String name, InvalidValue value) {
		return new InvalidValue(value.code(), value.detail(), Place.named(Location.PARAMETER, name), value.reason());
	}

	/**
	 * Loaded only if Bean Validation is on the class path.
	 */
	private static final class Constraints {

		private static @Nullable Failure translate(Throwable throwable, boolean onlyNamed) {
			if (!(throwable instanceof ConstraintViolationException ex)
					|| !isOfController(ex.getConstraintViolations())) {
				return null;
			}
			return ex.getConstraintViolations().stream().anyMatch(ConstraintViolations::isForReturnValue)
					? InvalidRequests.ownFault(ex, onlyNamed)
					: RejectedValue.toFailure(
							ex.getConstraintViolations().stream().map(Constraints::rejectedValue).toList(), ex,
							onlyNamed);
		}

		private static RejectedValue rejectedValue(ConstraintViolation<?> violation) {
			RejectedValue rejected = Violations.rejectedValueOf(violation, WebParameter.FORM, PLACES);
			String argument = argumentOf(violation.getPropertyPath());
			return new RejectedValue(rejected.named(), rejected.parameter().withName(argument), rejected.path(),
					rejected.message(), () -> {
						InvalidValue value = rejected.shown().get();
						String rest = value.place().name();
						return at((rest != null) ? argument + (rest.startsWith("[") ? "" : ".") + rest : argument,
								value);
					});
		}

		private static String argumentOf(Path path) {
			for (Path.Node node : path) {
				if (node.getKind() == ElementKind.PARAMETER) {
					return node.getName();
				}
			}
			return "";
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

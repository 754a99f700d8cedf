package com.paykka.errors.internal.translation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.util.CollectionUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Translates the constraint violations on a controller's arguments that Bean Validation
 * itself throws.
 */
class ConstraintViolations implements FailureTranslator {

	private final Places places;

	private final boolean onlyNamed;

	ConstraintViolations(Places places, boolean onlyNamed) {
		this.places = places;
		this.onlyNamed = onlyNamed;
	}

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (handler == null || !(throwable instanceof ConstraintViolationException ex)
				|| !isOf(handler, ex.getConstraintViolations())) {
			return null;
		}
		if (ex.getConstraintViolations().stream().anyMatch(ConstraintViolations::isForReturnValue)) {
			return InvalidRequests.ownFault(ex, this.onlyNamed);
		}
		List<WebParameter> parameters = Stream.of(handler.getMethodParameters())
			.map((parameter) -> WebParameter.of(parameter, handler))
			.toList();
		return RejectedValue.toFailure(ex.getConstraintViolations()
			.stream()
			.map((violation) -> Violations.rejectedValueOf(violation, parameterOf(violation, handler, parameters),
					this.places))
			.toList(), ex, this.onlyNamed);
	}

	private static boolean isOf(HandlerMethod handler, @Nullable Set<ConstraintViolation<?>> violations) {
		return !CollectionUtils.isEmpty(violations) && violations.stream()
			.allMatch((violation) -> InvalidRequests.isBeanOf(handler, violation.getRootBean()));
	}

	static boolean isForReturnValue(ConstraintViolation<?> violation) {
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.RETURN_VALUE) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the argument, unless the violation is about another of the controller's
	 * methods.
	 */
	private static WebParameter parameterOf(ConstraintViolation<?> violation, HandlerMethod handler,
			List<WebParameter> parameters) {
		int index = Violations.parameterIndexOf(violation.getPropertyPath());
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.METHOD && index >= 0 && WebParameter.isMethodOf(handler, node.getName(),
					node.as(Path.MethodNode.class).getParameterTypes().size())) {
				return parameters.get(index);
			}
		}
		return WebParameter.UNKNOWN;
	}

}

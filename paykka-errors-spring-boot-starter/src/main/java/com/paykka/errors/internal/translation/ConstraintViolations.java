package com.paykka.errors.internal.translation;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.paykka.errors.internal.translation.InvalidValue.Source;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.util.CollectionUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Claims constraint violations on a controller's arguments that Bean Validation itself
 * throws.
 */
class ConstraintViolations implements FailureTranslator {

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (!(throwable instanceof ConstraintViolationException ex) || !isOf(handler, ex.getConstraintViolations())) {
			return null;
		}
		return failure(ex);
	}

	static Failure failure(ConstraintViolationException ex) {
		if (ex.getConstraintViolations().stream().anyMatch(ConstraintViolations::isForReturnValue)) {
			return InvalidRequests.ownFault(ex);
		}
		List<InvalidValue> values = ex.getConstraintViolations()
			.stream()
			.map(ConstraintViolations::invalidValue)
			.sorted((first, second) -> String.valueOf(first.location()).compareTo(String.valueOf(second.location())))
			.toList();
		return InvalidRequests.invalid(values, ex);
	}

	private static boolean isOf(@Nullable HandlerMethod handler, @Nullable Set<ConstraintViolation<?>> violations) {
		return !CollectionUtils.isEmpty(violations) && violations.stream()
			.allMatch((violation) -> InvalidRequests.isBeanOf(handler, violation.getRootBean()));
	}

	private static boolean isForReturnValue(ConstraintViolation<?> violation) {
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.RETURN_VALUE) {
				return true;
			}
		}
		return false;
	}

	private static InvalidValue invalidValue(ConstraintViolation<?> violation) {
		String path = path(violation.getPropertyPath());
		return ConstraintMessages.invalidValue(violation.getMessageTemplate(), violation.getMessage(),
				violation.getInvalidValue(), Source.PARAMETER, path.isEmpty() ? null : path);
	}

	/**
	 * Return the path without the method's name, which callers need not know.
	 */
	private static String path(Path path) {
		StringBuilder text = new StringBuilder();
		Iterator<Path.Node> nodes = path.iterator();
		while (nodes.hasNext()) {
			Path.Node node = nodes.next();
			if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
				continue;
			}
			String name = node.toString();
			text.append((text.isEmpty() || name.isEmpty()) ? "" : ".").append(name);
		}
		return text.toString();
	}

}

package com.paykka.errors.internal.translation;

import java.util.Iterator;
import java.util.List;

import com.paykka.errors.internal.translation.InvalidValue.Source;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

/**
 * Claims what Bean Validation throws itself, from services whose methods are validated.
 */
class ConstraintViolations implements FailureTranslator {

	@Override
	public @Nullable Failure translate(Throwable throwable) {
		if (!(throwable instanceof ConstraintViolationException ex)) {
			return null;
		}
		if (ex.getConstraintViolations() == null) {
			return InvalidRequests.invalid(List.of(), ex);
		}
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
	 * Leave out the method's name, which is none of the caller's business.
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

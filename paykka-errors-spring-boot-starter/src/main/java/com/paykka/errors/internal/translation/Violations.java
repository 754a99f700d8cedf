package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Reads violations of Bean Validation. Loaded only if it is on the class path.
 */
final class Violations {

	private Violations() {
	}

	static @Nullable RejectedValue rejectedValueOf(ObjectError error, WebParameter parameter, Places places) {
		return error.contains(ConstraintViolation.class)
				? rejectedValueOf(error.unwrap(ConstraintViolation.class), parameter, places) : null;
	}

	static @Nullable RejectedValue rejectedValueOf(ParameterValidationResult result, MessageSourceResolvable error,
			WebParameter parameter, Places places) {
		try {
			return rejectedValueOf(result.unwrap(error, ConstraintViolation.class), parameter, places);
		}
		catch (IllegalArgumentException ex) {
			// Not from Bean Validation
			return null;
		}
	}

	static RejectedValue rejectedValueOf(ConstraintViolation<?> violation, WebParameter parameter, Places places) {
		List<Step> path = pathOf(violation.getPropertyPath());
		String template = violation.getMessageTemplate();
		String message = violation.getMessage();
		PaykkaErrorCode named = ConstraintMessages.codeOf(template, message);
		return new RejectedValue(named, parameter, path, message, () -> new InvalidValue(RejectedValue.codeOf(named),
				detailOf(violation), places.of(parameter, path, argumentOf(violation))));
	}

	/**
	 * A validator may put the value into a message that it builds on its own.
	 */
	private static @Nullable String detailOf(ConstraintViolation<?> violation) {
		String template = violation.getMessageTemplate();
		return template.equals(violation.getConstraintDescriptor().getMessageTemplate())
				? ConstraintMessages.detailOf(template, violation.getMessage(), violation.getInvalidValue()) : null;
	}

	private static @Nullable Object argumentOf(ConstraintViolation<?> violation) {
		Object[] arguments = violation.getExecutableParameters();
		if (arguments == null) {
			return violation.getRootBean();
		}
		int index = parameterIndexOf(violation.getPropertyPath());
		return (index >= 0 && index < arguments.length) ? arguments[index] : null;
	}

	static int parameterIndexOf(Path path) {
		for (Path.Node node : path) {
			if (node.getKind() == ElementKind.PARAMETER) {
				return node.as(Path.ParameterNode.class).getParameterIndex();
			}
		}
		return -1;
	}

	/**
	 * Return the path from the argument or the bean to the value. It ends at a set, whose
	 * elements have no place, and at a map with an invalid key, which must not be shown.
	 */
	private static List<Step> pathOf(Path path) {
		List<Step> steps = new ArrayList<>();
		for (Path.Node node : path) {
			if (node.isInIterable()) {
				Step element = elementOf(node);
				if (element == null) {
					break;
				}
				steps.add(element);
			}
			if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
				steps.add(Step.property(node.getName()));
			}
		}
		return steps;
	}

	private static @Nullable Step elementOf(Path.Node node) {
		if (node.getIndex() != null) {
			return Step.index(node.getIndex());
		}
		return (node.getKey() != null && !isWithinKey(node)) ? Step.key(node.getKey()) : null;
	}

	private static boolean isWithinKey(Path.Node node) {
		return switch (node.getKind()) {
			case PROPERTY -> {
				Path.PropertyNode property = node.as(Path.PropertyNode.class);
				yield isKey(property.getContainerClass(), property.getTypeArgumentIndex());
			}
			case BEAN -> {
				Path.BeanNode bean = node.as(Path.BeanNode.class);
				yield isKey(bean.getContainerClass(), bean.getTypeArgumentIndex());
			}
			case CONTAINER_ELEMENT -> {
				Path.ContainerElementNode element = node.as(Path.ContainerElementNode.class);
				yield isKey(element.getContainerClass(), element.getTypeArgumentIndex());
			}
			default -> false;
		};
	}

	private static boolean isKey(@Nullable Class<?> container, @Nullable Integer typeArgument) {
		return container != null && Map.class.isAssignableFrom(container) && typeArgument != null && typeArgument == 0;
	}

}

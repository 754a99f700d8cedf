package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaErrorCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.util.CollectionUtils;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.HandlerMethod;

/**
 * Reads violations of Bean Validation. Loaded only if it is on the class path.
 */
final class ConstraintViolations {

	private final Places places;

	private final boolean onlyNamed;

	ConstraintViolations(Places places, boolean onlyNamed) {
		this.places = places;
		this.onlyNamed = onlyNamed;
	}

	/**
	 * Translate the violations that Bean Validation itself throws, unless they are about
	 * another bean than the handler's.
	 */
	@Nullable Failure translate(Throwable thrown, HandlerMethod handler) {
		Map<Integer, WebParameter> parameters = new HashMap<>();
		return translate(thrown, (bean) -> InvalidRequests.isBeanOf(handler, bean),
				(violation) -> rejectedValue(violation, parameterOf(violation, handler, parameters)));
	}

	/** Translate the violations of a GraphQL controller's arguments. */
	@Nullable Failure translateArguments(Throwable thrown) {
		return translate(thrown,
				(bean) -> bean != null
						&& AnnotatedElementUtils.hasAnnotation(ClassUtils.getUserClass(bean), Controller.class),
				(violation) -> rejectedValue(violation, WebParameter.FORM, pathOf(violation, true), null));
	}

	private @Nullable Failure translate(Throwable thrown, Predicate<@Nullable Object> isController,
			Function<ConstraintViolation<?>, RejectedValue> reader) {
		Set<ConstraintViolation<?>> violations = (thrown instanceof ConstraintViolationException ex)
				? ex.getConstraintViolations() : null;
		if (CollectionUtils.isEmpty(violations)
				|| !violations.stream().map(ConstraintViolation::getRootBean).allMatch(isController)) {
			return null;
		}
		boolean ownFault = violations.stream()
			.anyMatch((violation) -> nodeOf(violation, ElementKind.RETURN_VALUE) != null);
		return ownFault ? InvalidRequests.ownFault(thrown, this.onlyNamed)
				: RejectedValue.toFailure(violations.stream().map(reader).toList(), thrown, this.onlyNamed);
	}

	/**
	 * Read the violation behind an error, or return {@code null} if there is none.
	 * @param result what the error is part of, unless it is a bean
	 */
	@Nullable RejectedValue rejectedValue(MessageSourceResolvable error, @Nullable ParameterValidationResult result,
			WebParameter parameter) {
		try {
			if (error instanceof ObjectError objectError) {
				return rejectedValue(objectError.unwrap(ConstraintViolation.class), parameter);
			}
			return (result != null) ? rejectedValue(result.unwrap(error, ConstraintViolation.class), parameter) : null;
		}
		catch (IllegalArgumentException ex) {
			// Not from Bean Validation
			return null;
		}
	}

	private RejectedValue rejectedValue(ConstraintViolation<?> violation, WebParameter parameter) {
		return rejectedValue(violation, parameter, pathOf(violation, false), argumentOf(violation));
	}

	private RejectedValue rejectedValue(ConstraintViolation<?> violation, WebParameter parameter, List<Step> path,
			@Nullable Object argument) {
		String message = violation.getMessage();
		PaykkaErrorCode named = ConstraintMessages.codeOf(violation.getMessageTemplate(), message);
		return new RejectedValue(named, parameter, path, message, () -> new InvalidValue(RejectedValue.codeOf(named),
				detailOf(violation), this.places.of(parameter, path, argument)));
	}

	/** A validator may put the value into a message that it builds on its own. */
	private static @Nullable String detailOf(ConstraintViolation<?> violation) {
		String template = violation.getMessageTemplate();
		return template.equals(violation.getConstraintDescriptor().getMessageTemplate())
				? ConstraintMessages.detailOf(template, violation.getMessage(), violation.getInvalidValue()) : null;
	}

	/**
	 * Return the argument, unless the violation is about another of the controller's
	 * methods.
	 */
	private static WebParameter parameterOf(ConstraintViolation<?> violation, HandlerMethod handler,
			Map<Integer, WebParameter> parameters) {
		Path.Node method = nodeOf(violation, ElementKind.METHOD);
		int index = indexOf(violation);
		return (method != null && index >= 0
				&& WebParameter.isMethodOf(handler, method.getName(),
						method.as(Path.MethodNode.class).getParameterTypes().size()))
								? parameters.computeIfAbsent(index,
										(argument) -> WebParameter.of(handler.getMethodParameters()[argument], handler))
								: WebParameter.UNKNOWN;
	}

	private static @Nullable Object argumentOf(ConstraintViolation<?> violation) {
		Object[] arguments = violation.getExecutableParameters();
		int index = indexOf(violation);
		if (arguments == null) {
			return violation.getRootBean();
		}
		return (index >= 0) ? arguments[index] : null;
	}

	private static int indexOf(ConstraintViolation<?> violation) {
		Path.Node parameter = nodeOf(violation, ElementKind.PARAMETER);
		return (parameter != null) ? parameter.as(Path.ParameterNode.class).getParameterIndex() : -1;
	}

	private static Path.@Nullable Node nodeOf(ConstraintViolation<?> violation, ElementKind kind) {
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == kind) {
				return node;
			}
		}
		return null;
	}

	/**
	 * Return the path from the argument or the bean to the value. It ends at a set, whose
	 * elements have no place, and at a map with an invalid key, which must not be shown.
	 * @param withArgument whether the path begins with the argument's name
	 */
	private static List<Step> pathOf(ConstraintViolation<?> violation, boolean withArgument) {
		List<Step> steps = new ArrayList<>();
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.isInIterable()) {
				Step element = elementOf(node, violation.getInvalidValue());
				if (element == null) {
					break;
				}
				steps.add(element);
			}
			boolean argument = withArgument && node.getKind() == ElementKind.PARAMETER;
			if ((argument || node.getKind() == ElementKind.PROPERTY) && node.getName() != null) {
				steps.add(Step.property(node.getName()));
			}
		}
		return steps;
	}

	private static @Nullable Step elementOf(Path.Node node, @Nullable Object rejected) {
		if (node.getIndex() != null) {
			return Step.index(node.getIndex());
		}
		return (node.getKey() != null && !node.getKey().equals(rejected)) ? Step.key(node.getKey()) : null;
	}

}

package com.paykka.errors.internal.translation;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.HandlerMethod;

/**
 * Translates the exceptions that Spring throws for invalid arguments on both stacks.
 */
class InvalidRequests implements FailureTranslator {

	private static final boolean VALIDATION_PRESENT = ClassUtils.isPresent("jakarta.validation.ConstraintViolation",
			InvalidRequests.class.getClassLoader());

	private final Places places;

	private final boolean onlyNamed;

	/**
	 * Create a translator.
	 * @param onlyNamed whether to translate only violations of which one names a code
	 */
	InvalidRequests(Places places, boolean onlyNamed) {
		this.places = places;
		this.onlyNamed = onlyNamed;
	}

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (throwable instanceof MethodArgumentNotValidException ex) {
			return invalidBean(ex.getBindingResult(), WebParameter.of(ex.getParameter(), handler), ex);
		}
		if (handler == null && throwable instanceof BindException ex) {
			// From a functional endpoint
			return invalidBean(ex.getBindingResult(), WebParameter.FORM, ex);
		}
		if (throwable instanceof WebExchangeBindException ex) {
			return invalidBean(ex.getBindingResult(), WebParameter.of(ex.getMethodParameter(), handler), ex);
		}
		if (throwable instanceof MethodValidationResult result) {
			if (throwable instanceof MethodValidationException && !isBeanOf(handler, result.getTarget())) {
				return null;
			}
			return result.isForReturnValue() ? ownFault(throwable, this.onlyNamed)
					: invalidMethod(result, handler, throwable);
		}
		return null;
	}

	/**
	 * Create a failure for one invalid value, without the reason.
	 */
	static Failure invalid(Place place, Throwable cause) {
		return invalid(place, null, cause);
	}

	/**
	 * Create a failure for one value that could not be read.
	 */
	static Failure invalid(Place place, @Nullable Reason reason, Throwable cause) {
		List<InvalidValue> values = place.members().isEmpty() ? List.of()
				: List.of(new InvalidValue(PaykkaErrorCode.PARAMETER_INVALID, null, place, reason));
		return new Failure(new PaykkaException(PaykkaErrorCode.PARAMETER_INVALID, cause), cause, true, values);
	}

	/**
	 * Create a failure for a violation that the caller can't fix, such as an invalid
	 * return value.
	 */
	static @Nullable Failure ownFault(Throwable cause, boolean onlyNamed) {
		return onlyNamed ? null
				: new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, cause), cause, true, List.of());
	}

	/**
	 * Return whether an object is the handler's bean. If validation of another object
	 * fails deeper down, such as an entity being stored, the application is at fault.
	 * Compares only types, because the bean itself may be known only by name.
	 */
	static boolean isBeanOf(@Nullable HandlerMethod handler, @Nullable Object object) {
		if (handler == null) {
			return false;
		}
		Class<?> type = handler.getBeanType();
		return Proxy.isProxyClass(type)
				? Arrays.stream(type.getInterfaces()).anyMatch((implemented) -> implemented.isInstance(object))
				: type.isInstance(object);
	}

	@Nullable Failure invalidBean(BindingResult result, WebParameter parameter, Throwable cause) {
		return RejectedValue.toFailure(result.getAllErrors()
			.stream()
			.map((error) -> rejectedValue(error, parameter, List.of(), result.getTarget()))
			.toList(), cause, this.onlyNamed);
	}

	private @Nullable Failure invalidMethod(MethodValidationResult result, @Nullable HandlerMethod handler,
			Throwable cause) {
		Map<Integer, WebParameter> parameters = new HashMap<>();
		Stream<RejectedValue> together = result.getCrossParameterValidationResults()
			.stream()
			.map((error) -> rejectedValue(error, null, WebParameter.UNKNOWN, List.of(), null));
		Stream<RejectedValue> single = result.getParameterValidationResults().stream().flatMap((invalid) -> {
			// One for each element of a list
			WebParameter parameter = parameters.computeIfAbsent(invalid.getMethodParameter().getParameterIndex(),
					(index) -> WebParameter.of(invalid.getMethodParameter(), handler));
			return invalid.getResolvableErrors().stream().map((error) -> rejectedValue(error, invalid, parameter));
		});
		return RejectedValue.toFailure(Stream.concat(single, together).toList(), cause, this.onlyNamed);
	}

	private RejectedValue rejectedValue(MessageSourceResolvable error, ParameterValidationResult result,
			WebParameter parameter) {
		List<Step> element = elementOf(result);
		if (error instanceof ObjectError objectError && result instanceof ParameterErrors) {
			return rejectedValue(objectError, parameter, element, rootOf(result));
		}
		RejectedValue violation = VALIDATION_PRESENT ? Violations.rejectedValueOf(result, error, parameter, this.places)
				: null;
		return (violation != null) ? violation : rejectedValue(error, null, parameter, element, rootOf(result));
	}

	private static @Nullable Object rootOf(ParameterValidationResult result) {
		return (result.getContainer() != null) ? result.getContainer() : result.getArgument();
	}

	private static List<Step> elementOf(ParameterValidationResult result) {
		if (result.getContainerIndex() != null) {
			return List.of(Step.index(result.getContainerIndex()));
		}
		Step key = (result.getContainerKey() != null) ? Step.key(result.getContainerKey()) : null;
		return (key != null) ? List.of(key) : List.of();
	}

	private RejectedValue rejectedValue(ObjectError error, WebParameter parameter, List<Step> element,
			@Nullable Object root) {
		RejectedValue violation = VALIDATION_PRESENT ? Violations.rejectedValueOf(error, parameter, this.places) : null;
		return (violation != null) ? violation
				: rejectedValue(error, (error instanceof FieldError field) ? field : null, parameter, element, root);
	}

	private RejectedValue rejectedValue(MessageSourceResolvable error, @Nullable FieldError field,
			WebParameter parameter, List<Step> element, @Nullable Object root) {
		List<Step> path = new ArrayList<>(element);
		path.addAll(Step.parse((field != null) ? field.getField() : ""));
		boolean unreadable = field != null && field.isBindingFailure();
		String message = unreadable ? null : error.getDefaultMessage();
		PaykkaErrorCode named = unreadable ? null : ConstraintMessages.codeOf(namedCode(error), message);
		return new RejectedValue(named, parameter, path, message, () -> new InvalidValue(RejectedValue.codeOf(named),
				null, this.places.of(parameter, path, root), unreadable ? reasonOf(error) : null));
	}

	private static @Nullable Reason reasonOf(MessageSourceResolvable error) {
		return (error instanceof ObjectError unreadable && unreadable.contains(TypeMismatchException.class))
				? Reason.of(unreadable.unwrap(TypeMismatchException.class).getRequiredType(), Enum::name) : null;
	}

	/**
	 * Spring validators name a code by their error code, such as {@code paykka.2008}.
	 */
	private static @Nullable String namedCode(MessageSourceResolvable error) {
		String[] codes = error.getCodes();
		if (codes != null && codes.length > 0) {
			String template = '{' + codes[codes.length - 1] + '}';
			return (ConstraintMessages.codeOf(template) != null) ? template : null;
		}
		return null;
	}

}

package com.paykka.errors.internal.translation;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.HandlerMethod;

/**
 * Translates the exceptions that Spring throws for invalid requests.
 */
class InvalidRequests {

	private static final boolean VALIDATION_PRESENT = ClassUtils.isPresent("jakarta.validation.ConstraintViolation",
			InvalidRequests.class.getClassLoader());

	private final Places places;

	private final ValidationMode mode;

	private final @Nullable ConstraintViolations violations;

	private final UnreadableRequests unreadable;

	InvalidRequests(Places places, ValidationMode mode) {
		this.places = places;
		this.mode = mode;
		this.violations = VALIDATION_PRESENT ? new ConstraintViolations(places, mode == ValidationMode.NAMED) : null;
		this.unreadable = new UnreadableRequests(places);
	}

	/**
	 * Translate an exception, whatever its causes, which may come from anything that the
	 * application called.
	 * @param handler the method that threw it, or {@code null}
	 * @return the failure, or {@code null} if it is not an invalid request
	 */
	@Nullable Failure translate(Throwable thrown, @Nullable HandlerMethod handler) {
		if (this.mode == ValidationMode.NEVER) {
			return null;
		}
		if (thrown instanceof MethodArgumentNotValidException ex) {
			return invalidBean(ex.getBindingResult(), WebParameter.of(ex.getParameter(), handler), ex);
		}
		if (thrown instanceof WebExchangeBindException ex) {
			return invalidBean(ex.getBindingResult(), WebParameter.of(ex.getMethodParameter(), handler), ex);
		}
		if (thrown instanceof BindException ex && handler == null) {
			// From a functional endpoint
			return invalidBean(ex.getBindingResult(), WebParameter.FORM, ex);
		}
		if (thrown instanceof MethodValidationResult result) {
			return invalidMethod(result, handler, thrown);
		}
		Failure failure = (this.violations != null && handler != null) ? this.violations.translate(thrown, handler)
				: null;
		return (failure == null && handlesAll()) ? this.unreadable.translate(thrown, handler) : failure;
	}

	/**
	 * Translate an exception that Spring for GraphQL throws for a controller's arguments.
	 */
	@Nullable Failure translateArguments(Throwable thrown) {
		if (this.mode == ValidationMode.NEVER) {
			return null;
		}
		if (thrown instanceof BindException ex) {
			return invalidBean(ex.getBindingResult(), WebParameter.FORM, ex);
		}
		return (this.violations != null) ? this.violations.translateArguments(thrown) : null;
	}

	/** Return whether invalid requests are translated that name no code. */
	boolean handlesAll() {
		return this.mode == ValidationMode.UNLESS_HANDLED || this.mode == ValidationMode.ALWAYS;
	}

	/** Create a failure for one value that could not be read. */
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

	private @Nullable Failure invalidBean(BindingResult result, WebParameter parameter, Throwable cause) {
		return toFailure(result.getAllErrors()
			.stream()
			.map((error) -> rejectedValue(error, null, parameter, result.getTarget())), cause);
	}

	private @Nullable Failure invalidMethod(MethodValidationResult result, @Nullable HandlerMethod handler,
			Throwable cause) {
		if (cause instanceof MethodValidationException && !isBeanOf(handler, result.getTarget())) {
			return null;
		}
		if (result.isForReturnValue()) {
			return ownFault(cause, !handlesAll());
		}
		Map<Integer, WebParameter> parameters = new HashMap<>();
		Stream<RejectedValue> together = result.getCrossParameterValidationResults()
			.stream()
			.map((error) -> rejectedValue(error, null, WebParameter.UNKNOWN, null));
		Stream<RejectedValue> single = result.getParameterValidationResults().stream().flatMap((invalid) -> {
			// One for each element of a list
			WebParameter parameter = parameters.computeIfAbsent(invalid.getMethodParameter().getParameterIndex(),
					(index) -> WebParameter.of(invalid.getMethodParameter(), handler));
			return invalid.getResolvableErrors()
				.stream()
				.map((error) -> rejectedValue(error, invalid, parameter, invalid.getArgument()));
		});
		return toFailure(Stream.concat(single, together), cause);
	}

	private @Nullable Failure toFailure(Stream<RejectedValue> values, Throwable cause) {
		return RejectedValue.toFailure(values.toList(), cause, !handlesAll());
	}

	/**
	 * Read an error. The message of one that is not from Bean Validation, or about
	 * several arguments together, is never shown.
	 */
	private RejectedValue rejectedValue(MessageSourceResolvable error, @Nullable ParameterValidationResult result,
			WebParameter parameter, @Nullable Object root) {
		RejectedValue violation = (this.violations != null) ? this.violations.rejectedValue(error, result, parameter)
				: null;
		if (violation != null) {
			return violation;
		}
		FieldError field = (error instanceof FieldError fieldError) ? fieldError : null;
		// Spring for GraphQL calls an argument $
		List<Step> path = Step.parse((field != null) ? StringUtils.trimLeadingCharacter(field.getField(), '$') : "");
		if (field != null && field.isBindingFailure()) {
			return new RejectedValue(null, parameter, path, null,
					() -> new InvalidValue(PaykkaErrorCode.PARAMETER_INVALID, null,
							this.places.of(parameter, path, root), reasonOf(field)));
		}
		String[] codes = error.getCodes();
		String message = error.getDefaultMessage();
		PaykkaErrorCode named = ConstraintMessages
			.codeOf((codes != null && codes.length > 0) ? codes[codes.length - 1] : null, message);
		return new RejectedValue(named, parameter, path, message,
				() -> new InvalidValue(RejectedValue.codeOf(named), null, this.places.of(parameter, path, root)));
	}

	private static @Nullable Reason reasonOf(FieldError error) {
		return error.contains(TypeMismatchException.class)
				? Reason.of(error.unwrap(TypeMismatchException.class).getRequiredType(), Enum::name) : null;
	}

}

package com.paykka.errors.internal.translation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.InvalidValue.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Claims the exceptions that Spring throws for invalid requests on both stacks.
 */
class InvalidRequests implements FailureTranslator {

	private static final boolean VALIDATION_PRESENT = ClassUtils.isPresent("jakarta.validation.ConstraintViolation",
			InvalidRequests.class.getClassLoader());

	private static final Map<String, Source> SOURCES = Map.of("header", Source.HEADER, "cookie value", Source.COOKIE,
			"cookie", Source.COOKIE, "path variable", Source.PATH, "path parameter", Source.PATH);

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (throwable instanceof MethodArgumentNotValidException ex) {
			return invalidBean(ex.getBindingResult(), sourceOf(ex.getParameter()), ex);
		}
		if (throwable instanceof WebExchangeBindException ex) {
			return invalidBean(ex.getBindingResult(), sourceOf(ex.getMethodParameter()), ex);
		}
		if (throwable instanceof MethodValidationResult result) {
			if (throwable instanceof MethodValidationException && !isBeanOf(handler, result.getTarget())) {
				return null;
			}
			return result.isForReturnValue() ? ownFault(throwable) : invalidMethod(result, throwable);
		}
		if (throwable instanceof MethodArgumentTypeMismatchException ex) {
			return invalid(List.of(unspecific(sourceOf(ex.getParameter()), ex.getName())), ex);
		}
		if (throwable instanceof MissingRequestValueException ex) {
			return invalid(List.of(unspecific(SOURCES.getOrDefault(ex.getLabel(), Source.PARAMETER), ex.getName())),
					ex);
		}
		if (throwable instanceof ServerWebInputException ex) {
			return invalid(unreadable(ex), ex);
		}
		if (throwable instanceof HttpMessageNotReadableException ex) {
			return isAborted(ex) ? null : invalid(List.of(), ex);
		}
		return null;
	}

	/**
	 * Return whether the client has gone, so that nobody is left to answer. Containers
	 * also report an abort when a client is merely slow, and a parser's message quotes
	 * the body, which may contain "broken pipe".
	 */
	private static boolean isAborted(HttpMessageNotReadableException ex) {
		Throwable cause = ex.getMostSpecificCause();
		return !(cause instanceof SocketTimeoutException) && !cause.getClass().getName().contains(".jackson.")
				&& DisconnectedClientHelper.isClientDisconnectedException(ex);
	}

	/**
	 * Answer invalid values with the code that they all share, otherwise with 6001.
	 */
	static Failure invalid(List<InvalidValue> values, Throwable cause) {
		PaykkaErrorCode shared = InvalidValue.sharedCode(values);
		PaykkaErrorCode code = (shared != null) ? shared : PaykkaErrorCode.PARAMETER_INVALID;
		return new Failure(new PaykkaException(code, cause), cause, true, values);
	}

	/**
	 * Answer a violation that the caller can't fix, such as an invalid return value.
	 */
	static Failure ownFault(Throwable cause) {
		return new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, cause), cause, true, List.of());
	}

	/**
	 * Return whether an object is the handler's bean. An object that fails validation
	 * deeper down, such as an entity being stored, is the application's fault. Only types
	 * are compared, because the bean itself may be known only by name.
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

	static InvalidValue unspecific(Source source, @Nullable String location) {
		return new InvalidValue(PaykkaErrorCode.PARAMETER_INVALID, null, source, location);
	}

	private static List<InvalidValue> unreadable(ServerWebInputException ex) {
		MethodParameter parameter = ex.getMethodParameter();
		if (parameter == null || sourceOf(parameter) == Source.BODY) {
			return List.of();
		}
		return List.of(unspecific(sourceOf(parameter), nameOf(parameter)));
	}

	static Failure invalidBean(BindingResult result, Source source, Throwable cause) {
		return invalid(result.getAllErrors().stream().map((error) -> invalidValue(error, source)).toList(), cause);
	}

	private static Failure invalidMethod(MethodValidationResult result, Throwable cause) {
		List<InvalidValue> values = result.getParameterValidationResults()
			.stream()
			.flatMap((parameter) -> parameter.getResolvableErrors()
				.stream()
				.map((error) -> invalidValue(error, parameter)))
			.toList();
		return invalid(values, cause);
	}

	private static InvalidValue invalidValue(MessageSourceResolvable error, ParameterValidationResult result) {
		MethodParameter parameter = result.getMethodParameter();
		Source source = sourceOf(parameter);
		String index = (result.getContainerIndex() != null) ? "[" + result.getContainerIndex() + "]" : "";
		if (error instanceof ObjectError objectError && result instanceof ParameterErrors) {
			return invalidValue(objectError, source, index);
		}
		String location = (source == Source.BODY) ? JsonPointer.of(index) : nameOf(parameter) + index;
		String template = VALIDATION_PRESENT ? ConstraintTemplates.of(result, error) : null;
		return ConstraintMessages.invalidValue((template != null) ? template : namedCode(error),
				error.getDefaultMessage(), result.getArgument(), source, location);
	}

	private static InvalidValue invalidValue(ObjectError error, Source source) {
		return invalidValue(error, source, "");
	}

	private static InvalidValue invalidValue(ObjectError error, Source source, String prefix) {
		FieldError fieldError = (error instanceof FieldError field) ? field : null;
		String path = (fieldError != null) ? fieldError.getField() : "";
		String location = (source == Source.BODY) ? JsonPointer.of(prefix + "." + path) : path;
		location = location.isEmpty() ? null : location;
		if (fieldError != null && fieldError.isBindingFailure()) {
			return unspecific(source, location);
		}
		String template = VALIDATION_PRESENT ? ConstraintTemplates.of(error) : null;
		return ConstraintMessages.invalidValue((template != null) ? template : namedCode(error),
				error.getDefaultMessage(), (fieldError != null) ? fieldError.getRejectedValue() : null, source,
				location);
	}

	/**
	 * Spring validators name a code through their error code, such as {@code
	 * paykka.2008}.
	 */
	private static @Nullable String namedCode(MessageSourceResolvable error) {
		String[] codes = error.getCodes();
		if (codes != null && codes.length > 0) {
			String template = '{' + codes[codes.length - 1] + '}';
			return (ConstraintMessages.codeOf(template) != null) ? template : null;
		}
		return null;
	}

	static Source sourceOf(@Nullable MethodParameter parameter) {
		if (parameter == null || parameter.hasParameterAnnotation(RequestBody.class)
				|| parameter.hasParameterAnnotation(RequestPart.class)) {
			return Source.BODY;
		}
		if (parameter.hasParameterAnnotation(RequestHeader.class)) {
			return Source.HEADER;
		}
		if (parameter.hasParameterAnnotation(CookieValue.class)) {
			return Source.COOKIE;
		}
		return parameter.hasParameterAnnotation(PathVariable.class) ? Source.PATH : Source.PARAMETER;
	}

	/**
	 * Return the name that the caller knows, which may come from an annotation.
	 */
	private static String nameOf(MethodParameter parameter) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			if (annotation.annotationType().getPackage() == RequestParam.class.getPackage()) {
				Object name = AnnotationUtils.getValue(annotation);
				if (name instanceof String declared && !declared.isEmpty()) {
					return declared;
				}
			}
		}
		return Objects.requireNonNullElse(parameter.getParameterName(), "");
	}

}

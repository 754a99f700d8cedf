package com.paykka.errors.internal.translation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebInputException;

/**
 * Determines the failure behind an exception that ended a request: first what
 * {@link Translators} find, then invalid requests.
 */
public final class FailureResolver {

	// By name, because each belongs to another container
	private static final List<String> CONTAINERS = List.of("jakarta.servlet.UnavailableException",
			"org.apache.tomcat.util.http.", "org.eclipse.jetty.http.", "io.undertow.util.");

	private final Translators translators;

	private final InvalidRequests invalidRequests;

	private final boolean unexpected;

	FailureResolver(Translators translators, InvalidRequests invalidRequests, boolean unexpected) {
		this.translators = translators;
		this.invalidRequests = invalidRequests;
		this.unexpected = unexpected;
	}

	/**
	 * Return the failure behind an exception, or {@code null} if there is none.
	 * @param handler the method that threw the exception, or {@code null}
	 */
	public @Nullable Failure resolve(Throwable thrown, @Nullable HandlerMethod handler) {
		Failure failure = resolve(thrown);
		return (failure != null || isOfFramework(handler)) ? failure : this.invalidRequests.translate(thrown, handler);
	}

	/** Resolve an exception that ended the reading of a form. */
	public @Nullable Failure resolveUnreadableForm(Throwable thrown) {
		return this.invalidRequests.handlesAll() ? InvalidRequests.invalid(Place.UNKNOWN, null, thrown) : null;
	}

	/** Resolve an exception with a code. */
	private @Nullable Failure resolve(Throwable thrown) {
		Failure failure = this.translators.resolve(thrown);
		if (failure != null) {
			return (failure.link() != failure.exception() && isRefusalOfContainer(failure.link())) ? null : failure;
		}
		return (thrown instanceof BindingResult result) ? resolveConversion(thrown, result) : null;
	}

	/** Resolve a failure of a converter, which Spring takes for an invalid value. */
	private static @Nullable Failure resolveConversion(Throwable thrown, BindingResult result) {
		return result.getAllErrors()
			.stream()
			.filter((error) -> error.contains(Throwable.class))
			.map((error) -> PaykkaException.find(error.unwrap(Throwable.class)))
			.filter(Objects::nonNull)
			.min(Comparator.comparing((code) -> code.getErrorCode().getAdvice() != Advice.CHECK_STATUS))
			.map((code) -> new Failure(code, thrown))
			.orElse(null);
	}

	/** Resolve an exception of a GraphQL data fetcher. */
	public @Nullable Failure resolveForDataFetcher(Throwable thrown) {
		Failure failure = resolve(thrown);
		return (failure != null) ? failure : this.invalidRequests.translateArguments(thrown);
	}

	/**
	 * Resolve an exception that nothing has handled. An error, what determines its own
	 * response, and what Spring takes for a lost caller are left to others.
	 */
	public @Nullable Failure resolveUnexpected(Throwable thrown) {
		return (!this.unexpected || Causes.of(thrown).stream().anyMatch(FailureResolver::isOwnedByOthers)
				|| Causes.isLostCaller(thrown)) ? null
						: new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, thrown), thrown);
	}

	/**
	 * Invalid requests to the handlers of Boot, such as Actuator's, and of Data REST are
	 * theirs.
	 */
	private static boolean isOfFramework(@Nullable HandlerMethod handler) {
		String type = (handler != null) ? handler.getBeanType().getName() : "";
		return type.startsWith("org.springframework.boot.") || type.startsWith("org.springframework.data.rest.");
	}

	/**
	 * Return whether a failure is wrapped in an exception that determines the response.
	 */
	public static boolean isHandledByOthers(Failure failure, Throwable thrown) {
		// An unreadable request adds nothing to the failure that it wraps
		return thrown != failure.link() && Causes.of(thrown)
			.stream()
			.takeWhile((link) -> link != failure.link())
			.anyMatch((link) -> !(link instanceof ServerWebInputException) && determinesItsResponse(link));
	}

	/** Return the exception classes that the settings translate. */
	public Set<Class<?>> translatedClasses() {
		return this.translators.translatedClasses();
	}

	private static boolean isOwnedByOthers(Throwable throwable) {
		return throwable instanceof Error || throwable instanceof ErrorResponse || isRefusalOfContainer(throwable)
				|| determinesItsResponse(throwable);
	}

	/**
	 * Return whether a servlet container refuses a request, such as one with a query
	 * string that it can't decode.
	 */
	private static boolean isRefusalOfContainer(Throwable throwable) {
		String type = throwable.getClass().getName();
		return CONTAINERS.stream().anyMatch(type::startsWith);
	}

	private static boolean determinesItsResponse(Throwable throwable) {
		return throwable instanceof ErrorResponseException
				|| AnnotatedElementUtils.hasAnnotation(throwable.getClass(), ResponseStatus.class)
				|| isOfSpringSecurity(throwable.getClass());
	}

	private static boolean isOfSpringSecurity(Class<?> type) {
		return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
			.anyMatch((link) -> link.getName().startsWith("org.springframework.security."));
	}

}

package com.paykka.errors.internal.translation;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.translation.Place.Location;
import com.paykka.errors.internal.translation.SentNames.Unreadable;
import com.paykka.errors.internal.translation.WebParameter.Binding;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Translates the exceptions that Spring throws for values that are missing or unreadable.
 */
class UnreadableRequests {

	private static final boolean SERVLET_PRESENT = ClassUtils.isPresent("jakarta.servlet.ServletException",
			UnreadableRequests.class.getClassLoader());

	private final Places places;

	UnreadableRequests(Places places) {
		this.places = places;
	}

	@Nullable Failure translate(Throwable thrown, @Nullable HandlerMethod handler) {
		if (thrown instanceof MethodArgumentTypeMismatchException ex) {
			WebParameter parameter = WebParameter.of(ex.getParameter(), handler).withName(ex.getName());
			return invalid(parameter, Reason.of(ex.getRequiredType(), Enum::name), ex);
		}
		if (thrown instanceof MissingRequestValueException ex) {
			WebParameter parameter = WebParameter.of(ex.getMethodParameter(), handler).withName(ex.getName());
			return invalid(parameter, Reason.MISSING, ex);
		}
		if (thrown instanceof ServerWebInputException ex) {
			return unreadable(ex, documentOf(ex, handler));
		}
		if (thrown instanceof HttpMessageNotReadableException ex) {
			return isLost(ex) ? null : unreadable(ex, documentOf(ex));
		}
		if (thrown instanceof MultipartException) {
			return isLost(thrown) ? null : InvalidRequests.invalid(Place.UNKNOWN, null, thrown);
		}
		return SERVLET_PRESENT ? Missing.translate(thrown) : null;
	}

	private Failure invalid(WebParameter parameter, @Nullable Reason reason, Throwable cause) {
		return InvalidRequests.invalid(this.places.of(parameter), reason, cause);
	}

	private Failure unreadable(Throwable thrown, WebParameter parameter) {
		List<Throwable> causes = Causes.of(thrown);
		if (causes.size() == 1 || (causes.size() == 2 && causes.get(1) instanceof DecodingException)) {
			return InvalidRequests.invalid(this.places.ofMember(parameter, List.of()), Reason.MISSING, thrown);
		}
		for (Throwable cause : causes) {
			if (cause instanceof TypeMismatchException ex) {
				return invalid(parameter, Reason.of(ex.getRequiredType(), Enum::name), thrown);
			}
			Unreadable value = this.places.unreadable(cause);
			if (value != null) {
				Place place = (value.path() != null) ? this.places.ofMember(parameter, value.path())
						: this.places.of(parameter);
				return InvalidRequests.invalid(place, value.reason(), thrown);
			}
		}
		return invalid(parameter, null, thrown);
	}

	/** Return what could not be read on the reactive stack. */
	private static WebParameter documentOf(ServerWebInputException ex, @Nullable HandlerMethod handler) {
		if (ex.getMethodParameter() == null) {
			// From a functional endpoint
			return WebParameter.BODY;
		}
		WebParameter parameter = WebParameter.of(ex.getMethodParameter(), handler);
		// Only bodies and parts are decoded, even for the application's own annotations
		boolean body = parameter.binding() == Binding.FORM || parameter.binding() == Binding.VALUE;
		return (body && ex.getCause() instanceof DecodingException) ? WebParameter.BODY : parameter;
	}

	/**
	 * Return what could not be read on the servlet stack: a part, which has a name, or
	 * the body.
	 */
	private static WebParameter documentOf(HttpMessageNotReadableException ex) {
		try {
			String name = ex.getHttpInputMessage().getHeaders().getContentDisposition().getName();
			return (name != null) ? new WebParameter(Binding.DOCUMENT, Location.PART, name, 0) : WebParameter.BODY;
		}
		catch (IllegalStateException | IllegalArgumentException none) {
			return WebParameter.BODY;
		}
	}

	/**
	 * Return whether the caller is gone. Containers also report an abort when a caller is
	 * merely slow, and Jetty when a multipart body is malformed.
	 */
	private static boolean isLost(Throwable thrown) {
		List<Throwable> causes = Causes.of(thrown);
		Throwable root = causes.get(causes.size() - 1);
		boolean malformed = root.getClass() == EOFException.class && root == thrown.getCause();
		return root instanceof IOException && !(root instanceof SocketTimeoutException) && !malformed
				&& Causes.isLostCaller(thrown);
	}

	/** What is missing on the servlet stack. */
	private static final class Missing {

		private static final Map<Class<?>, Location> LOCATIONS = Map.of(MissingServletRequestParameterException.class,
				Location.PARAMETER, MissingRequestHeaderException.class, Location.HEADER,
				MissingRequestCookieException.class, Location.COOKIE, MissingMatrixVariableException.class,
				Location.MATRIX, MissingPathVariableException.class, Location.PATH,
				MissingServletRequestPartException.class, Location.PART);

		private static @Nullable Failure translate(Throwable thrown) {
			if (thrown instanceof MissingPathVariableException ex && !ex.isMissingAfterConversion()) {
				// The handler's path matched without it, so the handler is at fault
				return null;
			}
			Location location = LOCATIONS.get(thrown.getClass());
			if (location != null && thrown instanceof ErrorResponse response) {
				// The only argument of Spring's messages is the name
				Object name = Objects.requireNonNull(response.getDetailMessageArguments())[0];
				return InvalidRequests.invalid(Place.named(location, name.toString()), Reason.MISSING, thrown);
			}
			return (thrown instanceof ServletRequestBindingException)
					? InvalidRequests.invalid(Place.UNKNOWN, Reason.MISSING, thrown) : null;
		}

	}

}

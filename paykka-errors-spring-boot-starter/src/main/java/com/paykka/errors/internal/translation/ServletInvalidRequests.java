package com.paykka.errors.internal.translation;

import java.io.EOFException;

import com.paykka.errors.internal.translation.Place.Location;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Translates the exceptions that only Spring MVC throws for invalid requests.
 */
class ServletInvalidRequests implements FailureTranslator {

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (throwable instanceof MissingServletRequestPartException ex) {
			return InvalidRequests.invalid(Place.named(Location.PART, ex.getRequestPartName()), Reason.MISSING, ex);
		}
		if (throwable instanceof MultipartException) {
			return isLost(throwable) ? null : InvalidRequests.invalid(Place.UNKNOWN, throwable);
		}
		if (!(throwable instanceof ServletRequestBindingException) || isHandlersFault(throwable)) {
			return null;
		}
		return InvalidRequests.invalid(placeOf(throwable), Reason.MISSING, throwable);
	}

	/**
	 * Return whether the caller is gone, as far as Spring knows. Jetty ends a malformed
	 * body in the same way, but without an exception of its own.
	 */
	private static boolean isLost(Throwable throwable) {
		Throwable cause = throwable.getCause();
		return Causes.isLostCaller(throwable) && (cause == null || cause.getClass() != EOFException.class);
	}

	/**
	 * If a handler's path matched but a variable is missing, the handler is at fault.
	 */
	private static boolean isHandlersFault(Throwable throwable) {
		return throwable instanceof MissingPathVariableException ex && !ex.isMissingAfterConversion();
	}

	private static Place placeOf(Throwable throwable) {
		if (throwable instanceof MissingServletRequestParameterException ex) {
			return Place.named(Location.PARAMETER, ex.getParameterName());
		}
		if (throwable instanceof MissingRequestHeaderException ex) {
			return Place.named(Location.HEADER, ex.getHeaderName());
		}
		if (throwable instanceof MissingRequestCookieException ex) {
			return Place.named(Location.COOKIE, ex.getCookieName());
		}
		if (throwable instanceof MissingMatrixVariableException ex) {
			return Place.named(Location.MATRIX, ex.getVariableName());
		}
		if (throwable instanceof MissingPathVariableException ex) {
			return Place.named(Location.PATH, ex.getVariableName());
		}
		return Place.UNKNOWN;
	}

}

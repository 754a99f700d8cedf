package com.paykka.errors.internal.translation;

import com.paykka.errors.internal.translation.Place.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Claims the exceptions that only Spring MVC throws for invalid requests.
 */
class ServletInvalidRequests implements FailureTranslator {

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (throwable instanceof MissingServletRequestPartException ex) {
			return InvalidRequests.invalid(Place.named(Source.PART, ex.getRequestPartName()), ex);
		}
		if (!(throwable instanceof ServletRequestBindingException) || isOfTheHandler(throwable)) {
			return null;
		}
		return InvalidRequests.invalid(placeOf(throwable), throwable);
	}

	/**
	 * The path of a handler that matched lacks no variable, unless the handler is wrong.
	 */
	private static boolean isOfTheHandler(Throwable throwable) {
		return throwable instanceof MissingPathVariableException ex && !ex.isMissingAfterConversion();
	}

	private static Place placeOf(Throwable throwable) {
		if (throwable instanceof MissingServletRequestParameterException ex) {
			return Place.named(Source.PARAMETER, ex.getParameterName());
		}
		if (throwable instanceof MissingRequestHeaderException ex) {
			return Place.named(Source.HEADER, ex.getHeaderName());
		}
		if (throwable instanceof MissingRequestCookieException ex) {
			return Place.named(Source.COOKIE, ex.getCookieName());
		}
		if (throwable instanceof MissingMatrixVariableException ex) {
			return Place.named(Source.MATRIX, ex.getVariableName());
		}
		if (throwable instanceof MissingPathVariableException ex) {
			return Place.named(Source.PATH, ex.getVariableName());
		}
		return Place.UNKNOWN;
	}

}

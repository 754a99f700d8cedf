package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.internal.translation.InvalidValue.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Claims the exceptions that only Spring MVC throws for invalid requests.
 */
class ServletInvalidRequests implements FailureTranslator {

	@Override
	public @Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler) {
		if (throwable instanceof MissingServletRequestParameterException ex) {
			return missing(Source.PARAMETER, ex.getParameterName(), ex);
		}
		if (throwable instanceof MissingServletRequestPartException ex) {
			return missing(Source.PARAMETER, ex.getRequestPartName(), ex);
		}
		if (throwable instanceof MissingRequestHeaderException ex) {
			return missing(Source.HEADER, ex.getHeaderName(), ex);
		}
		if (throwable instanceof MissingRequestCookieException ex) {
			return missing(Source.COOKIE, ex.getCookieName(), ex);
		}
		if (throwable instanceof UnsatisfiedServletRequestParameterException ex) {
			return InvalidRequests.invalid(List.of(), ex);
		}
		return null;
	}

	private static Failure missing(Source source, String name, Throwable cause) {
		return InvalidRequests.invalid(List.of(InvalidRequests.unspecific(source, name)), cause);
	}

}

package com.paykka.errors.internal.translation;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Turns exceptions that nothing else handles into 6007, except those that are left to
 * others.
 */
public final class UnexpectedExceptions {

	UnexpectedExceptions() {
	}

	/**
	 * Translate an exception.
	 * @param thrown the exception as it was thrown
	 * @return the failure, or {@code null} if the exception is left to others
	 */
	public @Nullable Failure resolve(Throwable thrown) {
		if (Causes.of(thrown).stream().anyMatch(UnexpectedExceptions::isOwnedByOthers)
				|| CallerConnection.isLost(thrown)) {
			return null;
		}
		return new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, thrown), thrown);
	}

	private static boolean isOwnedByOthers(Throwable throwable) {
		return throwable instanceof Error || throwable instanceof ErrorResponse || determinesItsResponse(throwable);
	}

	/**
	 * Return whether an exception determines its response, or is one of Spring
	 * Security's.
	 * @param throwable the exception
	 * @return whether it is left to others
	 */
	static boolean determinesItsResponse(Throwable throwable) {
		return throwable instanceof ErrorResponseException
				|| AnnotatedElementUtils.hasAnnotation(throwable.getClass(), ResponseStatus.class)
				|| isOfSpringSecurity(throwable.getClass());
	}

	private static boolean isOfSpringSecurity(Class<?> type) {
		for (Class<?> current = type; current != Throwable.class
				&& current != null; current = current.getSuperclass()) {
			if (current.getName().startsWith("org.springframework.security.")) {
				return true;
			}
		}
		return false;
	}

}

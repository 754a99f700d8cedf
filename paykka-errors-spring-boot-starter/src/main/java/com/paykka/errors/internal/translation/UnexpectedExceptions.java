package com.paykka.errors.internal.translation;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Turns exceptions that nobody handles into 6007, except those that others answer.
 */
public final class UnexpectedExceptions {

	UnexpectedExceptions() {
	}

	/**
	 * Translate an exception.
	 * @param thrown the exception as it was thrown
	 * @return the failure, or {@code null} if others answer the exception
	 */
	public @Nullable Failure resolve(Throwable thrown) {
		if (Causes.of(thrown).stream().anyMatch(UnexpectedExceptions::isOwnedByOthers)
				|| CallerConnection.isLost(thrown)) {
			return null;
		}
		return new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, thrown), thrown);
	}

	private static boolean isOwnedByOthers(Throwable throwable) {
		return throwable instanceof Error || throwable instanceof ErrorResponse || namesItsResponse(throwable);
	}

	/**
	 * Return whether an exception says how it is answered, or is one of Spring
	 * Security's.
	 * @param throwable the exception
	 * @return whether others answer it
	 */
	static boolean namesItsResponse(Throwable throwable) {
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

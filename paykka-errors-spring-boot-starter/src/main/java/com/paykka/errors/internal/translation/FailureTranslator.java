package com.paykka.errors.internal.translation;

import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;

/**
 * Translates exceptions of one kind.
 */
interface FailureTranslator {

	/**
	 * Translate an exception.
	 * @param throwable the exception as it was thrown, or one of its causes
	 * @param handler the method that threw it, or {@code null}
	 * @return the failure, or {@code null} if the exception is of another kind
	 */
	@Nullable Failure translate(Throwable throwable, @Nullable HandlerMethod handler);

}

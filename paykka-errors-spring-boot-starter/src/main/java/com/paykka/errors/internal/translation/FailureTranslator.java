package com.paykka.errors.internal.translation;

import org.jspecify.annotations.Nullable;

/**
 * Claims exceptions of one kind.
 */
interface FailureTranslator {

	/**
	 * Translate an exception.
	 * @param throwable the exception as it was thrown, or one of its causes
	 * @return the failure, or {@code null} if it is none of this kind
	 */
	@Nullable Failure translate(Throwable throwable);

}

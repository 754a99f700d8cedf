package com.paykka.errors.translation;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * Translates an exception from elsewhere to a PayKKa code. All beans of this type are
 * asked in {@linkplain org.springframework.core.annotation.Order their order}, first
 * about the thrown exception and then about each of its causes; the first response
 * counts. One that throws is passed over.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PaykkaExceptionTranslator {

	/**
	 * Translate an exception.
	 * @param throwable the exception as it was thrown, or one of its causes
	 * @return the exception to answer instead, preferably with {@code throwable} as its
	 * cause, or {@code null} to leave it to others
	 */
	@Nullable PaykkaException translate(Throwable throwable);

}

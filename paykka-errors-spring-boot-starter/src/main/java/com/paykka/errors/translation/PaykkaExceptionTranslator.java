package com.paykka.errors.translation;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * Translates an exception of another library to a PayKKa code. All beans of this type are
 * called in {@linkplain org.springframework.core.annotation.Order their order}, first
 * with the thrown exception and then with each of its causes, down to the first that is a
 * {@link PaykkaException} or whose class has {@link com.paykka.errors.PaykkaCode}; the
 * first result that is not {@code null} counts. Those that throw are skipped.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PaykkaExceptionTranslator {

	/**
	 * Translate an exception.
	 * @param throwable the exception as it was thrown, or one of its causes
	 * @return the exception to handle instead, preferably with {@code throwable} as its
	 * cause, or {@code null} to leave it to others
	 */
	@Nullable PaykkaException translate(Throwable throwable);

}

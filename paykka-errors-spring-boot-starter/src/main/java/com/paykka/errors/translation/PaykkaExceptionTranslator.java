package com.paykka.errors.translation;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * Says which PayKKa code a foreign exception stands for. Beans of this type are asked in
 * their order, for the thrown exception first and then for each of its causes; the first
 * answer counts.
 */
@FunctionalInterface
public interface PaykkaExceptionTranslator {

	/**
	 * Translate an exception.
	 * @param throwable the exception as it was thrown, or one of its causes
	 * @return what is answered instead, best with {@code throwable} as its cause, or
	 * {@code null} to leave it to others
	 */
	@Nullable PaykkaException translate(Throwable throwable);

}

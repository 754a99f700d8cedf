package com.paykka.errors.internal.translation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.jspecify.annotations.Nullable;

/**
 * Determines the failure behind an exception, with or without a request: first a
 * {@link PaykkaException} in its chain of causes, then what the application's translators
 * return. Ignores the causes of an {@link Error}, and does not translate failures of the
 * caller's own connection.
 */
public final class Translators {

	private static final int MAX_CAUSES = 50;

	private final List<PaykkaExceptionTranslator> translators;

	private final ExtensionFaults extensionFaults;

	Translators(List<PaykkaExceptionTranslator> translators, ExtensionFaults extensionFaults) {
		this.translators = translators;
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Resolve an exception.
	 * @param thrown the exception as it was thrown
	 * @return the failure, or {@code null} if it is none
	 */
	public @Nullable Failure resolve(Throwable thrown) {
		PaykkaException exception = paykkaExceptionIn(thrown);
		if (exception != null) {
			return new Failure(exception);
		}
		return this.translators.isEmpty() ? null : translateChain(thrown);
	}

	/**
	 * Find the PaykkaException in a chain of causes.
	 * @param thrown the exception as it was thrown, or {@code null}
	 * @return the exception itself or the nearest cause, or {@code null} if there is none
	 * or an {@link Error} comes first
	 */
	public static @Nullable PaykkaException paykkaExceptionIn(@Nullable Throwable thrown) {
		PaykkaException exception = PaykkaException.find(thrown);
		Throwable current = (exception != null) ? thrown : null;
		while (current != null && current != exception) {
			if (current instanceof Error) {
				return null;
			}
			current = current.getCause();
		}
		return exception;
	}

	private @Nullable Failure translateChain(Throwable thrown) {
		Throwable lostCaller = CallerConnection.linkIn(thrown);
		Throwable current = thrown;
		for (int i = 0; current != null && current != lostCaller && i < MAX_CAUSES; i++) {
			Failure failure = translate(current);
			if (failure != null) {
				return failure;
			}
			current = (current instanceof Error) ? null : current.getCause();
		}
		return null;
	}

	private @Nullable Failure translate(Throwable throwable) {
		for (PaykkaExceptionTranslator translator : this.translators) {
			try {
				PaykkaException exception = translator.translate(throwable);
				if (exception != null) {
					return new Failure(exception, throwable);
				}
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				this.extensionFaults.report("translating an exception with", translator, ex);
			}
		}
		return null;
	}

	Set<Class<?>> translatedClasses() {
		Set<Class<?>> classes = new LinkedHashSet<>();
		this.translators.forEach((translator) -> {
			if (translator instanceof TranslatedClasses translated) {
				classes.addAll(translated.classes());
			}
		});
		return classes;
	}

}

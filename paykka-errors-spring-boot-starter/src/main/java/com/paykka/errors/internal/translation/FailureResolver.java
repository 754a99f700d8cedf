package com.paykka.errors.internal.translation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebInputException;

/**
 * Decides which failure a thrown exception stands for: a {@link PaykkaException} in its
 * chain of causes comes first, then the application's translators, then invalid requests.
 * The causes of an {@link Error} are ignored.
 */
public final class FailureResolver {

	private static final int MAX_CAUSES = 50;

	private final List<PaykkaExceptionTranslator> translators;

	private final List<FailureTranslator> invalidRequests;

	private final ExtensionFaults extensionFaults;

	FailureResolver(List<PaykkaExceptionTranslator> translators, List<FailureTranslator> invalidRequests,
			ExtensionFaults extensionFaults) {
		this.translators = translators;
		this.invalidRequests = invalidRequests;
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Resolve an exception.
	 * @param thrown the exception as it was thrown
	 * @param handler the method that threw it, or {@code null}
	 * @return the failure, or {@code null} if nobody claims the exception
	 */
	public @Nullable Failure resolve(Throwable thrown, @Nullable HandlerMethod handler) {
		PaykkaException exception = paykkaExceptionIn(thrown);
		if (exception != null) {
			return new Failure(exception);
		}
		Failure failure = this.translators.isEmpty() ? null : translateChain(thrown);
		return (failure != null || isOfSpring(handler)) ? failure : translateInvalidRequest(thrown, handler);
	}

	/**
	 * Resolve an exception of a GraphQL data fetcher.
	 * @param thrown the exception as it was thrown
	 * @return the failure, or {@code null} if nobody claims the exception
	 */
	public @Nullable Failure resolveOfDataFetcher(Throwable thrown) {
		Failure failure = resolve(thrown, null);
		return (failure != null || this.invalidRequests.isEmpty()) ? failure : InvalidArguments.translate(thrown);
	}

	/**
	 * Spring itself answers invalid requests to its own handlers, such as Actuator's.
	 */
	private static boolean isOfSpring(@Nullable HandlerMethod handler) {
		return handler != null && handler.getBeanType().getName().startsWith("org.springframework.");
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

	/**
	 * Return whether a failure is wrapped in an exception that says how it is answered.
	 * @param failure the failure
	 * @param thrown the exception as it was thrown
	 * @return whether others answer it
	 */
	public static boolean isAnsweredByOthers(Failure failure, Throwable thrown) {
		Throwable current = thrown;
		for (int i = 0; current != null && current != failure.link() && i < MAX_CAUSES; i++) {
			// An unreadable request says no more than the failure it wraps
			if (!(current instanceof ServerWebInputException) && UnexpectedExceptions.namesItsAnswer(current)) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

	/**
	 * Return the exception classes that the settings translate.
	 * @return the classes
	 */
	public Set<Class<?>> translatedClasses() {
		Set<Class<?>> classes = new LinkedHashSet<>();
		this.translators.forEach((translator) -> {
			if (translator instanceof TranslatedClasses translated) {
				classes.addAll(translated.classes());
			}
		});
		return classes;
	}

	private @Nullable Failure translateChain(Throwable thrown) {
		Throwable current = thrown;
		for (int i = 0; current != null && i < MAX_CAUSES; i++) {
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

	/**
	 * Ignore causes: deeper down, such an exception may come from anything that the
	 * application called.
	 */
	private @Nullable Failure translateInvalidRequest(Throwable throwable, @Nullable HandlerMethod handler) {
		for (FailureTranslator translator : this.invalidRequests) {
			Failure failure = translator.translate(throwable, handler);
			if (failure != null) {
				return failure;
			}
		}
		return null;
	}

}

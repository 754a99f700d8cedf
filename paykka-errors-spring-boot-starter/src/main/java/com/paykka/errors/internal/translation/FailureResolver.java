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
 * Decides what a thrown exception is answered with: a {@link PaykkaException} in its
 * chain of causes, what the translators of the application claim, then invalid requests.
 * The causes of an {@link Error} are not looked at.
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
	 * @return the failure, or {@code null} if it is none
	 */
	public @Nullable Failure resolve(Throwable thrown, @Nullable HandlerMethod handler) {
		PaykkaException exception = find(thrown);
		if (exception != null) {
			return new Failure(exception);
		}
		Failure failure = this.translators.isEmpty() ? null : translateChain(thrown);
		return (failure != null || isOfSpring(handler)) ? failure : translateInvalidRequest(thrown, handler);
	}

	/**
	 * Invalid requests to Spring's own handlers, such as Actuator's, are answered by
	 * Spring.
	 */
	private static boolean isOfSpring(@Nullable HandlerMethod handler) {
		return handler != null && handler.getBeanType().getName().startsWith("org.springframework.");
	}

	/**
	 * Find the PaykkaException that an exception carries.
	 * @param thrown the exception as it was thrown, or {@code null}
	 * @return the exception itself or the nearest cause, or {@code null} if there is none
	 * or if an error came of it
	 */
	public static @Nullable PaykkaException find(@Nullable Throwable thrown) {
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
	 * Return whether a failure was wrapped into an exception that says itself how to
	 * answer it.
	 * @param failure the failure
	 * @param thrown the exception as it was thrown
	 * @return whether it is answered by others
	 */
	public static boolean isAnsweredByOthers(Failure failure, Throwable thrown) {
		Throwable current = thrown;
		for (int i = 0; current != null && current != failure.link() && i < MAX_CAUSES; i++) {
			// One that tells of an unreadable request says no more than the failure
			if (!(current instanceof ServerWebInputException) && UnexpectedExceptions.namesItsAnswer(current)) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

	/**
	 * Return the classes of exceptions that the settings translate.
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
	 * As a cause, such an exception may come from anything that the application called.
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

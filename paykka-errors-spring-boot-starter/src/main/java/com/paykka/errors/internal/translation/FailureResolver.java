package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a thrown exception is answered with: a {@link PaykkaException} in its
 * chain of causes, what the translators of the application claim, then invalid requests.
 * What an {@link Error} was caused by is not looked at.
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
	 * @return the failure, or {@code null} if the exception is not this project's
	 * business
	 */
	public @Nullable Failure resolve(Throwable thrown) {
		Failure failure = resolveTranslated(thrown);
		return (failure != null) ? failure : resolveInvalidRequest(thrown);
	}

	/**
	 * Resolve an exception that carries a code or that the application's translators
	 * claim.
	 * @param thrown the exception as it was thrown
	 * @return the failure, or {@code null} if it is none
	 */
	public @Nullable Failure resolveTranslated(Throwable thrown) {
		PaykkaException exception = find(thrown);
		if (exception != null) {
			return new Failure(exception);
		}
		return this.translators.isEmpty() ? null : firstOfCauses(thrown, this::translate);
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
	 * Resolve an exception that says that the request is invalid.
	 * @param thrown the exception as it was thrown
	 * @return the failure, or {@code null} if it is none
	 */
	public @Nullable Failure resolveInvalidRequest(Throwable thrown) {
		return firstOfCauses(thrown, this::translateInvalidRequest);
	}

	private static @Nullable Failure firstOfCauses(Throwable thrown, FailureTranslator translator) {
		Throwable current = thrown;
		for (int i = 0; current != null && i < MAX_CAUSES; i++) {
			Failure failure = translator.translate(current);
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
					return new Failure(exception);
				}
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				this.extensionFaults.report("translating an exception with", translator, ex);
			}
		}
		return null;
	}

	private @Nullable Failure translateInvalidRequest(Throwable throwable) {
		for (FailureTranslator translator : this.invalidRequests) {
			Failure failure = translator.translate(throwable);
			if (failure != null) {
				return failure;
			}
		}
		return null;
	}

}

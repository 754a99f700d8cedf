package com.paykka.errors.internal.observability;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListeners;
import com.paykka.errors.internal.problem.RecentFailures;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.Translators;
import com.paykka.errors.observability.PaykkaFailureReporter;
import org.jspecify.annotations.Nullable;

/**
 * Finds failures that no request waits for, and notifies the listeners.
 */
class FailureReporter implements PaykkaFailureReporter {

	private final Supplier<Translators> translators;

	private final Supplier<FailureListeners> listeners;

	private final ExtensionFaults extensionFaults;

	/**
	 * Create a reporter, which obtains its collaborators when it first reports, because
	 * translators may depend on code that reports.
	 */
	FailureReporter(Supplier<Translators> translators, Supplier<FailureListeners> listeners,
			ExtensionFaults extensionFaults) {
		this.translators = translators;
		this.listeners = listeners;
		this.extensionFaults = extensionFaults;
	}

	@Override
	public @Nullable PaykkaException report(@Nullable Throwable thrown) {
		return (thrown != null) ? report(thrown, FailureListeners::onReport) : null;
	}

	@Nullable PaykkaException reportUnattended(Throwable thrown, @Nullable RecentFailures operation) {
		return report(thrown, (notified, failure) -> notified.onUnattended(failure, operation));
	}

	private @Nullable PaykkaException report(Throwable thrown, BiConsumer<FailureListeners, Failure> notification) {
		PaykkaException exception = null;
		try {
			Failure failure = this.translators.get().resolve(thrown);
			if (failure != null) {
				exception = failure.exception();
				notification.accept(this.listeners.get(), failure);
			}
		}
		catch (Throwable ex) {
			this.extensionFaults.report("reporting", thrown, ex);
		}
		return exception;
	}

}

package com.paykka.errors.internal.web;

import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The decision about an exception, made once per request, however many layers see it.
 *
 * @param thrown the exception as it was first seen
 * @param failure the failure, or {@code null} if the exception is not one
 * @param open whether the starter is to respond, unless a handler of the application
 * does; not if the failure is left to others, or once the starter has responded
 */
public record Decision(Throwable thrown, @Nullable Failure failure, boolean open) {

	/** The request attribute that holds the newest decision. */
	public static final String ATTRIBUTE = Decision.class.getName();

	/**
	 * Return whether this decision is about an exception, which other layers may have
	 * wrapped or unwrapped since.
	 */
	public boolean isAbout(Throwable exception) {
		return Causes.areRelated(this.thrown, exception);
	}

	/** Return the failure if the starter is to respond to it. */
	public @Nullable Failure openFailure() {
		return this.open ? this.failure : null;
	}

	Decision withOpen(boolean other) {
		return new Decision(this.thrown, this.failure, other);
	}

}

package com.paykka.errors.internal.web;

import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The decision about an exception, made once per request, however many layers see it.
 *
 * @param thrown the exception as it was first seen
 * @param failure the failure, or {@code null} if the exception is not one
 * @param owner who handles it
 */
public record Decision(Throwable thrown, @Nullable Failure failure, Owner owner) {

	/**
	 * The request attribute that holds the newest decision.
	 */
	public static final String ATTRIBUTE = Decision.class.getName();

	/**
	 * Return whether this decision is about an exception, which other layers may have
	 * wrapped or unwrapped since.
	 * @param exception the exception at hand
	 * @return whether one is among the causes of the other
	 */
	public boolean isAbout(Throwable exception) {
		return Causes.areRelated(this.thrown, exception);
	}

	public Decision withOwner(Owner other) {
		return new Decision(this.thrown, this.failure, other);
	}

	/**
	 * Who handles an exception.
	 */
	public enum Owner {

		/** The starter. */
		STARTER,

		/** A handler of the application, or the starter if that handler throws. */
		HANDLER,

		/** The application, Spring or the container, as if there were no starter. */
		OTHERS

	}

}

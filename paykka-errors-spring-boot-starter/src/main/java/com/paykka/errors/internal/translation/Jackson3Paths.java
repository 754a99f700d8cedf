package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/**
 * The path to the value that Jackson 3 could not read.
 */
final class Jackson3Paths {

	private Jackson3Paths() {
	}

	static boolean knows(Throwable exception) {
		return exception instanceof JacksonException;
	}

	/**
	 * Return the path, or {@code null} if the text is not JSON.
	 */
	static @Nullable List<Step> of(Throwable exception) {
		return (exception instanceof DatabindException || exception instanceof InputCoercionException)
				? steps(((JacksonException) exception).getPath()) : null;
	}

	private static List<Step> steps(List<Reference> path) {
		List<Step> steps = new ArrayList<>();
		for (Reference reference : path) {
			if (reference.getPropertyName() != null) {
				steps.add(Step.property(reference.getPropertyName()));
			}
			else if (reference.getIndex() >= 0 && isOrdered(reference.from())) {
				steps.add(Step.index(reference.getIndex()));
			}
			else {
				break;
			}
		}
		return steps;
	}

	// As with Jackson 2
	private static boolean isOrdered(@Nullable Object container) {
		return !(container instanceof Collection) || container instanceof List;
	}

}

package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The path to the value that Jackson 2 could not read.
 */
final class Jackson2Paths {

	private Jackson2Paths() {
	}

	static boolean knows(Throwable exception) {
		return exception instanceof JsonProcessingException;
	}

	/**
	 * Return the path to the value, or {@code null} if the text is not JSON.
	 */
	static @Nullable List<Step> of(Throwable exception) {
		return (exception instanceof JsonMappingException ex && !isMalformed(ex)) ? steps(ex.getPath()) : null;
	}

	/**
	 * Jackson wraps its parser's exceptions once.
	 */
	private static boolean isMalformed(JsonMappingException ex) {
		return ex.getClass() == JsonMappingException.class && ex.getCause() instanceof JsonProcessingException cause
				&& !(cause instanceof DatabindException || cause instanceof InputCoercionException);
	}

	private static List<Step> steps(List<Reference> path) {
		List<Step> steps = new ArrayList<>();
		for (Reference reference : path) {
			if (reference.getFieldName() != null) {
				steps.add(Step.property(reference.getFieldName()));
			}
			else if (reference.getIndex() >= 0 && isOrdered(reference.getFrom())) {
				steps.add(Step.index(reference.getIndex()));
			}
			else {
				break;
			}
		}
		return steps;
	}

	/**
	 * In a set, Jackson counts only distinct elements.
	 */
	private static boolean isOrdered(@Nullable Object container) {
		return !(container instanceof Collection) || container instanceof List;
	}

}

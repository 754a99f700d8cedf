package com.paykka.errors.problem;

import com.paykka.errors.PaykkaException;

import org.springframework.http.ProblemDetail;

/**
 * Changes a problem before it is sent, most often to add members. Beans of this type are
 * called in {@linkplain org.springframework.core.annotation.Order their order}. Those
 * that throw are skipped.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PaykkaProblemCustomizer {

	/**
	 * Customize a problem. Members may be added with {@link ProblemDetail#setProperty},
	 * and type, title, detail and instance may be changed. The status and the members
	 * derived from the code can't be changed.
	 * @param problem the problem as it would be sent
	 * @param exception the exception that the problem describes
	 */
	void customize(ProblemDetail problem, PaykkaException exception);

}

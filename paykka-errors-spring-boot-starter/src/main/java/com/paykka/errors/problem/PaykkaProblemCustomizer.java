package com.paykka.errors.problem;

import com.paykka.errors.PaykkaException;

import org.springframework.http.ProblemDetail;

/**
 * Changes a problem before it is sent, most often to add members. Beans of this type are
 * called in {@linkplain org.springframework.core.annotation.Order their order}. One that
 * throws is passed over.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PaykkaProblemCustomizer {

	/**
	 * Customize a problem. Members may be added with {@link ProblemDetail#setProperty},
	 * and type, title, detail and instance may be changed. The status and the members
	 * that follow from the code stay as they are.
	 * @param problem the problem as it would be sent
	 * @param exception the exception that is answered
	 */
	void customize(ProblemDetail problem, PaykkaException exception);

}

package com.paykka.errors.internal.web.servlet;

import com.paykka.errors.PaykkaException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers {@link PaykkaException}.
 */
@ControllerAdvice
class PaykkaExceptionAdvice implements Ordered {

	private final ServletProblems problems;

	private final int order;

	PaykkaExceptionAdvice(ServletProblems problems, int order) {
		this.problems = problems;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler(PaykkaException.class)
	void handle(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
		this.problems.answer(thrown, request, response);
	}

}

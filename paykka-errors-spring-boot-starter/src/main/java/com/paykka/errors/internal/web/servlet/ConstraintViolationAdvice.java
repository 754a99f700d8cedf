package com.paykka.errors.internal.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers what Bean Validation throws itself.
 */
@ControllerAdvice
class ConstraintViolationAdvice implements Ordered {

	private final ServletProblems problems;

	private final int order;

	ConstraintViolationAdvice(ServletProblems problems, int order) {
		this.problems = problems;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler(ConstraintViolationException.class)
	void handle(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws Throwable {
		this.problems.answer(thrown, request, response);
	}

}

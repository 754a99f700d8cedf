package com.paykka.errors.internal.web.servlet;

import com.paykka.errors.internal.translation.UnexpectedExceptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers what no other advice handles. Comes last, and throws again what others own.
 */
@ControllerAdvice
class UnexpectedExceptionAdvice implements Ordered {

	private final UnexpectedExceptions unexpected;

	private final ServletProblems problems;

	UnexpectedExceptionAdvice(UnexpectedExceptions unexpected, ServletProblems problems) {
		this.unexpected = unexpected;
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@ExceptionHandler(Exception.class)
	void handle(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws Throwable {
		this.problems.answer(this.unexpected.resolve(thrown), thrown, request, response);
	}

}

package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.web.LeftToOthersException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Responds to every failure for which {@link PaykkaExceptionResolver} calls it. Where
 * that resolver is missing, as in an application that extends
 * {@code WebMvcConfigurationSupport}, it handles {@link PaykkaException} as the last
 * controller advice.
 */
@ControllerAdvice
class ServletExceptionAdvice implements Ordered {

	private final ServletProblems problems;

	ServletExceptionAdvice(ServletProblems problems) {
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@ExceptionHandler(PaykkaException.class)
	void handle(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!this.problems.handle(thrown, request, response)) {
			throw new LeftToOthersException(thrown);
		}
	}

}

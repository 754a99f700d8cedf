package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.web.LeftToOthersException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;

import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Handles {@link PaykkaException} when {@link PaykkaExceptionResolver} calls it or, as
 * the last controller advice, where that resolver is missing, as in a standalone
 * {@code MockMvc}.
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
		HandlerMethod handler = (request
			.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod found) ? found
					: null;
		ServletFailedRequest failed = this.problems.of(request, response);
		if (!this.problems.respond(this.problems.decide(thrown, handler, failed), failed)) {
			throw new LeftToOthersException(thrown);
		}
	}

	/**
	 * Handles invalid requests.
	 */
	@ControllerAdvice
	static class ServletInvalidRequestAdvice extends ServletExceptionAdvice {

		ServletInvalidRequestAdvice(ServletProblems problems) {
			super(problems);
		}

		@ExceptionHandler({ MethodArgumentNotValidException.class, HandlerMethodValidationException.class,
				MethodValidationException.class, HttpMessageNotReadableException.class,
				MethodArgumentTypeMismatchException.class, MissingServletRequestParameterException.class,
				MissingServletRequestPartException.class, MissingRequestHeaderException.class,
				MissingRequestCookieException.class, MissingMatrixVariableException.class,
				UnsatisfiedServletRequestParameterException.class })
		void handleInvalidRequest(Exception thrown, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			handle(thrown, request, response);
		}

	}

	/**
	 * Handles what Bean Validation itself throws.
	 */
	@ControllerAdvice
	static class ServletConstraintViolationAdvice extends ServletExceptionAdvice {

		ServletConstraintViolationAdvice(ServletProblems problems) {
			super(problems);
		}

		@ExceptionHandler(ConstraintViolationException.class)
		void handleConstraintViolation(Exception thrown, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			handle(thrown, request, response);
		}

	}

}

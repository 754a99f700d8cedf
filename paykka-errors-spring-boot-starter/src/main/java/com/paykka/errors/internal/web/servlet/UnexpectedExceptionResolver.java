package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import com.paykka.errors.internal.web.PassedOnException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Handles unexpected exceptions, after all other resolvers.
 */
class UnexpectedExceptionResolver implements HandlerExceptionResolver, Ordered {

	private final ServletProblems problems;

	UnexpectedExceptionResolver(ServletProblems problems) {
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	/**
	 * Return a resolver that runs just before Spring's default one, which sends nothing
	 * for exceptions whose messages resemble those of a lost connection.
	 */
	HandlerExceptionResolver ahead() {
		return (request, response, handler,
				exception) -> (PassedOnException.isMistaken(exception)
						&& !exception.getClass().getName().startsWith("org.springframework."))
								? resolveException(request, response, handler, exception) : null;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		try {
			return this.problems.handleUnexpected(exception, request, response) ? new ModelAndView() : null;
		}
		catch (IOException ex) {
			return DisconnectedClientHelper.isClientDisconnectedException(ex) ? new ModelAndView() : null;
		}
	}

}

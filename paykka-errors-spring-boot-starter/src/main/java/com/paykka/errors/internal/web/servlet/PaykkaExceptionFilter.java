package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Handles failures of servlet filters, and what the resolvers of Spring MVC have left.
 */
class PaykkaExceptionFilter implements Filter {

	private final ServletProblems problems;

	PaykkaExceptionFilter(ServletProblems problems) {
		this.problems = problems;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			if (!isHandled(ex, (HttpServletRequest) request, (HttpServletResponse) response)) {
				throw ex;
			}
		}
	}

	private boolean isHandled(Exception thrown, HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		try {
			return this.problems.handleUnexpected(thrown, request, response);
		}
		catch (Error ex) {
			// As Spring does: Tomcat would not complete an asynchronous request after an
			// Error
			throw new ServletException(ex);
		}
	}

}

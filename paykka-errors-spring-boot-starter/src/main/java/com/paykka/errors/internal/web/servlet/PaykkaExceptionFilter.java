package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.Decision.Owner;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Passes failures of servlet filters to Spring MVC's resolvers, which handle them like
 * those of a controller.
 */
class PaykkaExceptionFilter implements Filter {

	private final ServletProblems problems;

	private final ObjectProvider<HandlerExceptionResolver> resolver;

	PaykkaExceptionFilter(ServletProblems problems, ObjectProvider<HandlerExceptionResolver> resolver) {
		this.problems = problems;
		this.resolver = resolver;
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
			return isResolved(thrown, request, response) || this.problems.handleUnexpected(thrown, request, response);
		}
		catch (Error ex) {
			// As Spring does: Tomcat would not complete an asynchronous request after an
			// Error
			throw new ServletException(ex);
		}
	}

	private boolean isResolved(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
		boolean known = this.problems.knownDecision(thrown, request) != null;
		Decision decision = this.problems.decide(thrown, request, null);
		HandlerExceptionResolver available = this.resolver.getIfAvailable();
		if (known || available == null || decision.owner() == Owner.OTHERS || response.isCommitted()) {
			return false;
		}
		ModelAndView view = available.resolveException(request, response, null, thrown);
		// A view can't be rendered out here
		return view != null && view.isEmpty();
	}

}

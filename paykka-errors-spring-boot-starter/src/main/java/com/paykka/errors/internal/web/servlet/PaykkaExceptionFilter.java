package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.Decision.Owner;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Hands failures of servlet filters to the resolvers of Spring MVC, which answer them as
 * those of a controller.
 */
class PaykkaExceptionFilter extends OncePerRequestFilter implements Ordered {

	private static final String FILTERED = PaykkaExceptionFilter.class.getName() + ".FILTERED";

	private final ServletProblems problems;

	private final ObjectProvider<HandlerExceptionResolver> resolver;

	PaykkaExceptionFilter(ServletProblems problems, ObjectProvider<HandlerExceptionResolver> resolver) {
		this.problems = problems;
		this.resolver = resolver;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	protected String getAlreadyFilteredAttributeName() {
		return FILTERED;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			if (!isResolved(ex, request, response) && !this.problems.answerUnexpected(ex, request, response)) {
				throw ex;
			}
		}
	}

	private boolean isResolved(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
		boolean known = this.problems.known(thrown, request) != null;
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

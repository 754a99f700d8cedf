package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

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

	private final FailureResolver failures;

	private final @Nullable UnexpectedExceptions unexpected;

	private final ServletProblems problems;

	private final ObjectProvider<HandlerExceptionResolver> resolver;

	PaykkaExceptionFilter(FailureResolver failures, @Nullable UnexpectedExceptions unexpected, ServletProblems problems,
			ObjectProvider<HandlerExceptionResolver> resolver) {
		this.failures = failures;
		this.unexpected = unexpected;
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
			answer(ex, request, response);
		}
	}

	private void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		try {
			Failure failure = this.failures.resolveTranslated(thrown);
			if (failure == null || response.isCommitted() || !isResolved(failure.exception(), request, response)) {
				if (failure == null) {
					failure = this.failures.resolveInvalidRequest(thrown);
				}
				if (failure == null && this.unexpected != null) {
					failure = this.unexpected.resolve(thrown);
				}
				this.problems.answer(failure, thrown, request, response);
			}
		}
		catch (ServletException | IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			// As Spring does: Tomcat would not end an asynchronous request after an Error
			throw new ServletException(ex);
		}
	}

	private boolean isResolved(PaykkaException exception, HttpServletRequest request, HttpServletResponse response) {
		HandlerExceptionResolver available = this.resolver.getIfAvailable();
		ModelAndView view = (available != null) ? available.resolveException(request, response, null, exception) : null;
		// A view can't be rendered out here
		return view != null && view.isEmpty();
	}

}

package com.paykka.errors.example.checkout;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the page load only its own files, and marks the log lines of its requests.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CheckoutFilter extends OncePerRequestFilter {

	/** The MDC key of the request's number. */
	static final String REQUEST = "checkout";

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

	private final ObjectProvider<RequestLog> log;

	CheckoutFilter(ObjectProvider<RequestLog> log) {
		this.log = log;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return !path.equals("/") && !path.equals("/index.html") && !path.startsWith("/checkout/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cache-Control", "no-cache");
		String number = request.getHeader("X-Checkout-Request");
		if (number == null || !number.matches("[0-9a-f]{32}")) {
			chain.doFilter(request, response);
			return;
		}
		this.log.ifAvailable(RequestLog::attach);
		MDC.put(REQUEST, number);
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(REQUEST);
		}
	}

}

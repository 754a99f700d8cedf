package com.example.shop;

import java.io.IOException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

/**
 * Fails before a controller is reached.
 */
@Component
class ThrowingServletFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String path = ((HttpServletRequest) request).getRequestURI();
		if (path.startsWith("/filter/faults/")) {
			Faults.fail(path.substring(path.lastIndexOf('/') + 1));
		}
		switch (path) {
			case "/filter" -> throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
			case "/filter-wrapped" ->
				throw new ServletException("secret", new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
			case "/committed/filter" -> {
				CommittedServletFailures.begin((HttpServletResponse) response);
				throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
			}
			default -> chain.doFilter(request, response);
		}
	}

}

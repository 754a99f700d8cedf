package com.example.headers;

import java.io.IOException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Fails after it has set the headers of another response.
 */
@RestController
public class BegunServletResponses {

	static void begin(HttpServletResponse response) {
		BegunResponseTests.HEADERS.forEach(response::addHeader);
	}

	@RequestMapping("/begun-response/controller")
	void controller(HttpServletResponse response) {
		begin(response);
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@RequestMapping("/begun-response/text")
	void text(HttpServletResponse response) throws IOException {
		begin(response);
		response.setContentType("text/html;charset=GBK");
		response.getWriter().write("\u4e2d");
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@RequestMapping("/begun-response/unexpected")
	void unexpected(HttpServletResponse response) {
		begin(response);
		throw new IllegalStateException("secret");
	}

	@Bean
	BegunFilter begunFilter() {
		return new BegunFilter();
	}

	static class BegunFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (request.getRequestURI().equals("/begun-response/filter")) {
				begin(response);
				throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
			}
			chain.doFilter(request, response);
		}

	}

}

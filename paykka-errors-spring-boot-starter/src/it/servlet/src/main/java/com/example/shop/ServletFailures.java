package com.example.shop;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Failures that are only possible on the servlet stack.
 */
@RestController
@Configuration(proxyBeanMethods = false)
class ServletFailures {

	@GetMapping("/callable")
	Callable<String> callable() {
		return () -> {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		};
	}

	@GetMapping("/deferred-result")
	DeferredResult<String> deferredResult() {
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setErrorResult(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
		return result;
	}

	@GetMapping("/callable/faults/{kind}")
	Callable<String> faultInCallable(@PathVariable String kind) {
		return () -> Faults.fail(kind);
	}

	@PostMapping("/upload/stream")
	String upload(InputStream body) throws IOException {
		return "read " + body.readAllBytes().length;
	}

	@GetMapping("/forwarding")
	void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/codes/4018").forward(request, response);
	}

	@GetMapping("/begun")
	void begun(HttpServletResponse response) throws IOException {
		response.setHeader("X-Begun", "true");
		response.setContentType("text/plain");
		response.getWriter().write("begun");
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@GetMapping("/localized")
	void localized(HttpServletResponse response) {
		response.setLocale(Locale.FRENCH);
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@GetMapping("/interrupted")
	void interrupt() {
		Thread.currentThread().interrupt();
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, new InterruptedException());
	}

	@GetMapping("/including")
	void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/codes/4018").include(request, response);
	}

	@GetMapping("/including/cautiously")
	void includeCautiously(HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			request.getRequestDispatcher("/codes/4018").include(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			response.getWriter().write("the rest of the page");
		}
	}

	@Bean
	RouterFunction<ServerResponse> route() {
		return RouterFunctions.route().GET("/route", (request) -> {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}).build();
	}

}

package com.example.shop;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Failures after part of the response has been sent.
 */
@RestController
@Configuration(proxyBeanMethods = false)
class CommittedServletFailures {

	static void begin(HttpServletResponse response) throws IOException {
		response.setContentType("text/plain");
		response.getOutputStream().print("begun");
		response.flushBuffer();
	}

	@GetMapping("/committed/writer")
	void writer(HttpServletResponse response) throws IOException {
		response.setContentType("text/plain");
		response.getWriter().write("begun");
		response.flushBuffer();
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@GetMapping("/committed/stream")
	void stream(HttpServletResponse response) throws IOException {
		begin(response);
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@GetMapping("/committed/callable")
	Callable<String> callable(HttpServletResponse response) {
		return () -> {
			begin(response);
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		};
	}

	@GetMapping("/committed/deferred-result")
	DeferredResult<String> deferredResult(HttpServletResponse response) throws IOException {
		begin(response);
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setErrorResult(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
		return result;
	}

	@GetMapping("/committed/streaming-body")
	StreamingResponseBody streamingBody() {
		return (output) -> {
			// More than is buffered: Spring Framework 7 does not pass on a flush
			output.write(("begun" + " ".repeat(16_384)).getBytes());
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		};
	}

	@GetMapping("/committed/events")
	SseEmitter events() throws IOException {
		SseEmitter emitter = new SseEmitter();
		emitter.send("begun");
		CompletableFuture
			.runAsync(() -> emitter.completeWithError(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
		return emitter;
	}

	@Bean
	RouterFunction<ServerResponse> committedRoute() {
		return RouterFunctions.route().GET("/committed/route", (request) -> ServerResponse.sse((events) -> {
			try {
				events.send("begun");
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			events.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		})).build();
	}

}

package com.example.shop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Failures after part of the response has been sent.
 */
@RestController
@Configuration(proxyBeanMethods = false)
class CommittedReactiveFailures {

	static Mono<Void> beginAndFail(ServerHttpResponse response) {
		DataBuffer begun = response.bufferFactory().wrap("begun".getBytes(StandardCharsets.UTF_8));
		response.getHeaders().setContentType(MediaType.TEXT_PLAIN);
		return response.writeAndFlushWith(Flux.just(Mono.just(begun)))
			.then(Mono.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
	}

	private static Flux<String> begunThenFailed() {
		return Flux.just("begun").concatWith(Flux.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
	}

	@GetMapping(path = "/committed/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> events() {
		return begunThenFailed();
	}

	@GetMapping(path = "/committed/lines", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<String> lines() {
		return begunThenFailed();
	}

	@GetMapping(path = "/committed/later", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> later() {
		return Flux.just("begun")
			.concatWith(Mono.delay(Duration.ofMillis(10))
				.then(Mono.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED))));
	}

	@GetMapping("/committed/exchange")
	Mono<Void> exchange(ServerHttpResponse response) {
		return beginAndFail(response);
	}

	@Bean
	RouterFunction<ServerResponse> committedRoute() {
		return RouterFunctions.route()
			.GET("/committed/route",
					(request) -> ServerResponse.ok()
						.contentType(MediaType.TEXT_EVENT_STREAM)
						.body(begunThenFailed(), String.class))
			.build();
	}

}

package com.example.shop;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Failures that are only possible on the reactive stack.
 */
@RestController
@Configuration(proxyBeanMethods = false)
class ReactiveFailures {

	@GetMapping("/mono")
	Mono<String> mono() {
		return Mono.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
	}

	@GetMapping("/flux")
	Flux<String> flux() {
		return Flux.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
	}

	@GetMapping("/mono/several")
	Mono<Void> several() {
		return Mono.whenDelayError(Mono.error(() -> new IllegalStateException("secret")),
				Mono.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
	}

	@GetMapping("/mono/faults/{kind}")
	Mono<String> faultInMono(@PathVariable String kind) {
		return Mono.fromCallable(() -> Faults.fail(kind));
	}

	@PostMapping("/upload/stream")
	Mono<String> upload(@RequestBody Flux<DataBuffer> body) {
		return body.map((part) -> {
			DataBufferUtils.release(part);
			return 1;
		}).count().map((parts) -> "read " + parts);
	}

	@Bean
	RouterFunction<ServerResponse> route() {
		return RouterFunctions.route()
			.GET("/route", (request) -> Mono.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)))
			.GET("/route-throws", (request) -> {
				throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
			})
			.build();
	}

}

package com.example.shop;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Failures in ways that only the reactive stack knows.
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

	@GetMapping(path = "/committed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> committed() {
		return Flux.just("begun").concatWith(Flux.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
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

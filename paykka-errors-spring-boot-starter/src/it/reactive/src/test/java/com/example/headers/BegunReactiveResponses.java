package com.example.headers;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;

/**
 * Fails after it has set the headers of another response.
 */
@RestController
public class BegunReactiveResponses {

	static void begin(ServerHttpResponse response) {
		BegunResponseTests.HEADERS.forEach(response.getHeaders()::add);
	}

	@RequestMapping("/begun-response/controller")
	Mono<Void> controller(ServerHttpResponse response) {
		begin(response);
		return Mono.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
	}

	@RequestMapping("/begun-response/text")
	Mono<Void> text(ServerHttpResponse response) {
		begin(response);
		response.getHeaders().set("Content-Type", "text/html;charset=GBK");
		return Mono.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
	}

	@RequestMapping("/begun-response/unexpected")
	Mono<Void> unexpected(ServerHttpResponse response) {
		begin(response);
		return Mono.error(new IllegalStateException("secret"));
	}

	@Bean
	WebFilter begunFilter() {
		return (exchange, chain) -> {
			if (exchange.getRequest().getPath().value().equals("/begun-response/filter")) {
				begin(exchange.getResponse());
				return Mono.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
			}
			return chain.filter(exchange);
		};
	}

}

package com.example.shop;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Fails before a controller is reached.
 */
@Component
class ThrowingReactiveFilter implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String path = exchange.getRequest().getPath().value();
		if (path.startsWith("/filter/faults/")) {
			return Mono.fromCallable(() -> Faults.fail(path.substring(path.lastIndexOf('/') + 1))).then();
		}
		return switch (path) {
			case "/filter" -> Mono.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
			case "/filter-throws" -> throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
			case "/filter-wrapped" ->
				Mono.error(new IllegalStateException("secret", new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
			case "/committed/filter" -> CommittedReactiveFailures.beginAndFail(exchange.getResponse());
			default -> chain.filter(exchange);
		};
	}

}

package com.paykka.errors.internal.security;

import com.paykka.errors.internal.web.reactive.ReactiveProblems;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Responds to requests that Spring Security refuses on the reactive stack.
 */
class ReactiveSecurityErrors {

	private final ReactiveProblems problems;

	private final Challenges challenges;

	private final @Nullable ReactiveBearerTokens bearerTokens;

	ReactiveSecurityErrors(ReactiveProblems problems, Challenges challenges,
			@Nullable ReactiveBearerTokens bearerTokens) {
		this.problems = problems;
		this.challenges = challenges;
		this.bearerTokens = bearerTokens;
	}

	Mono<Void> fail(ServerWebExchange exchange, AuthenticationException failed) {
		return respond(failed, HttpStatus.UNAUTHORIZED, exchange);
	}

	Mono<Void> deny(ServerWebExchange exchange, AccessDeniedException denied) {
		return respond(denied, HttpStatus.FORBIDDEN, exchange);
	}

	private Mono<Void> respond(RuntimeException refused, HttpStatus usual, ServerWebExchange exchange) {
		return Mono.defer(() -> this.problems.handleRefusal(refused, refused instanceof AuthenticationServiceException,
				exchange, () -> refuse(refused, usual, exchange)));
	}

	private Mono<Void> refuse(RuntimeException refused, HttpStatus usual, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.empty();
		}
		if (isChallenged(response)) {
			return this.problems.refuse(usual, exchange);
		}
		ReactiveChallengedResponse challenged = new ReactiveChallengedResponse(response);
		return challenge(refused, exchange.mutate().response(challenged).build()).then(Mono.defer(() -> {
			if (usual == HttpStatus.UNAUTHORIZED && !isChallenged(response)) {
				response.getHeaders()
					.set(HttpHeaders.WWW_AUTHENTICATE, this.challenges
						.forLogin(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION)));
			}
			return this.problems.refuse(Challenges.status(challenged.status, usual), exchange);
		}));
	}

	private Mono<Void> challenge(RuntimeException refused, ServerWebExchange exchange) {
		return (this.bearerTokens != null) ? this.bearerTokens.challenge(refused, exchange) : Mono.empty();
	}

	private static boolean isChallenged(ServerHttpResponse response) {
		return response.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE) != null;
	}

	/**
	 * The reactive counterpart of the servlet stack's {@link ChallengedResponse}.
	 */
	private static final class ReactiveChallengedResponse extends ServerHttpResponseDecorator {

		private @Nullable HttpStatus status;

		private ReactiveChallengedResponse(ServerHttpResponse response) {
			super(response);
		}

		@Override
		public boolean setStatusCode(@Nullable HttpStatusCode code) {
			this.status = (code != null) ? HttpStatus.resolve(code.value()) : null;
			return true;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> setComplete() {
			return Mono.empty();
		}

	}

}

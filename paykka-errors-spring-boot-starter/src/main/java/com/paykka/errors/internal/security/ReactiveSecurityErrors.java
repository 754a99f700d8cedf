package com.paykka.errors.internal.security;

import java.util.function.Function;

import com.paykka.errors.internal.web.reactive.ReactiveProblems;
import com.paykka.errors.security.PaykkaServerSecurityErrors;
import org.reactivestreams.Publisher;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers what Spring Security refuses on the reactive stack.
 */
class ReactiveSecurityErrors implements PaykkaServerSecurityErrors {

	private final ReactiveProblems problems;

	ReactiveSecurityErrors(ReactiveProblems problems) {
		this.problems = problems;
	}

	@Override
	public ServerAuthenticationEntryPoint authenticationEntryPoint() {
		return authenticationEntryPoint((exchange, ex) -> Mono.empty());
	}

	@Override
	public ServerAuthenticationEntryPoint authenticationEntryPoint(ServerAuthenticationEntryPoint scheme) {
		return (exchange, ex) -> answer(ex, HttpStatus.UNAUTHORIZED, exchange,
				(challenged) -> scheme.commence(challenged, ex));
	}

	@Override
	public ServerAccessDeniedHandler accessDeniedHandler() {
		return accessDeniedHandler((exchange, ex) -> Mono.empty());
	}

	@Override
	public ServerAccessDeniedHandler accessDeniedHandler(ServerAccessDeniedHandler scheme) {
		return (exchange, ex) -> answer(ex, HttpStatus.FORBIDDEN, exchange,
				(challenged) -> scheme.handle(challenged, ex));
	}

	@Override
	public ServerAuthenticationFailureHandler authenticationFailureHandler() {
		return failureHandler(authenticationEntryPoint());
	}

	@Override
	public ServerAuthenticationFailureHandler authenticationFailureHandler(ServerAuthenticationEntryPoint scheme) {
		return failureHandler(authenticationEntryPoint(scheme));
	}

	private static ServerAuthenticationFailureHandler failureHandler(ServerAuthenticationEntryPoint entryPoint) {
		return (failed, ex) -> entryPoint.commence(failed.getExchange(), ex);
	}

	private Mono<Void> answer(RuntimeException thrown, HttpStatus usual, ServerWebExchange exchange,
			Function<ServerWebExchange, Mono<Void>> scheme) {
		return Mono.defer(() -> this.problems.answerRefusal(thrown, thrown instanceof AuthenticationServiceException,
				exchange, () -> refuse(usual, exchange, scheme)));
	}

	private Mono<Void> refuse(HttpStatus usual, ServerWebExchange exchange,
			Function<ServerWebExchange, Mono<Void>> scheme) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.empty();
		}
		ChallengedResponse challenged = new ChallengedResponse(response);
		return scheme.apply(exchange.mutate().response(challenged).build()).then(Mono.defer(() -> {
			HttpStatus status = Challenges.status(challenged.status, usual);
			if (status == HttpStatus.UNAUTHORIZED
					&& response.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE) == null) {
				response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, Challenges.DEFAULT);
			}
			return this.problems.refuse(status, exchange);
		}));
	}

	/**
	 * Lets a scheme set the headers and the status of a response, but not end it.
	 */
	private static final class ChallengedResponse extends ServerHttpResponseDecorator {

		private @Nullable HttpStatus status;

		private ChallengedResponse(ServerHttpResponse response) {
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

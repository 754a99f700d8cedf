package com.paykka.errors.internal.security;

import java.security.Principal;

import com.paykka.errors.internal.web.reactive.ReactiveProblems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.access.server.BearerTokenServerAccessDeniedHandler;
import org.springframework.security.oauth2.server.resource.web.server.BearerTokenServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;

/**
 * Responds to requests that Spring Security refuses on the reactive stack.
 */
class ReactiveSecurityErrors {

	private final @Nullable ReactiveProblems problems;

	private final Challenges challenges;

	private final @Nullable ReactiveBearerTokens bearerTokens;

	ReactiveSecurityErrors(@Nullable ReactiveProblems problems, Challenges challenges) {
		this.problems = problems;
		this.challenges = challenges;
		this.bearerTokens = challenges.hasResourceServer() ? new ReactiveBearerTokens() : null;
	}

	Mono<Void> fail(ServerWebExchange exchange, AuthenticationException failed) {
		return respond(failed, HttpStatus.UNAUTHORIZED, exchange);
	}

	Mono<Void> deny(ServerWebExchange exchange, AccessDeniedException denied) {
		return respond(denied, HttpStatus.FORBIDDEN, exchange);
	}

	private Mono<Void> respond(RuntimeException refused, HttpStatus usual, ServerWebExchange exchange) {
		ReactiveProblems writer = this.problems;
		return Mono.defer(() -> {
			if (writer == null) {
				exchange.getResponse().setStatusCode(usual);
				return Mono.empty();
			}
			return writer.handleRefusal(refused, refused instanceof AuthenticationServiceException, exchange,
					() -> challenge(refused, usual, exchange).flatMap((status) -> writer.refuse(status, exchange)));
		});
	}

	/**
	 * Set a challenge, unless there is one.
	 * @return the status that it goes with, or nothing if the response is committed
	 */
	private Mono<HttpStatus> challenge(RuntimeException refused, HttpStatus usual, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.empty();
		}
		if (isChallenged(response)) {
			return Mono.just(usual);
		}
		Mono<Void> challenged = (this.bearerTokens != null)
				? this.bearerTokens.challenge(refused, withoutCompletion(exchange)) : Mono.empty();
		return challenged.then(Mono.fromSupplier(() -> {
			if (isChallenged(response)) {
				return Challenges.status(response.getStatusCode(), usual);
			}
			if (usual == HttpStatus.UNAUTHORIZED) {
				response.getHeaders()
					.set(HttpHeaders.WWW_AUTHENTICATE, this.challenges.forLogin(refused,
							exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION)));
			}
			return usual;
		}));
	}

	private static boolean isChallenged(ServerHttpResponse response) {
		return response.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE) != null;
	}

	/**
	 * Let Spring Security set the headers and the status, but not complete the response.
	 */
	private static ServerWebExchange withoutCompletion(ServerWebExchange exchange) {
		return exchange.mutate().response(new ServerHttpResponseDecorator(exchange.getResponse()) {

			@Override
			public Mono<Void> setComplete() {
				return Mono.empty();
			}

		}).build();
	}

	/** The challenges of Spring Security's resource server, if present. */
	private static final class ReactiveBearerTokens {

		private final BearerTokenServerAuthenticationEntryPoint entryPoint = new BearerTokenServerAuthenticationEntryPoint();

		private final BearerTokenServerAccessDeniedHandler deniedHandler = new BearerTokenServerAccessDeniedHandler();

		Mono<Void> challenge(RuntimeException refused, ServerWebExchange exchange) {
			if (refused instanceof AccessDeniedException denied) {
				return exchange.<Principal>getPrincipal()
					.filter(AbstractOAuth2TokenAuthenticationToken.class::isInstance)
					.flatMap((principal) -> this.deniedHandler.handle(exchange, denied));
			}
			if (refused instanceof OAuth2AuthenticationException || Challenges.mayBeBearer(refused,
					exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))) {
				return this.entryPoint.commence(exchange, (AuthenticationException) refused);
			}
			return Mono.empty();
		}

	}

}

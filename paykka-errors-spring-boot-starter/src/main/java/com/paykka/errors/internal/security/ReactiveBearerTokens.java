package com.paykka.errors.internal.security;

import java.security.Principal;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.access.server.BearerTokenServerAccessDeniedHandler;
import org.springframework.security.oauth2.server.resource.web.server.BearerTokenServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;

/**
 * The challenges of Spring Security's resource server, if present, on the reactive stack.
 */
class ReactiveBearerTokens {

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

package com.example.security.reactive;

import com.example.security.RefusedSignatureException;
import com.example.security.Users;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/**
 * The shop on Spring WebFlux. Each part serves another kind of caller; {@link ApiSecurity}
 * has the rest.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class SecuredShop {

	@Bean
	ReactiveUserDetailsService users() {
		return Users::findLater;
	}

	@Bean
	ReactiveOpaqueTokenIntrospector introspector() {
		return (token) -> Mono.fromSupplier(() -> Users.introspect(token));
	}

	@Bean
	@Order(1)
	SecurityWebFilterChain tokens(ServerHttpSecurity http, ServerAuthenticationEntryPoint entryPoint,
			ServerAccessDeniedHandler deniedHandler, ServerAuthenticationFailureHandler failureHandler) {
		return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/tokens/**"))
			.authorizeExchange((exchanges) -> exchanges.pathMatchers("/tokens/admin")
				.hasAuthority("SCOPE_admin")
				.anyExchange()
				.authenticated())
			.oauth2ResourceServer((server) -> server.opaqueToken((tokens) -> {
			})
				.authenticationEntryPoint(entryPoint)
				.authenticationFailureHandler(failureHandler)
				.accessDeniedHandler(deniedHandler))
			.build();
	}

	@Bean
	@Order(2)
	SecurityWebFilterChain sessions(ServerHttpSecurity http, ServerAuthenticationEntryPoint entryPoint,
			ServerAccessDeniedHandler deniedHandler, ServerAuthenticationFailureHandler failureHandler) {
		return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/sessions/**"))
			.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
			.formLogin((login) -> login
				.requiresAuthenticationMatcher(
						new PathPatternParserServerWebExchangeMatcher("/sessions/login"))
				.authenticationEntryPoint(entryPoint)
				.authenticationFailureHandler((failed, ex) -> {
					failed.getExchange().getResponse().getHeaders().set("WWW-Authenticate", "Form");
					return failureHandler.onAuthenticationFailure(failed, ex);
				}))
			.csrf((csrf) -> csrf.accessDeniedHandler(deniedHandler)
				.requireCsrfProtectionMatcher(ServerWebExchangeMatchers.pathMatchers("/sessions/order")))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(deniedHandler))
			.build();
	}

	@Bean
	@Order(3)
	SecurityWebFilterChain webhooks(ServerHttpSecurity http, ServerAuthenticationFailureHandler failureHandler) {
		ReactiveAuthenticationManager all = Mono::just;
		AuthenticationWebFilter filter = new AuthenticationWebFilter(all);
		filter.setServerAuthenticationConverter((exchange) -> Mono.error(new RefusedSignatureException()));
		filter.setAuthenticationFailureHandler(failureHandler);
		return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/webhooks"))
			.addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
			.build();
	}

}

package com.example.bare.reactive;

import com.example.security.Users;
import com.example.security.reactive.SecuredController;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;

/**
 * A shop on Spring WebFlux that handles refusals itself, with its own entry point, which
 * it injects by type.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
@Import(SecuredController.class)
public class BareShop {

	@Bean
	ReactiveUserDetailsService users() {
		return Users::findLater;
	}

	@Bean
	ServerAuthenticationEntryPoint entryPoint() {
		return new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED);
	}

	@Bean
	SecurityWebFilterChain chain(ServerHttpSecurity http, ServerAuthenticationEntryPoint entryPoint) {
		return http
			.authorizeExchange((exchanges) -> exchanges.pathMatchers("/open/**")
				.permitAll()
				.pathMatchers("/admin/**")
				.hasRole("ADMIN")
				.anyExchange()
				.authenticated())
			.httpBasic((login) -> {
			})
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(entryPoint))
			.build();
	}

}

package com.example.security.reactive;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;

/**
 * The example from the documentation.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
class ApiSecurity {

	@Bean
	SecurityWebFilterChain api(ServerHttpSecurity http, ServerAuthenticationEntryPoint entryPoint,
			ServerAccessDeniedHandler deniedHandler, ServerAuthenticationFailureHandler failureHandler) {
		return http
			.authorizeExchange((exchanges) -> exchanges
				.pathMatchers("/open/**").permitAll()
				.pathMatchers("/admin/**").hasRole("ADMIN")
				.anyExchange().authenticated())
			.csrf((csrf) -> csrf.disable())
			.httpBasic((login) -> login.authenticationFailureHandler(failureHandler))
			.exceptionHandling((refusals) -> refusals
				.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(deniedHandler))
			.build();
	}

}

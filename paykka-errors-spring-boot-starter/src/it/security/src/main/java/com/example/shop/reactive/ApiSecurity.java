package com.example.shop.reactive;

import com.paykka.errors.security.PaykkaServerSecurityErrors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.HttpBasicServerAuthenticationEntryPoint;

/**
 * The example of the README.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
class ApiSecurity {

	@Bean
	SecurityWebFilterChain api(ServerHttpSecurity http, PaykkaServerSecurityErrors errors) {
		HttpBasicServerAuthenticationEntryPoint basic = new HttpBasicServerAuthenticationEntryPoint();
		basic.setRealm("shop");
		return http
			.authorizeExchange((exchanges) -> exchanges
				.pathMatchers("/open/**").permitAll()
				.pathMatchers("/admin/**").hasRole("ADMIN")
				.anyExchange().authenticated())
			.csrf((csrf) -> csrf.disable())
			.httpBasic((login) -> login
				.authenticationFailureHandler(errors.authenticationFailureHandler(basic)))
			.exceptionHandling((refusals) -> refusals
				.authenticationEntryPoint(errors.authenticationEntryPoint(basic))
				.accessDeniedHandler(errors.accessDeniedHandler()))
			.build();
	}

}

package com.example.shop.servlet;

import com.example.shop.RefusedSignatureException;
import com.example.shop.Users;
import com.paykka.errors.security.PaykkaSecurityErrors;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;

/**
 * The shop on Spring MVC. Each part of it has callers of another kind; {@link ApiSecurity}
 * has the rest.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class SecuredShop {

	@Bean
	UserDetailsService users() {
		return Users::find;
	}

	@Bean
	OpaqueTokenIntrospector introspector() {
		return Users::introspect;
	}

	@Bean
	@Order(1)
	SecurityFilterChain tokens(HttpSecurity http, PaykkaSecurityErrors errors) throws Exception {
		BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
		return http.securityMatcher("/tokens/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/tokens/admin")
				.hasAuthority("SCOPE_admin")
				.anyRequest()
				.authenticated())
			.oauth2ResourceServer((server) -> server.opaqueToken((tokens) -> {
			})
				.authenticationEntryPoint(errors.authenticationEntryPoint(bearer))
				.accessDeniedHandler(errors.accessDeniedHandler(new BearerTokenAccessDeniedHandler()))
				.withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {

					@Override
					public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
						filter.setAuthenticationFailureHandler(errors.authenticationFailureHandler(bearer));
						return filter;
					}

				}))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain sessions(HttpSecurity http, PaykkaSecurityErrors errors) throws Exception {
		return http.securityMatcher("/sessions/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.formLogin((login) -> login.loginProcessingUrl("/sessions/login")
				.failureHandler(errors.authenticationFailureHandler()))
			.csrf((csrf) -> csrf.ignoringRequestMatchers("/sessions/login"))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(errors.authenticationEntryPoint())
				.accessDeniedHandler(errors.accessDeniedHandler()))
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain webhooks(HttpSecurity http, PaykkaSecurityErrors errors) throws Exception {
		return http.securityMatcher("/webhooks")
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(errors.authenticationEntryPoint()))
			.addFilterAfter((request, response, chain) -> {
				throw new RefusedSignatureException();
			}, ExceptionTranslationFilter.class)
			.build();
	}

}

package com.example.security.servlet;

import com.example.security.RefusedSignatureException;
import com.example.security.Users;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * The shop on Spring MVC. Each part serves another kind of caller; {@link ApiSecurity}
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
	SecurityFilterChain tokens(HttpSecurity http, AuthenticationEntryPoint entryPoint, AccessDeniedHandler deniedHandler,
			AuthenticationFailureHandler failureHandler) throws Exception {
		return http.securityMatcher("/tokens/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/tokens/admin")
				.hasAuthority("SCOPE_admin")
				.anyRequest()
				.authenticated())
			.oauth2ResourceServer((server) -> server.opaqueToken((tokens) -> {
			})
				.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(deniedHandler)
				.withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {

					@Override
					public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
						filter.setAuthenticationFailureHandler(failureHandler);
						return filter;
					}

				}))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain sessions(HttpSecurity http, AuthenticationEntryPoint entryPoint, AccessDeniedHandler deniedHandler,
			AuthenticationFailureHandler failureHandler) throws Exception {
		return http.securityMatcher("/sessions/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.formLogin((login) -> login.loginProcessingUrl("/sessions/login")
				.failureHandler((request, response, ex) -> {
					response.setHeader("WWW-Authenticate", "Form");
					failureHandler.onAuthenticationFailure(request, response, ex);
				}))
			.csrf((csrf) -> csrf.ignoringRequestMatchers("/sessions/login"))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(deniedHandler))
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain webhooks(HttpSecurity http, AuthenticationEntryPoint entryPoint) throws Exception {
		return http.securityMatcher("/webhooks")
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(entryPoint))
			.addFilterAfter((request, response, chain) -> {
				throw new RefusedSignatureException();
			}, ExceptionTranslationFilter.class)
			.build();
	}

}

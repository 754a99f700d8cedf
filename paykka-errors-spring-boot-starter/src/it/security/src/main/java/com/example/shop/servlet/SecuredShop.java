package com.example.shop.servlet;

import com.example.shop.RefusedSignatureException;
import com.example.shop.Users;
import com.paykka.errors.security.PaykkaSecurityErrors;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

/**
 * The shop on Spring MVC. Each part of it has callers of another kind.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableMethodSecurity
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
	SecurityFilterChain api(HttpSecurity http, PaykkaSecurityErrors errors) throws Exception {
		BasicAuthenticationEntryPoint basic = new BasicAuthenticationEntryPoint();
		basic.setRealmName("shop");
		AuthenticationEntryPoint entryPoint = errors.authenticationEntryPoint(basic);
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers("/open/**")
				.permitAll()
				.requestMatchers("/admin/**")
				.hasRole("ADMIN")
				.anyRequest()
				.authenticated())
			.csrf((csrf) -> csrf.disable())
			.httpBasic((login) -> login.authenticationEntryPoint(entryPoint))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(errors.accessDeniedHandler()))
			.addFilterAfter((request, response, chain) -> {
				if (((HttpServletRequest) request).getRequestURI().equals("/open/webhook")) {
					throw new RefusedSignatureException();
				}
				chain.doFilter(request, response);
			}, ExceptionTranslationFilter.class)
			.build();
	}

}

package com.example.bare.servlet;

import com.example.security.Users;
import com.example.security.servlet.SecuredController;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * A shop on Spring MVC that handles refusals itself, with its own entry point for some
 * paths, which it injects by type.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableMethodSecurity
@Import(SecuredController.class)
public class BareShop {

	@Bean
	UserDetailsService users() {
		return Users::find;
	}

	@Bean
	AuthenticationEntryPoint entryPoint() {
		return new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http, AuthenticationEntryPoint entryPoint) throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/open/**", "/error")
				.permitAll()
				.requestMatchers("/admin/**")
				.hasRole("ADMIN")
				.anyRequest()
				.authenticated())
			.httpBasic((login) -> {
			})
			.exceptionHandling((refusals) -> refusals.defaultAuthenticationEntryPointFor(entryPoint,
					(request) -> request.getRequestURI().startsWith("/admin")))
			.build();
	}

}

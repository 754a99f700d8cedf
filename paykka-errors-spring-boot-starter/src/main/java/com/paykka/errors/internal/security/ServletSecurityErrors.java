package com.paykka.errors.internal.security;

import java.io.IOException;

import com.paykka.errors.internal.web.servlet.ServletProblems;
import com.paykka.errors.security.PaykkaSecurityErrors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Answers what Spring Security refuses on the servlet stack.
 */
class ServletSecurityErrors implements PaykkaSecurityErrors {

	private final ServletProblems problems;

	ServletSecurityErrors(ServletProblems problems) {
		this.problems = problems;
	}

	@Override
	public AuthenticationEntryPoint authenticationEntryPoint() {
		return authenticationEntryPoint((request, response, ex) -> {
		});
	}

	@Override
	public AuthenticationEntryPoint authenticationEntryPoint(AuthenticationEntryPoint scheme) {
		return (request, response, ex) -> answer(ex, HttpStatus.UNAUTHORIZED, request, response,
				(challenged) -> scheme.commence(request, challenged, ex));
	}

	@Override
	public AccessDeniedHandler accessDeniedHandler() {
		return accessDeniedHandler((request, response, ex) -> {
		});
	}

	@Override
	public AccessDeniedHandler accessDeniedHandler(AccessDeniedHandler scheme) {
		return (request, response, ex) -> answer(ex, HttpStatus.FORBIDDEN, request, response,
				(challenged) -> scheme.handle(request, challenged, ex));
	}

	@Override
	public AuthenticationFailureHandler authenticationFailureHandler() {
		return authenticationEntryPoint()::commence;
	}

	@Override
	public AuthenticationFailureHandler authenticationFailureHandler(AuthenticationEntryPoint scheme) {
		return authenticationEntryPoint(scheme)::commence;
	}

	private void answer(RuntimeException thrown, HttpStatus usual, HttpServletRequest request,
			HttpServletResponse response, Scheme scheme) throws IOException, ServletException {
		boolean outage = thrown instanceof AuthenticationServiceException;
		if (this.problems.answerRefusal(thrown, outage, request, response) || response.isCommitted()) {
			return;
		}
		ChallengedResponse challenged = new ChallengedResponse(response);
		scheme.challenge(challenged);
		HttpStatus status = Challenges.status(HttpStatus.resolve(challenged.getStatus()), usual);
		if (status == HttpStatus.UNAUTHORIZED && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Challenges.DEFAULT);
		}
		this.problems.refuse(status, request, response);
	}

	private interface Scheme {

		void challenge(HttpServletResponse response) throws IOException, ServletException;

	}

}

package com.paykka.errors.internal.security;

import java.io.IOException;

import com.paykka.errors.internal.web.servlet.ServletProblems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/**
 * Responds to requests that Spring Security refuses on the servlet stack.
 */
class ServletSecurityErrors {

	private final ServletProblems problems;

	private final Challenges challenges;

	private final @Nullable ServletBearerTokens bearerTokens;

	ServletSecurityErrors(ServletProblems problems, Challenges challenges, @Nullable ServletBearerTokens bearerTokens) {
		this.problems = problems;
		this.challenges = challenges;
		this.bearerTokens = bearerTokens;
	}

	void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
			throws IOException, ServletException {
		respond(failed, HttpStatus.UNAUTHORIZED, request, response);
	}

	void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		respond(denied, HttpStatus.FORBIDDEN, request, response);
	}

	private void respond(RuntimeException refused, HttpStatus usual, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		boolean outage = refused instanceof AuthenticationServiceException;
		if (!this.problems.handleRefusal(refused, outage, request, response) && !response.isCommitted()) {
			this.problems.refuse(challenge(refused, usual, request, response), request, response);
		}
	}

	private HttpStatus challenge(RuntimeException refused, HttpStatus usual, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		if (response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
			return usual;
		}
		if (this.bearerTokens != null) {
			this.bearerTokens.challenge(refused, request, response);
		}
		if (response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
			return Challenges.status(HttpStatusCode.valueOf(response.getStatus()), usual);
		}
		if (usual == HttpStatus.UNAUTHORIZED) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
					this.challenges.forLogin(refused, request.getHeader(HttpHeaders.AUTHORIZATION)));
		}
		return usual;
	}

}

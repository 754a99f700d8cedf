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
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;

/**
 * Responds to requests that Spring Security refuses on the servlet stack.
 */
class ServletSecurityErrors {

	private final @Nullable ServletProblems problems;

	private final Challenges challenges;

	private final @Nullable ServletBearerTokens bearerTokens;

	ServletSecurityErrors(@Nullable ServletProblems problems, Challenges challenges) {
		this.problems = problems;
		this.challenges = challenges;
		this.bearerTokens = challenges.hasResourceServer() ? new ServletBearerTokens() : null;
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
		if (this.problems == null) {
			response.setStatus(usual.value());
		}
		else if (!this.problems.handleRefusal(refused, refused instanceof AuthenticationServiceException, request,
				response) && !response.isCommitted()) {
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

	/** The challenges of Spring Security's resource server, if present. */
	private static final class ServletBearerTokens {

		private final BearerTokenAuthenticationEntryPoint entryPoint = new BearerTokenAuthenticationEntryPoint();

		private final BearerTokenAccessDeniedHandler deniedHandler = new BearerTokenAccessDeniedHandler();

		void challenge(RuntimeException refused, HttpServletRequest request, HttpServletResponse response)
				throws IOException, ServletException {
			if (refused instanceof AccessDeniedException denied) {
				if (request.getUserPrincipal() instanceof AbstractOAuth2TokenAuthenticationToken) {
					this.deniedHandler.handle(request, response, denied);
				}
			}
			else if (refused instanceof OAuth2AuthenticationException
					|| Challenges.mayBeBearer(refused, request.getHeader(HttpHeaders.AUTHORIZATION))) {
				this.entryPoint.commence(request, response, (AuthenticationException) refused);
			}
		}

	}

}

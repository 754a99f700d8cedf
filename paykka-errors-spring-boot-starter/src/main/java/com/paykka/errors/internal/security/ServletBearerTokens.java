package com.paykka.errors.internal.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;

/**
 * The challenges of Spring Security's resource server, if present, on the servlet stack.
 */
class ServletBearerTokens {

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

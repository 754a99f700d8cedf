package com.paykka.errors.internal.security;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Rules for challenges that both stacks share.
 */
class Challenges {

	private static final String TOKEN = "org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken";

	private final String basic;

	private final boolean resourceServer;

	Challenges(ApplicationContext context) {
		this.resourceServer = ClassUtils.isPresent(TOKEN, context.getClassLoader());
		String name = context.getEnvironment().getProperty("spring.application.name");
		String realm = StringUtils.hasText(name) ? name : "Realm";
		this.basic = "Basic realm=\"" + realm.replaceAll("[^ -~]", "?").replaceAll("[\"\\\\]", "\\\\$0") + "\"";
	}

	boolean hasResourceServer() {
		return this.resourceServer;
	}

	/**
	 * Return the challenge of a 401 response that is not about bearer tokens, which is
	 * {@code Session}, to which no client reacts, for an unknown scheme. Spring
	 * Security's own for HTTP Basic would complete the response.
	 */
	String forLogin(RuntimeException refused, @Nullable String authorization) {
		return (hasScheme(authorization, "Basic") && !isUntried(refused)) ? this.basic : "Session";
	}

	/**
	 * Return whether a caller may be asked for a bearer token: one that has sent one, or
	 * nothing that the application reads.
	 */
	static boolean mayBeBearer(RuntimeException refused, @Nullable String authorization) {
		return authorization == null || hasScheme(authorization, "Bearer") || isUntried(refused);
	}

	/** Return whether nothing tried to log the caller in. */
	private static boolean isUntried(RuntimeException refused) {
		return refused instanceof InsufficientAuthenticationException
				|| refused instanceof AuthenticationCredentialsNotFoundException;
	}

	/**
	 * Return the status that a scheme has set, or the usual one if it is not a refusal.
	 */
	static HttpStatus status(@Nullable HttpStatusCode status, HttpStatus usual) {
		HttpStatus chosen = (status != null) ? HttpStatus.resolve(status.value()) : null;
		return (chosen != null && chosen.is4xxClientError()) ? chosen : usual;
	}

	private static boolean hasScheme(@Nullable String authorization, String scheme) {
		return authorization != null && StringUtils.startsWithIgnoreCase(authorization, scheme)
				&& (authorization.length() == scheme.length() || authorization.charAt(scheme.length()) == ' ');
	}

}

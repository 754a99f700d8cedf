package com.paykka.errors.internal.security;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/**
 * Rules for challenges that both stacks share.
 */
class Challenges {

	private final String basic;

	Challenges(Environment environment) {
		String name = environment.getProperty("spring.application.name");
		String realm = StringUtils.hasText(name) ? name : "Realm";
		this.basic = "Basic realm=\"" + realm.replaceAll("[^ -~]", "?").replaceAll("[\"\\\\]", "\\\\$0") + "\"";
	}

	/**
	 * Return the challenge of a 401 response that is not about bearer tokens.
	 * @param authorization the header that the caller sent, or {@code null}
	 * @return the challenge; {@code Session}, to which no client reacts, for an unknown
	 * scheme
	 */
	String forLogin(@Nullable String authorization) {
		return hasScheme(authorization, "Basic") ? this.basic : "Session";
	}

	/**
	 * Return whether a caller may be asked for a bearer token.
	 * @param authorization the header that the caller sent, or {@code null}
	 * @return whether it is a bearer token or absent
	 */
	static boolean mayBeBearer(@Nullable String authorization) {
		return authorization == null || hasScheme(authorization, "Bearer");
	}

	/**
	 * Return the status that a scheme has chosen.
	 * @param status the status set, or {@code null}
	 * @param usual the default, if the status is not a refusal
	 * @return a 4xx status
	 */
	static HttpStatus status(@Nullable HttpStatus status, HttpStatus usual) {
		return (status != null && status.is4xxClientError()) ? status : usual;
	}

	private static boolean hasScheme(@Nullable String authorization, String scheme) {
		return authorization != null && StringUtils.startsWithIgnoreCase(authorization, scheme)
				&& (authorization.length() == scheme.length() || authorization.charAt(scheme.length()) == ' ');
	}

}

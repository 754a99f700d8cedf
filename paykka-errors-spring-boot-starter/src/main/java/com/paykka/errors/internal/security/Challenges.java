package com.paykka.errors.internal.security;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What both stacks know of challenges.
 */
final class Challenges {

	/**
	 * The challenge of a 401 where no scheme sends one.
	 */
	static final String DEFAULT = "Session";

	private Challenges() {
	}

	/**
	 * Return the status that a scheme asks for.
	 * @param status the status that it has set, or {@code null}
	 * @param usual the status if that is not a refusal
	 * @return a 4xx status
	 */
	static HttpStatus status(@Nullable HttpStatus status, HttpStatus usual) {
		return (status != null && status.is4xxClientError()) ? status : usual;
	}

}

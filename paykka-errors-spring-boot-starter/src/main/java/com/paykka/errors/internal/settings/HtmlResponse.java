package com.paykka.errors.internal.settings;

/**
 * The response to a caller that prefers HTML to JSON.
 */
public enum HtmlResponse {

	/**
	 * A problem, as for every other caller.
	 */
	JSON,

	/**
	 * The application's error page, as Spring Boot renders it.
	 */
	ERROR_PAGE

}

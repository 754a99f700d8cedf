package com.paykka.errors.internal.settings;

/**
 * What a caller gets who prefers HTML to JSON.
 */
public enum HtmlResponse {

	/**
	 * A problem, like every other caller.
	 */
	JSON,

	/**
	 * The application's error page, as Spring Boot renders it.
	 */
	ERROR_PAGE

}

package com.paykka.errors.internal.openapi;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A problem as a caller may get it.
 *
 * @param status the HTTP status
 * @param retryAfter the header {@code Retry-After}, or {@code null} for none
 * @param authenticate the header {@code WWW-Authenticate}, or {@code null} for none
 * @param members the members of the body
 */
record SampleProblem(int status, @Nullable String retryAfter, @Nullable String authenticate,
		Map<String, Object> members) {

	String name() {
		return String.valueOf(this.members.get("name"));
	}

	@Nullable Object title() {
		return this.members.get("title");
	}

	/**
	 * Return one line for a list in Markdown.
	 */
	String toListItem() {
		Object detail = this.members.get("detail");
		return "- `" + this.members.get("code") + "` " + name() + ((detail != null) ? ": " + detail : "");
	}

}

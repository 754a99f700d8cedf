package com.paykka.errors;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The path of a request to PayKKa's API, in lower case and without query string, path
 * parameters and empty segments.
 *
 * @param path the segments, each after a slash
 */
record RequestPath(String path) {

	/**
	 * Read the path of a request.
	 * @param request the path, with or without the method in front
	 */
	static RequestPath of(@Nullable String request) {
		String sent = (request != null) ? request.strip() : "";
		StringBuilder path = new StringBuilder("/");
		boolean parameters = false;
		for (int i = sent.indexOf(' ') + 1; i < sent.length() && "?#".indexOf(sent.charAt(i)) < 0; i++) {
			char next = sent.charAt(i);
			parameters = next == ';' || (parameters && next != '/');
			if (!parameters && (next != '/' || path.charAt(path.length() - 1) != '/')) {
				path.append(next);
			}
		}
		if (path.charAt(path.length() - 1) == '/') {
			path.setLength(path.length() - 1);
		}
		return new RequestPath(path.toString().toLowerCase(Locale.ROOT));
	}

	/**
	 * Return whether a segment, or several joined by slashes, is the end of the path.
	 */
	boolean endsWith(String segments) {
		return this.path.endsWith('/' + segments);
	}

	boolean contains(String segment) {
		return (this.path + '/').contains('/' + segment + '/');
	}

	/**
	 * Return the last segment, which names the operation.
	 */
	String operation() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

}

package com.paykka.errors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The path of a request to PayKKa's API, in lower case and without query string, path
 * parameters and empty segments.
 *
 * @param segments the segments
 */
record RequestPath(List<String> segments) {

	private static final RequestPath NONE = new RequestPath(List.of());

	/**
	 * Read the path of a request.
	 * @param request the path, with or without the method in front
	 */
	static RequestPath of(@Nullable String request) {
		if (request == null) {
			return NONE;
		}
		String stripped = request.strip();
		String path = stripped.substring(stripped.indexOf(' ') + 1);
		List<String> segments = new ArrayList<>();
		for (String segment : upTo(path, "?#").split("/", -1)) {
			String name = upTo(segment, ";").strip();
			if (!name.isEmpty()) {
				segments.add(name.toLowerCase(Locale.ROOT));
			}
		}
		return new RequestPath(segments);
	}

	private static String upTo(String text, String ends) {
		for (int i = 0; i < text.length(); i++) {
			if (ends.indexOf(text.charAt(i)) >= 0) {
				return text.substring(0, i);
			}
		}
		return text;
	}

	boolean endsWith(String... last) {
		int start = this.segments.size() - last.length;
		return start >= 0 && this.segments.subList(start, this.segments.size()).equals(Arrays.asList(last));
	}

	boolean contains(String segment) {
		return this.segments.contains(segment);
	}

	/**
	 * Return the last segment, which names the operation.
	 */
	String operation() {
		return this.segments.isEmpty() ? "" : this.segments.get(this.segments.size() - 1);
	}

}

package com.paykka.errors.internal.client;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * What the {@code Content-Type} says about a body, as far as decoding cares.
 */
enum BodyFormat {

	/** JSON, or a missing, unreadable or wildcard type. */
	JSON,

	/**
	 * A page, such as a proxy's or a login page. Some servers also send JSON with this
	 * type.
	 */
	HTML,

	/** Plain text, which may be JSON. */
	TEXT,

	/** Arbitrary bytes or other text, which is JSON if it starts with a brace. */
	BYTES,

	/** Certainly not a JSON object, such as a PDF or a stream. */
	OTHER;

	static BodyFormat of(@Nullable MediaType type) {
		if (type == null || !type.isConcrete()) {
			return JSON;
		}
		String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
		if (isStream(subtype)) {
			return OTHER;
		}
		if (subtype.contains("json")) {
			return JSON;
		}
		if (subtype.equals("html") || subtype.equals("xhtml+xml")) {
			return HTML;
		}
		if (type.getType().equalsIgnoreCase("text")) {
			return subtype.equals("plain") ? TEXT : BYTES;
		}
		return subtype.equals("octet-stream") ? BYTES : OTHER;
	}

	private static boolean isStream(String subtype) {
		return (subtype.contains("stream") && !subtype.equals("octet-stream")) || subtype.contains("ndjson")
				|| subtype.contains("json-seq") || subtype.contains("jsonl");
	}

	/**
	 * Return whether only a JSON object can be a success.
	 */
	boolean mustBeObject() {
		return this == JSON || this == HTML;
	}

	/**
	 * Return whether a body must be read as JSON.
	 * @param first the first byte that is not white space, or -1 if there is none yet
	 */
	boolean mayBeObject(int first) {
		return switch (this) {
			case JSON -> true;
			// Also an array, a string, HTML, or a prefix that stops scripts reading it
			case TEXT -> first < 0 || "{[\"<)".indexOf(first) >= 0;
			case HTML, BYTES -> first < 0 || first == '{';
			case OTHER -> false;
		};
	}

	/**
	 * Return the first byte that is neither white space nor part of a byte order mark, in
	 * any Unicode encoding.
	 * @param body the body
	 * @return the byte, or -1 if there is none
	 */
	static int firstByte(byte[] body) {
		for (byte next : body) {
			if (!isSkipped(next)) {
				return next & 0xff;
			}
		}
		return -1;
	}

	private static boolean isSkipped(byte next) {
		return switch (next & 0xff) {
			case 0x00, ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF, 0xFE, 0xFF -> true;
			default -> false;
		};
	}

}

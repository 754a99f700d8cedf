package com.paykka.errors.internal.client;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * What a body is by its declared type, as far as it matters to decoding.
 */
enum BodyFormat {

	/** JSON, or no type that says anything else. */
	JSON,

	/** A page: a proxy's, a login's. Some servers send JSON by that type, too. */
	HTML,

	/** Text, which may be JSON. */
	TEXT,

	/** Any bytes, or text of another kind, which start with a brace if they are JSON. */
	BYTES,

	/** Surely something else, such as PDF, or a stream. */
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
	 * Return whether nothing but a JSON object can be a success.
	 */
	boolean mustBeObject() {
		return this == JSON || this == HTML;
	}

	/**
	 * Return whether a body has to be read as JSON.
	 * @param first the first byte that is no space, or -1 if there is none yet
	 */
	boolean mayBeObject(int first) {
		return switch (this) {
			case JSON -> true;
			// Also an array, a string, HTML, or a prefix that keeps scripts from reading
			// it
			case TEXT -> first < 0 || "{[\"<)".indexOf(first) >= 0;
			case HTML, BYTES -> first < 0 || first == '{';
			case OTHER -> false;
		};
	}

	/**
	 * Return the first byte that is neither space nor part of a byte order mark, in any
	 * encoding of Unicode.
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

package com.paykka.errors.internal.translation;

import java.util.LinkedHashMap;
import java.util.Map;

import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request an invalid value stands, as the caller knows it.
 *
 * @param source the part of the request
 * @param name the name within that part, or {@code null} if there is none
 * @param pointer a JSON pointer into the body or the part, or {@code null} if there is
 * none
 */
public record Place(Source source, @Nullable String name, @Nullable String pointer) {

	/**
	 * Nowhere that the caller knows.
	 */
	static final Place UNKNOWN = new Place(Source.BODY, null, null);

	private static final int MAX_NAME = 200;

	static Place named(Source source, @Nullable String name) {
		return new Place(source, (name != null && !name.isEmpty()) ? SafeText.line(name, MAX_NAME) : null, null);
	}

	/**
	 * Return the members of an entry of {@code errors} that tell the place.
	 * @return the values by the names of their members, or nothing if the place is
	 * unknown
	 */
	public Map<String, String> members() {
		Map<String, String> members = new LinkedHashMap<>();
		if (this.name != null && this.source != Source.BODY) {
			members.put(this.source.member, this.name);
		}
		if (this.pointer != null) {
			members.put(Source.BODY.member, this.pointer);
		}
		return members;
	}

	/**
	 * A part of a request, with the name of the member that reports it.
	 */
	public enum Source {

		/** The body. */
		BODY("pointer"),

		/** A query or form parameter. */
		PARAMETER("parameter"),

		/** A header. */
		HEADER("header"),

		/** A cookie. */
		COOKIE("cookie"),

		/** A path variable. */
		PATH("path"),

		/** A matrix variable of the path. */
		MATRIX("matrix"),

		/** A part of a multipart body. */
		PART("part");

		private final String member;

		Source(String member) {
			this.member = member;
		}

	}

}

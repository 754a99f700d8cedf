package com.paykka.errors.internal.translation;

import java.util.LinkedHashMap;
import java.util.Map;

import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request an invalid value is located, from the caller's point of view.
 *
 * @param location the part of the request
 * @param name the name within that part, or {@code null} if there is none
 * @param pointer a JSON pointer into the body or the part, or {@code null} if there is
 * none
 */
public record Place(Location location, @Nullable String name, @Nullable String pointer) {

	/**
	 * A place that the caller could not identify.
	 */
	static final Place UNKNOWN = new Place(Location.BODY, null, null);

	private static final int MAX_NAME = 200;

	static Place named(Location location, @Nullable String name) {
		return new Place(location, (name != null && !name.isEmpty()) ? SafeText.line(name, MAX_NAME) : null, null);
	}

	/**
	 * Return the members of an entry of {@code errors} that describe the place.
	 * @return the values by member name, empty if the place is unknown
	 */
	public Map<String, String> members() {
		Map<String, String> members = new LinkedHashMap<>();
		if (this.name != null && this.location != Location.BODY) {
			members.put(this.location.member, this.name);
		}
		if (this.pointer != null) {
			members.put(Location.BODY.member, this.pointer);
		}
		return members;
	}

	/**
	 * A part of a request, with the name of the member that reports it.
	 */
	public enum Location {

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

		Location(String member) {
			this.member = member;
		}

	}

}

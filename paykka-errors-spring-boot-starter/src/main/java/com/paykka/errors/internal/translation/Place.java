package com.paykka.errors.internal.translation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * Where in a request an invalid value is located, from the caller's point of view.
 *
 * @param location the part of the request
 * @param name the name within that part, or {@code null} if there is none
 * @param pointer a JSON pointer into the body or the part, or {@code null} if there is
 * none
 */
public record Place(Location location, @Nullable String name, @Nullable String pointer) {

	/** A place that the caller could not identify. */
	static final Place UNKNOWN = new Place(Location.BODY, null, null);

	private static final int MAX_NAME = 200;

	private static final int MAX_KEY = 100;

	private static final int MAX_POINTER = 1000;

	static Place named(Location location, @Nullable String name) {
		return new Place(location, (name != null && !name.isEmpty()) ? SafeText.line(name, MAX_NAME) : null, null);
	}

	/** Return the place of a field of a form, such as {@code items[0].price}. */
	static Place field(Location location, List<Step> path) {
		StringBuilder name = new StringBuilder();
		for (Step step : path) {
			if (step.text().length() > MAX_KEY) {
				break;
			}
			boolean index = step.key() instanceof Integer;
			if (index || (step.key() != null && !name.isEmpty())) {
				name.append('[').append(step.text()).append(']');
			}
			else {
				name.append(name.isEmpty() ? "" : ".").append(step.text());
			}
		}
		return named(location, name.toString());
	}

	/**
	 * Return the place of a member of this document. A part as a whole needs no pointer.
	 */
	Place at(List<Step> path) {
		return (path.isEmpty() && this.location == Location.PART) ? this
				: new Place(this.location, this.name, pointer(path));
	}

	/**
	 * Write the path to a value as a JSON pointer in a URI fragment, such as
	 * {@code #/items/0/price}. If a name or the pointer is too long to show, it points to
	 * the value's nearest possible parent.
	 *
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901#section-6">RFC 6901, section
	 * 6</a>
	 */
	static String pointer(List<Step> steps) {
		StringBuilder pointer = new StringBuilder("#");
		for (Step step : steps) {
			String name = step.text();
			if (name.length() > MAX_KEY) {
				break;
			}
			// Masked first: once encoded, a card number may go unnoticed
			String token = SafeText.shorten(name, 2 * MAX_KEY).replace("~", "~0").replace("/", "~1");
			String encoded = UriUtils.encodeFragment(token, StandardCharsets.UTF_8);
			if (pointer.length() + encoded.length() >= MAX_POINTER) {
				break;
			}
			pointer.append('/').append(encoded);
		}
		return pointer.toString();
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

	/** A part of a request, with the name of the member that reports it. */
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

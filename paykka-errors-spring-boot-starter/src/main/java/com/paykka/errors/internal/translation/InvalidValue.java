package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A value of a request that was refused. The value itself is never kept.
 *
 * @param code the code that the violated constraint names, or 6001
 * @param detail the constraint's message, or {@code null} for the code's own
 * @param source where the value was found
 * @param location the JSON pointer or the name, by source, or {@code null} if unknown
 */
public record InvalidValue(PaykkaErrorCode code, @Nullable String detail, Source source, @Nullable String location) {

	/**
	 * Return the code that invalid values share.
	 * @param values the invalid values of one request
	 * @return the code, or {@code null} if they have several or there are none
	 */
	public static @Nullable PaykkaErrorCode sharedCode(List<InvalidValue> values) {
		List<PaykkaErrorCode> codes = values.stream().map(InvalidValue::code).distinct().toList();
		return (codes.size() == 1) ? codes.get(0) : null;
	}

	/**
	 * Where a value was found, with the name of the member that says so.
	 */
	public enum Source {

		/** A body; the location is a JSON pointer. */
		BODY("pointer"),

		/** A query or form parameter, or a parameter of a method. */
		PARAMETER("parameter"),

		/** A header. */
		HEADER("header"),

		/** A cookie. */
		COOKIE("cookie"),

		/** A variable of the path. */
		PATH("path");

		private final String member;

		Source(String member) {
			this.member = member;
		}

		/**
		 * Return the name of the member of an entry of {@code errors}.
		 * @return the member's name
		 */
		public String getMember() {
			return this.member;
		}

	}

}

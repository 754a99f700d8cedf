package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An invalid value in a request. The value itself is never kept.
 *
 * @param code the code that the violated constraint names, or 6001
 * @param detail the constraint's message, or {@code null} for the code's own
 * @param source where the value was found
 * @param location the JSON pointer or the name, depending on the source, or {@code null}
 * if unknown
 */
public record InvalidValue(PaykkaErrorCode code, @Nullable String detail, Source source, @Nullable String location) {

	/**
	 * Return the code that all invalid values share.
	 * @param values the invalid values of one request
	 * @return the code, or {@code null} if there are several or no values
	 */
	public static @Nullable PaykkaErrorCode sharedCode(List<InvalidValue> values) {
		List<PaykkaErrorCode> codes = values.stream().map(InvalidValue::code).distinct().toList();
		return (codes.size() == 1) ? codes.get(0) : null;
	}

	/**
	 * Where a value was found, with the name of the member that reports it.
	 */
	public enum Source {

		/** A body; the location is a JSON pointer. */
		BODY("pointer"),

		/** A query or form parameter, or a method parameter. */
		PARAMETER("parameter"),

		/** A header. */
		HEADER("header"),

		/** A cookie. */
		COOKIE("cookie"),

		/** A path variable. */
		PATH("path");

		private final String member;

		Source(String member) {
			this.member = member;
		}

		/**
		 * Return the name of the member in an entry of {@code errors}.
		 * @return the member's name
		 */
		public String getMember() {
			return this.member;
		}

	}

}

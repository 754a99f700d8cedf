package com.paykka.errors.internal.translation;

import java.util.HexFormat;
import java.util.regex.Pattern;

import com.paykka.errors.SafeText;

/**
 * Makes untrusted text safe to log: it is shortened, and can't end the line or a
 * quotation, control a terminal or contain a card number.
 */
public final class LogText {

	// A password may follow the user, and a query may hold a token
	private static final Pattern USER_INFO = Pattern.compile("(://)[^\\s/?#]*@");

	private static final Pattern QUERY = Pattern.compile("(://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*");

	private static final Pattern TOKEN = Pattern.compile("(?<=/)(?=[^/\\s]*[0-9])[^/\\s]{24,}");

	private static final int MAX_LENGTH = 512;

	private LogText() {
	}

	/**
	 * Return the message of an exception, also without the user info and queries of URLs.
	 */
	public static String message(String message) {
		// Cut first: patterns must not run over a long text
		String text = SafeText.shorten(message, MAX_LENGTH);
		if (text.contains("://")) {
			text = QUERY.matcher(USER_INFO.matcher(text).replaceAll("$1")).replaceAll("$1");
		}
		return escape(text);
	}

	/** Return a method and path without segments that look like a token. */
	public static String request(String request) {
		return TOKEN.matcher(request).replaceAll("\u2026");
	}

	public static String escape(String value) {
		String text = SafeText.shorten(value, MAX_LENGTH);
		StringBuilder escaped = null;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (isUnsafe(character)) {
				escaped = (escaped != null) ? escaped : new StringBuilder(text.length() + 16).append(text, 0, i);
				escaped.append("\\u").append(HexFormat.of().toHexDigits(character));
			}
			else if (escaped != null) {
				escaped.append(character);
			}
		}
		return (escaped != null) ? escaped.toString() : text;
	}

	private static boolean isUnsafe(char character) {
		int type = Character.getType(character);
		return character == '"' || character == '\\' || type == Character.CONTROL || type == Character.FORMAT
				|| type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
				|| type == Character.SURROGATE;
	}

}

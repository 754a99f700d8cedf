package com.example.silence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/**
 * Something that must not leak, in each of ten forms.
 */
enum Secret {

	/**
	 * A card number, which must not leak from any place.
	 */
	CARD("4111111111111111", Map.of("plain", (text) -> text, "with spaces", (text) -> grouped(text, " "),
			"with dashes", (text) -> grouped(text, "-"), "in full-width digits", (text) -> digits(text, 0xFF10),
			"in mathematical digits", (text) -> digits(text, 0x1D7CE), "percent-encoded", Secret::percentEncoded,
			"behind letters", (text) -> "PAN" + text, "ahead of letters", (text) -> text + "EUR", "track 1",
			(text) -> "%B" + text + "^DOE JOHN^25121010000000000000?", "track 2",
			(text) -> ";" + text + "=25121010000012345678?")),

	/**
	 * Any other text, which may appear where it is meant to.
	 */
	TOKEN("tok-7Qx9zKf3Lm2Vb8", Map.of("plain", (text) -> text, "in Base64", Secret::base64, "in hexadecimal",
			(text) -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)), "percent-encoded",
			Secret::percentEncoded, "quoted", (text) -> '"' + text + '"', "in braces", (text) -> "{" + text + "}",
			"as a placeholder", (text) -> "${" + text + "}", "in markup", (text) -> "<b>" + text + "</b>",
			"in full-width letters", Secret::fullWidth, "behind a line feed", (text) -> "\n" + text));

	private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})");

	private final String text;

	private final Map<String, String> forms = new LinkedHashMap<>();

	Secret(String text, Map<String, UnaryOperator<String>> forms) {
		this.text = text;
		forms.forEach((name, form) -> this.forms.put(name, form.apply(text)));
	}

	Map<String, String> forms() {
		return this.forms;
	}

	/**
	 * Return whether a text shows the secret in any form.
	 * @param output the text
	 * @return whether a person could read it
	 */
	boolean isIn(String output) {
		String bare = bare(output);
		return this.forms.values().stream().anyMatch((form) -> bare.contains(bare(form)))
				|| bare.contains(bare(this.text));
	}

	/**
	 * Return whether a text shows a given secret of this kind.
	 * @param secret the plain secret
	 * @param output the text
	 * @return whether a person could read it
	 */
	boolean shows(String secret, String output) {
		return bare(output).contains(bare(secret));
	}

	private String bare(String output) {
		String decoded = output;
		for (int i = 0; i < 3; i++) {
			decoded = ESCAPE.matcher(decoded).replaceAll(Secret::decoded);
		}
		String normalized = Normalizer.normalize(decoded, Normalizer.Form.NFKC);
		return (this == CARD) ? inDecimal(normalized).replaceAll("[\\s\\p{Zs}-]", "") : normalized;
	}

	/**
	 * Write all digits in ASCII.
	 */
	private static String inDecimal(String text) {
		return text.codePoints()
			.map((character) -> (Character.digit(character, 10) >= 0) ? '0' + Character.digit(character, 10) : character)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String decoded(MatchResult escape) {
		String digits = (escape.group(1) != null) ? escape.group(1) : escape.group(2);
		return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(digits, 16)));
	}

	private static String grouped(String digits, String separator) {
		return digits.replaceAll("(\\d{4})(?=\\d)", "$1" + separator);
	}

	private static String digits(String digits, int zero) {
		return digits.chars()
			.mapToObj((digit) -> Character.toString(zero + digit - '0'))
			.reduce("", String::concat);
	}

	private static String fullWidth(String text) {
		return text.chars()
			.mapToObj((letter) -> Character.toString(letter - 0x20 + 0xFF00))
			.reduce("", String::concat);
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String percentEncoded(String text) {
		return text.chars().mapToObj((letter) -> "%%%02X".formatted(letter)).reduce("", String::concat);
	}

	/**
	 * Write a text so that a URI can hold it.
	 */
	static String inUri(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Write a text so that a header can hold it.
	 */
	static String inHeader(String text) {
		return text.chars().allMatch((letter) -> letter >= ' ' && letter < 0x7F) ? text : inUri(text);
	}

	/**
	 * Write a text as a JSON string.
	 */
	static String inJson(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
	}

}

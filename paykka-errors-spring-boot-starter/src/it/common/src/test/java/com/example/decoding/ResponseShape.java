package com.example.decoding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A possible shape of a response with HTTP status 200.
 *
 * @param name what is odd about it
 * @param expected the code that it must be decoded to; {@code null} if it passes
 * @param headers the headers that describe the content
 * @param content the body
 */
record ResponseShape(String name, String expected, String headers, byte[] content) {

	private static final String JSON = "Content-Type: application/json\r\n";

	private static final String GOOD = "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\",\"data\":{\"status\":\"SUCCESS\"}}";

	private static final String LARGE = "0123456789abcdef".repeat(128 * 1024);

	/**
	 * Return shapes that are not understood although they carry a code.
	 */
	static Stream<ResponseShape> notUnderstood(String code) {
		return Stream.concat(unreadableJson(code), odd(code));
	}

	/**
	 * Return shapes of JSON that can't be read.
	 */
	static Stream<ResponseShape> unreadableJson(String code) {
		String decline = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"%s\",\"status\":\"FAILURE\"}}".formatted(code);
		String text = "{\"ret_code\":\"%s\",\"ret_msg\":\"%s\"}";
		return Stream.of(shape("a raw line feed in a text", JSON, text.formatted(code, "a\nb")),
				shape("a raw tab in a text", JSON, text.formatted(code, "a\tb")),
				encoded("GBK", "GBK", text.formatted(code, "不支持该支付方式")),
				encoded("Latin-1", "ISO-8859-1", text.formatted(code, "déclinée")),
				new ResponseShape("cut off without a length", null, JSON, cut(decline, decline.length() - 3)),
				new ResponseShape("cut off within the code", null, JSON, cut(decline, decline.indexOf(code) + 2)),
				shape("a trailing NUL", JSON, decline + "\u0000"),
				shape("a trailing comment", JSON, decline + "<!-- served by node 7 -->"),
				shape("a leading guard against scripts", JSON, ")]}',\n" + decline),
				shape("NaN", JSON, "{\"amount\":NaN,\"ret_code\":\"%s\"}".formatted(code)),
				shape("a comment", JSON, "{/* failed */\"ret_code\":\"%s\"}".formatted(code)),
				shape("a number with a leading zero", JSON, "{\"amount\":0123,\"ret_code\":\"%s\"}".formatted(code)),
				shape("a number of 1,001 digits", JSON,
						"{\"amount\":" + "7".repeat(1001) + ",\"ret_code\":\"" + code + "\"}"),
				shape("600 nested arrays", JSON,
						"{\"x\":" + "[".repeat(600) + "]".repeat(600) + ",\"ret_code\":\"" + code + "\"}"),
				shape("an array", JSON, "[{\"ret_code\":\"" + code + "\"}]"),
				shape("JSON text in a string", JSON, "\"{\\\"ret_code\\\":\\\"" + code + "\\\"}\""))
			.map((shape) -> shape.expecting("6000"));
	}

	private static Stream<ResponseShape> odd(String code) {
		return Stream.of(new ResponseShape("cut off at byte 0", null, JSON, new byte[0]),
				shape("a list for a code", JSON, "{\"ret_code\":[\"" + code + "\"]}"),
				shape("an object for a code", JSON, "{\"ret_code\":{\"code\":\"" + code + "\"}}"),
				shape("a list for a code in data", JSON,
						"{\"ret_code\":\"000000\",\"data\":{\"error_code\":[\"" + code + "\"]}}"),
				shape("another name", JSON, "{\"retCode\":\"" + code + "\"}"),
				shape("JSON in a string", JSON,
						"{\"ret_code\":\"000000\",\"data\":\"{\\\"error_code\\\":\\\"" + code + "\\\"}\"}"),
				shape("XHTML", "Content-Type: application/xhtml+xml\r\n", "<html><p>" + code + "</p></html>"),
				shape("HTML as text", "Content-Type: text/plain\r\n", "<html><p>" + code + "</p></html>"),
				shape("an array as text", "Content-Type: text/plain\r\n", "[{\"ret_code\":\"" + code + "\"}]"),
				shape("a code behind the first MiB", JSON, "{\"x\":\"" + LARGE + "\",\"ret_code\":\"" + code + "\"}"))
			.map((shape) -> shape.expecting("6000"));
	}

	/**
	 * Return shapes without a code that are not understood.
	 */
	static Stream<ResponseShape> empty() {
		return Stream
			.of(shape("true for a code", JSON, "{\"ret_code\":true}"), shape("null for a code", JSON, "{\"ret_code\":null}"),
					shape("no text for a code", JSON, "{\"ret_code\":\"\"}"),
					shape("the time-out of an API gateway", JSON, "{\"message\": \"Endpoint request timed out\"}"),
					shape("an empty object", JSON, "{}"), shape("spaces", JSON, " \r\n "),
					shape("a login page", "Content-Type: text/html;charset=UTF-8\r\n", "<!DOCTYPE html><title>Log in</title>"),
					shape("no type", "", "Success"), shape("a status alone", JSON, "{\"status\":\"SUCCESS\"}"))
			.map((shape) -> shape.expecting("6000"));
	}

	/**
	 * Return shapes that some clients decompress on their own.
	 */
	static Stream<ResponseShape> compressed(String code) {
		byte[] refusal = gzip("{\"ret_code\":\"" + code + "\"}");
		String gzip = "Content-Encoding: gzip\r\n";
		return Stream
			.of(new ResponseShape("gzip", null, JSON + gzip, refusal),
					new ResponseShape("gzip as bytes", null, "Content-Type: application/octet-stream\r\n" + gzip, refusal))
			.map((shape) -> shape.expecting(code));
	}

	/**
	 * Return odd shapes in which the code is found.
	 */
	static Stream<ResponseShape> understood(String code) {
		String refusal = "{\"ret_code\":\"" + code + "\"}";
		return Stream
			.of(shape("a name twice", JSON, "{\"ret_code\":\"" + code + "\",\"ret_code\":\"000000\"}"),
					shape("data twice", JSON,
							"{\"ret_code\":0,\"data\":{\"error_code\":\"" + code + "\"},\"data\":{\"error_code\":\"\"}}"),
					shape("escapes", JSON, "{\"ret\\u005fcode\":\"\\u003" + code.charAt(0) + code.substring(1) + "\"}"),
					shape("JSON as bytes", "Content-Type: application/octet-stream\r\n", refusal),
					shape("JSON as text", "Content-Type: text/plain;charset=UTF-8\r\n", " \n" + refusal),
					shape("JSON as HTML", "Content-Type: text/html\r\n", refusal), shape("JSON without a type", "", refusal),
					shape("JSON of a vendor", "Content-Type: application/vnd.paykka+json\r\n", refusal),
					encoded("UTF-16", "UTF-16BE", refusal), shape("a byte order mark", JSON, "\ufeff" + refusal),
					shape("more than a MiB", JSON,
							"{\"ret_code\":0,\"data\":{\"error_code\":\"" + code + "\"},\"x\":\"" + LARGE + "\"}"))
			// Only a response read from start to end may invite a retry
			.map((shape) -> shape.expecting((code.equals("6002") && shape.content().length > LARGE.length()) ? "6000" : code));
	}

	/**
	 * Return shapes that pass.
	 */
	static Stream<ResponseShape> good() {
		return Stream.of(shape("JSON", JSON, GOOD),
				shape("a list with failed entries", JSON,
						"{\"ret_code\":\"000000\",\"data\":[{\"error_code\":\"5004\",\"status\":\"FAILURE\"}]}"),
				shape("many MiB", JSON, "{\"ret_code\":\"000000\",\"x\":\"" + LARGE.repeat(3) + "\"}"),
				shape("PDF", "Content-Type: application/pdf\r\n", "%PDF-1.7"),
				shape("CSV", "Content-Type: text/csv\r\n", "trans_id,error_code\nT1,5004\n"),
				shape("event stream", "Content-Type: text/event-stream\r\n", "data: {\"error_code\":\"5004\"}\n\n"),
				shape("NDJSON", "Content-Type: application/x-ndjson\r\n", "{\"error_code\":\"5004\"}\n{}\n"),
				shape("JSON of a vendor", "Content-Type: application/vnd.paykka.v3+json\r\n", GOOD),
				shape("a byte order mark", JSON, "\ufeff" + GOOD), encoded("UTF-16", "UTF-16LE", GOOD),
				shape("JSON as text", "Content-Type: text/plain\r\n", GOOD),
				new ResponseShape("no content", null, "Content-Length: 0\r\n", new byte[0]),
				new ResponseShape("JSON of no content", null, JSON + "Content-Length: 0\r\n", new byte[0]));
	}

	private static ResponseShape shape(String name, String headers, String content) {
		return new ResponseShape(name, null, headers, content.getBytes(StandardCharsets.UTF_8));
	}

	private static ResponseShape encoded(String name, String charset, String content) {
		return new ResponseShape(name, null, "Content-Type: application/json;charset=" + charset + "\r\n",
				content.getBytes(Charset.forName(charset)));
	}

	private static byte[] cut(String content, int length) {
		return content.substring(0, length).getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] gzip(String content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(content.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private ResponseShape expecting(String code) {
		return new ResponseShape(this.name, code, this.headers, this.content);
	}

	/**
	 * Return the response. Its body ends with the connection unless a header gives its
	 * length.
	 */
	byte[] respond(int status) {
		ByteArrayOutputStream response = new ByteArrayOutputStream();
		response.writeBytes(("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n" + this.headers + "\r\n")
			.getBytes(StandardCharsets.ISO_8859_1));
		response.writeBytes(this.content);
		return response.toByteArray();
	}

	@Override
	public String toString() {
		return this.name;
	}

}

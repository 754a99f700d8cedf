package com.example.clients;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A possible shape of a response.
 *
 * @param name what is odd about it
 * @param path the path of the request
 * @param codes the codes that it may be decoded to, depending on what the client decodes;
 * {@value PASSES} if it may pass
 * @param head status and headers
 * @param body the body
 */
record ResponseShape(String name, String path, Set<String> codes, String head, byte[] body) {

	/**
	 * In place of a code.
	 */
	static final String PASSES = "passes";

	private static final String PAYMENT = "/v3/payment/acq/payment";

	private static final String GOOD = "{\"ret_code\":\"000000\",\"ret_msg\":\"成功\",\"data\":{\"status\":\"SUCCESS\",\"order_id\":\"GW1\"}}";

	private static final String DECLINE = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"5004\",\"status\":\"FAILURE\"}}";

	private static final String JSON = "Content-Type: application/json\r\n";

	private static final String GZIP = "Content-Encoding: gzip\r\n";

	private static final int MIB = 1024 * 1024;

	private static final List<String> TYPES = List.of("", JSON, "Content-Type: application/vnd.upstream+json\r\n",
			"Content-Type: text/plain\r\n", "Content-Type: text/html;charset=GBK\r\n",
			"Content-Type: application/javascript\r\n", "Content-Type: image/png\r\n", "Content-Type: application/xml\r\n",
			"Content-Type: application/pdf\r\n", "Content-Type: text/event-stream\r\n",
			"Content-Type: application/x-ndjson\r\n", JSON + "Content-Type: text/html\r\n", "Content-Type: ;;;/json/\r\n",
			"Content-Type: application/json;charset=none\r\n");

	/**
	 * Return all shapes of PayKKa's responses.
	 */
	static Stream<ResponseShape> all() {
		return Stream.of(types(), encodings(), lengths(), empty(), unreadable(), notUnderstood(), codings(), statuses(),
				failures(), operations())
			.flatMap((shapes) -> shapes);
	}

	private static Stream<ResponseShape> types() {
		return TYPES.stream()
			.flatMap((type) -> Stream.of(shape("success, " + type, 200, type, GOOD, PASSES),
					shape("decline, " + type, 200, type, DECLINE, "5004"),
					shape("refusal, " + type, 422, type, "{\"ret_code\":1004}", "1004"),
					shape("no object, " + type, 200, type, "Success", "6000")));
	}

	private static Stream<ResponseShape> encodings() {
		return Stream.concat(Stream.of("UTF-8", "UTF-16BE", "UTF-16LE")
			.flatMap((charset) -> Stream.of("", "\ufeff")
				.flatMap((mark) -> Stream.of(encoded(charset, mark + GOOD, PASSES),
						encoded(charset, mark + DECLINE, "5004")))),
				Stream.of(encoded("ISO-8859-1", "{\"ret_code\":\"000000\",\"ret_msg\":\"déclinée\"}", "6000"),
						encoded("GBK", GOOD, "6000"), encoded("UTF-32BE", GOOD, "6000"), encoded("UTF-32LE", GOOD, "6000")));
	}

	private static Stream<ResponseShape> lengths() {
		return Stream.of(shape("1 MiB", 200, JSON, padded(GOOD, MIB), PASSES),
				shape("a decline of 1 MiB", 200, JSON, padded(DECLINE, MIB), "5004"),
				shape("1 MiB and 1 byte", 200, JSON, padded(GOOD, MIB + 1), "6000"),
				shape("2 MiB", 200, JSON, padded(GOOD, 2 * MIB), "6000"),
				shape("2 MiB after a code", 200, JSON, padded(DECLINE, 2 * MIB), "6000"),
				shape("2 MiB of a retryable failure", 503, JSON, padded("{\"ret_code\":\"6002\"}", 2 * MIB), "6007"),
				shape("2 MiB of too many requests", 429, JSON, padded("{\"ret_code\":\"6006\"}", 2 * MIB), "6000"));
	}

	private static String padded(String json, int length) {
		return json + " ".repeat(length - json.getBytes(StandardCharsets.UTF_8).length);
	}

	private static Stream<ResponseShape> empty() {
		return Stream
			.of(cut("nothing", PAYMENT, 200, "", "", "6000"), cut("nothing of a void", "/acq/void", 200, "", "", "6000"),
					cut("nothing in chunks, of a void", "/acq/void", 200, "Transfer-Encoding: chunked\r\n", "0\r\n\r\n", "6000"),
					empty(PAYMENT, "6000"), empty("/v3/payment/acq/query", "6000"), empty("/v3/payment/acq/refund", "6000"),
					empty("/v3/payment/acq/cancel", "6000"), empty("/v3/payment/acq/void", PASSES),
					empty("/v3/payment/token/remove", PASSES), empty("/v3/payment/recurring/cancel", PASSES),
					new ResponseShape("no content", PAYMENT, Set.of(PASSES), "204 No Content\r\n", new byte[0]),
					shape("no members", 200, JSON, "{}", "6000"), shape("spaces", 200, JSON, " \r\n ", "6000"));
	}

	private static ResponseShape empty(String path, String code) {
		return cut("announced as empty, " + path, path, 200, JSON + "Content-Length: 0\r\n", "", code);
	}

	private static Stream<ResponseShape> unreadable() {
		return Stream.of("<!DOCTYPE html><title>Log in</title>", "[" + GOOD + "]", GOOD + "{}", GOOD + GOOD, GOOD + "\u0000",
				GOOD + "<!-- served by node 7 -->", ")]}',\n" + GOOD, "{/**/" + GOOD.substring(1), "\"" + PASSES + "\"", "0", "null",
				"{\"ret_code\":0,\"amount\":NaN}", "{\"ret_code\":0,\"amount\":0123}", "{\"ret_code\":0,\"ret_msg\":\"a\nb\"}",
				"{\"ret_code\":0,\"x\":" + "[".repeat(600) + "]".repeat(600) + "}",
				"{\"ret_code\":0,\"x\":" + "7".repeat(1001) + "}", GOOD.substring(0, GOOD.length() - 1))
			.flatMap((body) -> Stream.of(shape("unreadable", 200, JSON, body, "6000"),
					shape("unreadable query", "/v3/payment/acq/query", 200, JSON, body, "6000"),
					shape("unreadable", 429, JSON, body, "6000"), shape("unreadable", 503, JSON, body, "6007")));
	}

	private static Stream<ResponseShape> notUnderstood() {
		return Stream.of("{\"ret_code\":true}", "{\"ret_code\":null}", "{\"ret_code\":\"\"}", "{\"ret_code\":[\"000000\"]}",
				"{\"ret_code\":{\"code\":0}}", "{\"retCode\":\"000000\"}", "{\"status\":\"SUCCESS\"}",
				"{\"message\":\"Endpoint request timed out\"}", "{\"ret_code\":0,\"Error_Code\":\"5004\"}",
				"{\"ret_code\":0,\"data\":[{\"error_code\":\"5004\"}]}", "{\"ret_code\":0,\"data\":\"{}\"}",
				"{\"ret_code\":0,\"data\":{\"error_code\":[\"5004\"]}}", "{\"ret_code\":0,\"data\":{\"status\":[\"FAILURE\"]}}",
				"{\"ret_code\":0,\"data\":{\"ret-code\":\"5004\"}}")
			.map((body) -> shape("not understood", 200, JSON, body, "6000"));
	}

	private static Stream<ResponseShape> codings() {
		String twice = GZIP + GZIP;
		return Stream.of(of("gzip", 200, JSON + GZIP, gzip(GOOD), PASSES, "6000"),
				of("gzip of a decline", 200, JSON + GZIP, gzip(DECLINE), "5004", "6000"),
				of("gzip as bytes", 200, "Content-Type: application/octet-stream\r\n" + GZIP, gzip(DECLINE), "5004", "6000"),
				of("gzip over a plain body", 200, JSON + GZIP, bytes(GOOD), PASSES, "6000"),
				of("gzip over a plain decline", 200, JSON + GZIP, bytes(DECLINE), "5004", "6000"),
				of("gzip twice", 200, JSON + twice, gzip(DECLINE), "5004", "6000"),
				of("gzip twice over a plain decline", 200, JSON + twice, bytes(DECLINE), "5004", "6000"),
				of("gzip over a plain failure", 503, JSON + GZIP, bytes("{\"ret_code\":\"5004\"}"), "5004", "6000", "6007"),
				of("gzip without a header", 200, JSON, gzip(GOOD), "6000"),
				of("unknown coding", 200, JSON + "Content-Encoding: zip\r\n", gzip(GOOD), "6000"));
	}

	private static Stream<ResponseShape> statuses() {
		return Stream
			.of(beside("\"error_code\":\"2025\",\"status\":\"SUCCESS\"", "6008"),
					beside("\"error_code\":\"2043\",\"status\":\"PROCESSING\"", "4000"),
					beside("\"error_code\":\"1001\",\"status\":\"AUTHORIZED\"", "6008"),
					beside("\"ret_code\":\"2025\",\"status\":\"SUCCESS\"", "6008"),
					beside("\"error_code\":\"5004\",\"status\":\"CAPTURED\"", "6008"),
					beside("\"error_code\":\"6002\",\"status\":\"REVIEWING\"", "4000"),
					beside("\"error_code\":\"6002\",\"status\":\"PENDING\"", "4000"),
					beside("\"error_code\":\"6002\",\"status\":\"CAPTURED\"", "6008"),
					beside("\"error_code\":\"6002\",\"status\":\"FAILURE\"", "6002"),
					beside("\"error_code\":\"6002\",\"error_code\":\"5004\"", "5004"),
					beside("\"status\":\"FAILURE\"", "4026"), beside("\"status\":\"declined\"", "4026"),
					shape("a status beside the code", 500, JSON, "{\"ret_code\":\"6002\",\"status\":500}", "6002"),
					shape("a status beside the code", 500, JSON, "{\"ret_code\":\"6002\",\"data\":{\"status\":\"SUCCESS\"}}", "6008"),
					shape("a status beside too many requests", 429, JSON, "{\"data\":{\"status\":\"PROCESSING\"}}", "4000"));
	}

	private static ResponseShape beside(String data, String code) {
		return shape("", 200, JSON, "{\"ret_code\":\"000000\",\"data\":{" + data + "}}", code);
	}

	private static Stream<ResponseShape> failures() {
		String length = JSON + "Content-Length: 500\r\n";
		String chunked = JSON + "Transfer-Encoding: chunked\r\n";
		return Stream.of(cut("breaks off", PAYMENT, 500, length, "{\"ret_code\":\"6002\"}", "6007"),
				cut("breaks off", PAYMENT, 500, chunked, "13\r\n{\"ret_code\":\"6002\"}\r\n", "6007"),
				cut("breaks off", PAYMENT, 500, JSON, "{\"ret_code\":\"6002\"", "6007"),
				cut("breaks off", PAYMENT, 429, length, "", "6000"),
				cut("breaks off", PAYMENT, 400, length, "{\"ret_code\":\"6006\"}", "6001"),
				cut("breaks off", PAYMENT, 200, length, GOOD, "6000"),
				cut("breaks off", PAYMENT, 200, chunked, "2\r\n{}\r\n", "6000"),
				cut("too many requests", PAYMENT, 429, "Content-Length: 0\r\n", "", "6006"),
				cut("too many requests, empty chunks", PAYMENT, 429, chunked, "0\r\n\r\n", "6000"),
				cut("too many requests, no length", PAYMENT, 429, "", "", "6000"),
				shape("too many requests, HTML", 429, "Content-Type: text/html\r\n", "<html>Slow down</html>", "6000"),
				shape("too many requests, JSON", 429, JSON, "{\"message\":\"Slow down\"}", "6006"),
				shape("too many requests, another code", 429, JSON, "{\"ret_code\":\"5004\"}", "5004"),
				shape("page of a proxy", 503, "Content-Type: text/html\r\n", "<html>Down</html>", "6007"),
				shape("gateway's problem", 400, "Content-Type: application/problem+json\r\n",
						"{\"title\":\"Bad Request\",\"status\":400,\"ret_code\":\"4020\"}", "4020"),
				shape("redirect", 302, JSON, GOOD, "6008"), shape("a list in data", 500, JSON,
						"{\"ret_code\":\"6002\",\"data\":[]}", "6007"));
	}

	private static Stream<ResponseShape> operations() {
		String failed = "{\"ret_code\":\"000000\",\"data\":{\"status\":\"FAILURE\"}}";
		return Stream.of(shape("", "/v3/payment/acq/query", 200, JSON, DECLINE, PASSES),
				shape("", "/v3/payment/acq/refund/query/;v=1?x=/payment", 200, JSON, failed, PASSES),
				shape("", "/v3/payment/acq/query", 200, JSON, "{\"ret_code\":\"5004\"}", "5004"),
				shape("", "/v3/payment/acq/query", 404, JSON, "{\"ret_code\":\"4008\"}", "4008"),
				shape("", "/v3/payment/acq/apple-pay/create-session", 200, JSON, "\"eyJhbGciOiJub25lIn0\"", PASSES),
				shape("", "/v3/payment/acq/apple-pay/create-session", 422, JSON, "{\"ret_code\":\"1004\"}", "1004"),
				shape("", "/v3/payment/acq/session", 200, JSON, failed, "4026"),
				shape("", "/v3/payment/acq/capture", 200, JSON, failed, "4015"),
				shape("", "/v3/payment/acq/void", 200, JSON, failed, "4016"),
				shape("", "/v3/payment/acq/refund", 200, JSON, failed, "6008"));
	}

	private static ResponseShape shape(String name, int status, String headers, String body, String code) {
		return shape(name, PAYMENT, status, headers, body, code);
	}

	private static ResponseShape shape(String name, String path, int status, String headers, String body, String code) {
		return of(name, path, status, headers, bytes(body), code);
	}

	private static ResponseShape encoded(String charset, String body, String code) {
		return of(charset, 200, "Content-Type: application/json;charset=" + charset + "\r\n",
				body.getBytes(Charset.forName(charset)), code);
	}

	private static ResponseShape of(String name, int status, String headers, byte[] body, String... codes) {
		return of(name, PAYMENT, status, headers, body, codes);
	}

	private static ResponseShape of(String name, String path, int status, String headers, byte[] body, String... codes) {
		return new ResponseShape(name, path, Set.of(codes),
				status + " Status\r\n" + headers + "Content-Length: " + body.length + "\r\n", body);
	}

	/**
	 * Return a response whose body ends with the connection, whatever its headers say.
	 */
	private static ResponseShape cut(String name, String path, int status, String headers, String body, String code) {
		return new ResponseShape(name, path, Set.of(code), status + " Status\r\n" + headers, bytes(body));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] gzip(String content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(bytes(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	boolean passes() {
		return this.codes.contains(PASSES);
	}

	byte[] response() {
		ByteArrayOutputStream response = new ByteArrayOutputStream();
		response.writeBytes(bytes("HTTP/1.1 " + this.head + "Connection: close\r\n\r\n"));
		response.writeBytes(this.body);
		return response.toByteArray();
	}

	@Override
	public String toString() {
		String start = new String(this.body, 0, Math.min(this.body.length, 60), StandardCharsets.UTF_8);
		return (this.name + " " + this.path + " " + this.head + start).replaceAll("[\\p{Cntrl}\\ufeff]+", " ").strip();
	}

}

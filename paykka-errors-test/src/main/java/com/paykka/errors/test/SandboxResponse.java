package com.paykka.errors.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.paykka.errors.PaykkaErrorCode;

/**
 * A response to script with {@link PaykkaSandbox#respondNext}. It takes the place of the
 * sandbox's own response, and no money moves, unless {@link #afterProcessing()} says so.
 * Instances are immutable and may be used any number of times.
 *
 * @since 1.0.0
 */
public final class SandboxResponse {

	private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

	private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

	private final int status;

	private final Map<String, String> headers;

	/** From the members of {@code data}. */
	private final Function<Map<String, Object>, byte[]> body;

	private final Delivery delivery;

	private final Duration delay;

	private final boolean processed;

	private SandboxResponse(int status, Map<String, String> headers, Function<Map<String, Object>, byte[]> body,
			Delivery delivery, Duration delay, boolean processed) {
		this.status = status;
		this.headers = headers;
		this.body = body;
		this.delivery = delivery;
		this.delay = delay;
		this.processed = processed;
	}

	private SandboxResponse(int status, Map<String, String> headers, Function<Map<String, Object>, byte[]> body) {
		this(status, headers, body, Delivery.WHOLE, Duration.ZERO, false);
	}

	/**
	 * Create a success: HTTP 200, {@code ret_code} 000000, {@code status} SUCCESS.
	 * @return the response
	 */
	public static SandboxResponse success() {
		return success("SUCCESS");
	}

	/**
	 * Create a response with {@code ret_code} 000000, for a payment in any state.
	 * @param status the status, such as {@code AUTHORIZED} or {@code PROCESSING}
	 * @return the response
	 */
	public static SandboxResponse success(String status) {
		return inData(Map.of("status", status));
	}

	/**
	 * Create a decline: HTTP 200, {@code ret_code} 000000, the code as {@code error_code}
	 * in {@code data}, {@code status} FAILURE.
	 * @param code the code
	 * @return the response
	 */
	public static SandboxResponse declined(PaykkaErrorCode code) {
		return declined(code.getCode(), code.getMessageTemplate().toString());
	}

	/**
	 * Create a decline with any code, such as 2099, which is in no published table.
	 * @param code the code
	 * @param description the failure in words
	 * @return the response
	 */
	public static SandboxResponse declined(String code, String description) {
		return inData(ordered("error_code", code, "error_description", description, "status", "FAILURE"));
	}

	/**
	 * Create a failure whose {@code error_code} is at the top level, at HTTP 200.
	 * @param code the code
	 * @return the response
	 */
	public static SandboxResponse declinedAtTopLevel(PaykkaErrorCode code) {
		return json(200,
				ordered("error_code", code.getCode(), "error_description", code.getMessageTemplate().toString()));
	}

	/**
	 * Create a refusal: the code as {@code ret_code}, with the HTTP status that the
	 * catalog has for it.
	 * @param code the code
	 * @return the response
	 */
	public static SandboxResponse refused(PaykkaErrorCode code) {
		return refused(code.getHttpStatus(), code.getCode(), code.getMessageTemplate().toString());
	}

	/**
	 * Create a refusal with any code, such as the interface code 206003.
	 * @param status the HTTP status
	 * @param retCode the code
	 * @param retMessage the failure in words
	 * @return the response
	 */
	public static SandboxResponse refused(int status, String retCode, String retMessage) {
		return json(status, ordered("ret_code", retCode, "ret_msg", retMessage));
	}

	/**
	 * Create HTTP 429 without a body, with a time to wait.
	 * @param retryAfter the time, sent in whole seconds
	 * @return the response
	 */
	public static SandboxResponse tooManyRequests(Duration retryAfter) {
		return tooManyRequests(Long.toString(retryAfter.toSeconds()));
	}

	/**
	 * Create HTTP 429 without a body, with a time to wait for.
	 * @param retryAfter the time, sent as a date
	 * @return the response
	 */
	public static SandboxResponse tooManyRequests(Instant retryAfter) {
		return tooManyRequests(DateTimeFormatter.RFC_1123_DATE_TIME.format(retryAfter.atOffset(ZoneOffset.UTC)));
	}

	static SandboxResponse tooManyRequests(String retryAfter) {
		return empty(429).header("Retry-After", retryAfter);
	}

	/**
	 * Create the HTML of a proxy that has no connection to the gateway.
	 * @param status the HTTP status, such as 502 or 503
	 * @return the response
	 */
	public static SandboxResponse proxyError(int status) {
		return text(status, HTML, "<html><body><h1>%d %s</h1></body></html>".formatted(status,
				(status == 503) ? "Service Unavailable" : "Bad Gateway"));
	}

	/**
	 * Create an empty response, with a {@code Content-Length} that says so.
	 * @param status the HTTP status
	 * @return the response
	 */
	public static SandboxResponse empty(int status) {
		return text(status, Map.of(), "");
	}

	/**
	 * Create a response with JSON, or with text declared as such.
	 * @param status the HTTP status
	 * @param json the text
	 * @return the response
	 */
	public static SandboxResponse json(int status, String json) {
		return text(status, JSON, json);
	}

	/**
	 * Create a response that is sent as it is, without a {@code Content-Length}.
	 * @param status the HTTP status
	 * @param headers the headers
	 * @param body the body
	 * @return the response
	 */
	public static SandboxResponse raw(int status, Map<String, String> headers, byte[] body) {
		return new SandboxResponse(status, headers, (data) -> body.clone()).with(Delivery.CHUNKED);
	}

	/**
	 * Create no response at all: the connection stays open for a minute.
	 * @return the response
	 */
	public static SandboxResponse noResponse() {
		return empty(200).with(Delivery.NEVER);
	}

	/**
	 * Create no response at all: the connection is closed.
	 * @return the response
	 */
	public static SandboxResponse connectionClosed() {
		return empty(200).with(Delivery.CLOSED);
	}

	/**
	 * Return this response, sent only after the request was processed, with its card and
	 * amount: money may move, whatever the response says.
	 * @return the response
	 */
	public SandboxResponse afterProcessing() {
		return new SandboxResponse(this.status, this.headers, this.body, this.delivery, this.delay, true);
	}

	/**
	 * Return this response, sent after a delay.
	 * @param delay the delay
	 * @return the response
	 */
	public SandboxResponse after(Duration delay) {
		return new SandboxResponse(this.status, this.headers, this.body, this.delivery, delay, this.processed);
	}

	/**
	 * Return this response, whose connection is closed in the middle of the body.
	 * @return the response
	 */
	public SandboxResponse cutOff() {
		return with(Delivery.CUT_OFF);
	}

	/**
	 * Return this response, sent byte by byte.
	 * @param pause the time between two bytes
	 * @return the response
	 */
	public SandboxResponse dripping(Duration pause) {
		return after(pause).with(Delivery.DRIPPING);
	}

	/**
	 * Return this response with a header.
	 * @param name the name, such as {@code Retry-After}
	 * @param value the value
	 * @return the response
	 */
	public SandboxResponse header(String name, String value) {
		Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		changed.putAll(this.headers);
		changed.put(name, value);
		return new SandboxResponse(this.status, changed, this.body, this.delivery, this.delay, this.processed);
	}

	/**
	 * Return this response with another HTTP status.
	 * @param status the status
	 * @return the response
	 */
	public SandboxResponse status(int status) {
		return new SandboxResponse(status, this.headers, this.body, this.delivery, this.delay, this.processed);
	}

	private SandboxResponse with(Delivery delivery) {
		return new SandboxResponse(this.status, this.headers, this.body, delivery, this.delay, this.processed);
	}

	static SandboxResponse inData(Map<String, ?> members) {
		return new SandboxResponse(200, JSON, (data) -> {
			Map<String, Object> all = new LinkedHashMap<>(members);
			data.forEach((name, value) -> {
				if (!SandboxTransaction.OUTCOME.contains(name)) {
					all.putIfAbsent(name, value);
				}
			});
			return Json.write(ordered("ret_code", "000000", "ret_msg", "Success", "data", all));
		});
	}

	static SandboxResponse json(int status, Map<String, ?> body) {
		byte[] json = Json.write(body);
		return new SandboxResponse(status, JSON, (data) -> json);
	}

	private static SandboxResponse text(int status, Map<String, String> headers, String body) {
		return new SandboxResponse(status, headers, (data) -> body.getBytes(StandardCharsets.UTF_8));
	}

	static Map<String, Object> ordered(Object... members) {
		Map<String, Object> ordered = new LinkedHashMap<>();
		for (int i = 0; i < members.length; i += 2) {
			ordered.put((String) members[i], members[i + 1]);
		}
		return ordered;
	}

	int status() {
		return this.status;
	}

	@Override
	public String toString() {
		return switch (this.delivery) {
			case CLOSED, NEVER -> "no response";
			default -> "HTTP " + this.status;
		};
	}

	Map<String, String> headers() {
		return this.headers;
	}

	byte[] body(Map<String, Object> data) {
		return this.body.apply(data);
	}

	Delivery delivery() {
		return this.delivery;
	}

	Duration delay() {
		return this.delay;
	}

	boolean processed() {
		return this.processed;
	}

	enum Delivery {

		WHOLE, CHUNKED, CUT_OFF, DRIPPING, CLOSED, NEVER

	}

}

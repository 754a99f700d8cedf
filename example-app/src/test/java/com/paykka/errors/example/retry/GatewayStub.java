package com.paykka.errors.example.retry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.PaykkaErrorCode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A PayKKa gateway that sends the responses it is given, and then reports success.
 */
class GatewayStub implements AutoCloseable {

	private static final Response SUCCESS = new Response(200, "0", payment("SUCCESS", "")).charging();

	static {
		// Otherwise each response waits 40 ms for the client's acknowledgment
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final HttpServer server;

	private final Queue<Response> payments = new ConcurrentLinkedQueue<>();

	private final Queue<Response> queries = new ConcurrentLinkedQueue<>();

	private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

	private final AtomicInteger charges = new AtomicInteger();

	GatewayStub() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/payments", (exchange) -> respond(exchange, this.payments));
		this.server.createContext("/payments/query", (exchange) -> respond(exchange, this.queries));
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	GatewayStub failsWith(PaykkaErrorCode code, String retryAfter) {
		this.payments.add(failure(code, retryAfter));
		return this;
	}

	GatewayStub chargesAndFailsWith(PaykkaErrorCode code, String retryAfter) {
		this.payments.add(failure(code, retryAfter).charging());
		return this;
	}

	GatewayStub declines(PaykkaErrorCode code) {
		this.payments.add(new Response(200, "0", payment("FAILURE", code.getCode())));
		return this;
	}

	/**
	 * Responds as to another payment, as a connection that is out of step does.
	 */
	GatewayStub respondsToAnother(String status, String errorCode) {
		this.payments.add(new Response(200, "0", payment(status, errorCode).replace("%trans_id%", "T0")));
		return this;
	}

	/**
	 * Responds with the code, and data of this status.
	 */
	GatewayStub chargesAndFailsBeside(PaykkaErrorCode code, String status) {
		this.payments.add(new Response(200, "0", payment(status, code.getCode())).charging());
		return this;
	}

	GatewayStub succeedsWithAmount(long amount) {
		this.payments
			.add(new Response(200, "0", payment("SUCCESS", "").replace("%amount%", Long.toString(amount))).charging());
		return this;
	}

	/**
	 * Charges, and closes the connection without a response.
	 */
	GatewayStub losesItsResponse() {
		this.payments.add(new Response(0, "0", "").charging());
		return this;
	}

	GatewayStub failsQueryWith(PaykkaErrorCode code) {
		this.queries.add(failure(code, "0"));
		return this;
	}

	GatewayStub findsAnother(String status) {
		this.queries.add(new Response(200, "0", payment(status, "").replace("%trans_id%", "T0")));
		return this;
	}

	GatewayStub finds(String status, String errorCode) {
		this.queries.add(new Response(200, "0", payment(status, errorCode)));
		return this;
	}

	/**
	 * Return the requests since the last call.
	 */
	List<Attempt> takeAttempts() {
		List<Attempt> taken = List.copyOf(this.attempts);
		this.attempts.clear();
		this.payments.clear();
		return taken;
	}

	/**
	 * Return how often the gateway has taken the money.
	 */
	int charges() {
		return this.charges.get();
	}

	private void respond(HttpExchange exchange, Queue<Response> responses) throws IOException {
		long time = System.nanoTime();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.attempts.add(new Attempt(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body, time));
		Response next = responses.poll();
		Response response = (next != null) ? next : SUCCESS;
		if (response.charges() && responses == this.payments) {
			this.charges.incrementAndGet();
		}
		try (exchange) {
			send(exchange, response, JsonMapper.shared().readTree(body));
		}
	}

	private static void send(HttpExchange exchange, Response response, JsonNode request) throws IOException {
		if (response.status() == 0) {
			return;
		}
		byte[] body = response.json()
			.replace("%trans_id%", request.path("trans_id").asString())
			.replace("%amount%", request.path("amount").asString("1250"))
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders()
			.putAll(Map.of("Content-Type", List.of("application/json"), "Retry-After", List.of(response.retryAfter())));
		exchange.sendResponseHeaders(response.status(), body.length);
		exchange.getResponseBody().write(body);
	}

	private static Response failure(PaykkaErrorCode code, String retryAfter) {
		return new Response(code.getHttpStatus(), retryAfter, "{\"ret_code\":\"%s\"}".formatted(code.getCode()));
	}

	private static String payment(String status, String errorCode) {
		return """
				{"ret_code":"000000","data":{"trans_id":"%%trans_id%%","order_id":"GW1","amount":%%amount%%,"currency":"EUR",
				"status":"%s","error_code":"%s"}}"""
			.formatted(status, errorCode);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A request.
	 */
	record Attempt(String path, Headers headers, String body, long nanoTime) {

		String transId() {
			return JsonMapper.shared().readTree(this.body).path("trans_id").asString();
		}

	}

	/**
	 * A response.
	 *
	 * @param charges whether the gateway takes the money
	 */
	private record Response(int status, String retryAfter, String json, boolean charges) {

		private Response(int status, String retryAfter, String json) {
			this(status, retryAfter, json, false);
		}

		private Response charging() {
			return new Response(this.status, this.retryAfter, this.json, true);
		}

	}

}

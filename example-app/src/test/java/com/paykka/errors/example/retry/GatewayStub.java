package com.paykka.errors.example.retry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import com.paykka.errors.PaykkaErrorCode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A PayKKa gateway that fails as often as it is told to, and then succeeds.
 */
class GatewayStub implements AutoCloseable {

	private static final String SUCCESS = "{\"ret_code\":\"000000\",\"data\":{\"status\":\"SUCCESS\"}}";

	static {
		// Else each answer waits 40 ms for the client's acknowledgement
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final HttpServer server;

	private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

	private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

	GatewayStub() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/payments", this::answer);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	GatewayStub failsWith(PaykkaErrorCode code, String retryAfter) {
		this.failures.add(new Failure(code, retryAfter));
		return this;
	}

	/**
	 * Take the attempts since the last call.
	 */
	List<Attempt> takeAttempts() {
		List<Attempt> taken = List.copyOf(this.attempts);
		this.attempts.clear();
		this.failures.clear();
		return taken;
	}

	private void answer(HttpExchange exchange) throws IOException {
		long time = System.nanoTime();
		try (exchange) {
			String transId = JsonMapper.shared().readTree(exchange.getRequestBody()).path("trans_id").asString();
			this.attempts.add(new Attempt(transId, time));
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			Failure failure = this.failures.poll();
			if (failure == null) {
				send(exchange, 200, SUCCESS);
			}
			else {
				exchange.getResponseHeaders().set("Retry-After", failure.retryAfter());
				send(exchange, failure.code().getHttpStatus(),
						"{\"ret_code\":\"%s\"}".formatted(failure.code().getCode()));
			}
		}
	}

	private static void send(HttpExchange exchange, int status, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A request.
	 */
	record Attempt(String transId, long nanoTime) {

	}

	private record Failure(PaykkaErrorCode code, String retryAfter) {

	}

}

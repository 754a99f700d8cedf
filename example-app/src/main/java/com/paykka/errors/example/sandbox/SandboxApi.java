package com.paykka.errors.example.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The sandbox over HTTP: {@code POST /apis/payments} pays, {@code POST
 * /apis/payments/T1/capture} and {@code /refund} move the money of payment T1, and {@code
 * GET /apis/payments/T1/query} returns how T1 ended.
 */
@Component
class SandboxApi implements HttpHandler {

	private static final Pattern PATH = Pattern.compile("/apis/payments(/([^/]+)/(capture|refund|query))?");

	private static final Answer INVALID = Answer.refused(400, "010000", "Invalid request, parameter error");

	private final Ledger ledger;

	private final JsonMapper json;

	SandboxApi(Ledger ledger, JsonMapper json) {
		this.ledger = ledger;
		this.json = json.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		PaymentRequest request = read(exchange);
		Answer answer = answer(exchange, request);
		TestCard card = (request != null) ? TestCard.of(request.card()) : null;
		switch ((card != null) ? card.delivery() : TestCard.Delivery.SENT) {
			case SENT -> send(exchange, answer);
			case CLOSED -> exchange.close();
			// Close only long after the caller has given up
			case NEVER -> CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(exchange::close);
		}
	}

	private @Nullable PaymentRequest read(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		try {
			PaymentRequest request = this.json.readValue(body, PaymentRequest.class);
			return (request != null && request.isComplete()) ? request : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private Answer answer(HttpExchange exchange, @Nullable PaymentRequest request) {
		Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
		if (!path.matches()) {
			return INVALID;
		}
		String payment = path.group(2);
		String step = (payment != null) ? path.group(3) : "pay";
		if (step.equals("query")) {
			return this.ledger.query(payment);
		}
		if (request == null) {
			return INVALID;
		}
		return switch (step) {
			case "capture" -> this.ledger.capture(payment, request);
			case "refund" -> this.ledger.refund(payment, request);
			default -> (request.card() != null) ? this.ledger.pay(request) : INVALID;
		};
	}

	private byte[] bytes(Object body) {
		if (body instanceof byte[] bytes) {
			return bytes;
		}
		return (body instanceof String text) ? text.getBytes(StandardCharsets.UTF_8)
				: this.json.writeValueAsBytes(body);
	}

	private void send(HttpExchange exchange, Answer answer) throws IOException {
		byte[] body = bytes(answer.body());
		answer.headers().forEach(exchange.getResponseHeaders()::set);
		// Odd answers are sent without a length, since a length of 0 would mark a body as
		// empty
		long length = (answer.body() instanceof byte[]) ? 0 : body.length;
		exchange.sendResponseHeaders(answer.status(), answer.body().equals("") ? -1 : length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}

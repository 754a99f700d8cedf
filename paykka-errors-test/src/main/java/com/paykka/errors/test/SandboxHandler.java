package com.paykka.errors.test;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.test.SandboxResponse.Delivery;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox over HTTP.
 */
class SandboxHandler implements HttpHandler {

	private final List<SandboxRequest> requests = new CopyOnWriteArrayList<>();

	private final SandboxScript script;

	private final SandboxRules rules;

	private final SandboxLedger ledger;

	private final @Nullable SandboxSignature signature;

	SandboxHandler(SandboxScript script, SandboxRules rules, SandboxLedger ledger,
			@Nullable SandboxSignature signature) {
		this.script = script;
		this.rules = rules;
		this.ledger = ledger;
		this.signature = signature;
	}

	List<SandboxRequest> requests() {
		return List.copyOf(this.requests);
	}

	void clear() {
		this.requests.clear();
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		PaymentRequest payment = PaymentRequest.of(Json.read(body));
		String path = exchange.getRequestURI().getRawPath();
		Operation operation = Operation.of(exchange.getRequestURI().getPath());
		SandboxRequest request = SandboxRequest.of(exchange.getRequestMethod(), path, exchange.getRequestHeaders(),
				body, payment.transId(operation));
		this.requests.add(request);
		this.ledger.receive(payment.transIds());
		if (operation != null && operation.payment() != null) {
			this.ledger.receive(Set.of(operation.payment()));
		}
		boolean finished = true;
		try {
			finished = deliver(exchange, request, respond(request, operation, payment),
					this.rules.describe(operation, payment));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			if (finished) {
				exchange.close();
			}
			else {
				// Only long after the caller has given up
				CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(exchange::close);
			}
		}
	}

	private SandboxResponse respond(SandboxRequest request, @Nullable Operation operation, PaymentRequest payment) {
		SandboxResponse refusal = (this.signature != null) ? this.signature.refusal(request) : null;
		if (refusal != null) {
			return refusal;
		}
		SandboxResponse scripted = this.script.take(request.path());
		if (scripted != null && !scripted.processed()) {
			return scripted;
		}
		SandboxResponse own = this.rules.process(operation, payment);
		if (scripted != null) {
			return scripted;
		}
		TestCard card = (payment.card() != null) ? TestCard.of(payment.card().number()) : null;
		return (card != null) ? card.deliver(own) : own;
	}

	private boolean deliver(HttpExchange exchange, SandboxRequest request, SandboxResponse response,
			Map<String, Object> data) throws IOException, InterruptedException {
		Delivery delivery = response.delivery();
		if (delivery == Delivery.CLOSED || delivery == Delivery.NEVER) {
			return delivery == Delivery.CLOSED;
		}
		byte[] body = response.body(data);
		boolean ofGateway = "application/json".equals(response.headers().get("Content-Type"))
				|| (body.length == 0 && response.status() / 100 == 2);
		if (this.signature != null && ofGateway) {
			this.signature.sign(request.method(), request.path(), body).forEach(exchange.getResponseHeaders()::set);
		}
		response.headers().forEach(exchange.getResponseHeaders()::set);
		boolean dripping = delivery == Delivery.DRIPPING;
		if (!dripping) {
			Thread.sleep(response.delay().toMillis());
		}
		// A length of 0 stands for one that is not known
		boolean chunked = delivery == Delivery.CHUNKED;
		exchange.sendResponseHeaders(response.status(), chunked ? 0 : (body.length == 0) ? -1 : body.length);
		OutputStream out = exchange.getResponseBody();
		if (dripping) {
			for (byte each : body) {
				out.write(each);
				out.flush();
				Thread.sleep(response.delay().toMillis());
			}
		}
		else {
			out.write(body, 0, (delivery == Delivery.CUT_OFF) ? body.length / 2 : body.length);
			out.flush();
		}
		return true;
	}

}

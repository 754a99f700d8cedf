package com.paykka.errors.internal.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.client.PaykkaWebClientErrors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of a client that follows redirects.
 */
class RedirectRefusalTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<String> paths = new CopyOnWriteArrayList<>();

	private final AtomicInteger status = new AtomicInteger(302);

	private final ConnectionProvider pool = ConnectionProvider.builder("one")
		.maxConnections(1)
		.pendingAcquireTimeout(PATIENCE)
		.build();

	private final WebClient client = WebClient.builder()
		.clientConnector(new ReactorClientHttpConnector(HttpClient.create(this.pool).followRedirect(true)))
		.filter(PaykkaWebClientErrors.decoding())
		.build();

	private RawGateway gateway;

	@BeforeEach
	void start() throws IOException {
		this.gateway = new RawGateway((exchange) -> {
			this.paths.add(exchange.path());
			if (exchange.path().equals("/login") || this.status.get() == 200) {
				exchange.send(RawGateway.response(200, "{\"ret_code\":\"000000\"}"));
			}
			else {
				exchange.send("HTTP/1.1 " + this.status + " Moved\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n");
			}
		});
	}

	@AfterEach
	void stop() throws IOException {
		this.gateway.close();
		this.pool.disposeLater().block(PATIENCE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void paymentIsNotResent(int status) {
		this.status.set(status);
		PaykkaException failure = catchThrowableOfType(PaykkaException.class, () -> pay(this.client));
		assertThat(failure.getErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		assertThat(failure.getOrigin()).isEqualTo(Origin.GATEWAY);
		assertThat(failure.getUpstreamRequest()).isEqualTo("POST /pay");
		assertThat(this.paths).containsExactly("/pay");
	}

	@Test
	void refusalsReturnTheirConnection() {
		for (int i = 0; i < 20; i++) {
			assertThat(catchThrowableOfType(PaykkaException.class, () -> pay(this.client)).getErrorCode())
				.isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}
		assertThat(this.paths).hasSize(20).containsOnly("/pay");
	}

	@Test
	void queryMayBeRedirected() {
		this.client.get().uri(this.gateway.uri("/query")).retrieve().toBodilessEntity().block(PATIENCE);
		assertThat(this.paths).containsExactly("/query", "/login");
	}

	@Test
	void filterThatSendsAgainIsLeftAlone() {
		WebClient stubborn = this.client.mutate()
			.filter((request, next) -> next.exchange(request).then(next.exchange(request)))
			.build();
		this.status.set(200);
		pay(stubborn);
		assertThat(this.paths).containsExactly("/pay", "/pay");
	}

	@Test
	void callersChangesToTheRequestAreKept() {
		AtomicInteger seen = new AtomicInteger();
		this.status.set(200);
		this.client.post()
			.uri(this.gateway.uri("/pay"))
			.httpRequest((request) -> seen.incrementAndGet())
			.retrieve()
			.toBodilessEntity()
			.block(PATIENCE);
		assertThat(seen).hasValue(1);
	}

	private void pay(WebClient client) {
		client.post()
			.uri(this.gateway.uri("/pay"))
			.bodyValue("{\"trans_id\":\"T1\"}")
			.retrieve()
			.toBodilessEntity()
			.block(PATIENCE);
	}

}

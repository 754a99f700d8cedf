package com.paykka.errors.internal.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Tests of endless responses, with every client: each call ends soon, with the right
 * code.
 */
class EndlessResponseTests {

	private static final Duration BOUND = Duration.ofSeconds(18);

	private static final String HEAD = "HTTP/1.1 %s Status\r\nContent-Type: application/json\r\n%s\r\n";

	/**
	 * Load the clients, which would take longer than their timeout.
	 */
	@BeforeAll
	static void warmUp() throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(204, ""))) {
			for (Caller caller : Caller.values()) {
				catchThrowable(() -> caller.getImpatiently(gateway.uri("/")));
			}
		}
	}

	@Test
	void endlessBodyOfAFailureIsAbandoned() throws Exception {
		assertEveryCallEnds("500", "Transfer-Encoding: chunked\r\n", true, Duration.ZERO);
	}

	@Test
	void endlessBodyWithoutLengthIsAbandoned() throws Exception {
		assertEveryCallEnds("500", "", false, Duration.ZERO);
	}

	@Test
	void hugeBodyOfAFailureIsAbandoned() throws Exception {
		assertEveryCallEnds("500", "Content-Length: 900000000000\r\n", false, Duration.ZERO);
	}

	@Test
	void drippingBodyOfAFailureIsAbandoned() throws Exception {
		assertEveryCallEnds("500", "Transfer-Encoding: chunked\r\n", true, Duration.ofMillis(200));
	}

	// The same timeouts as for a dripping body
	@Test
	@EnabledIfSystemProperty(named = "paykka.whole", matches = "true")
	void stalledBodyOfAFailureIsAbandoned() throws Exception {
		assertEveryCallEnds("500", "Transfer-Encoding: chunked\r\n", true, Duration.ofDays(1));
	}

	@Test
	void endlessBodyOfASuccessIsAbandoned() throws Exception {
		assertEveryCallEnds("200", "Transfer-Encoding: chunked\r\n", true, Duration.ZERO);
	}

	private static void assertEveryCallEnds(String status, String header, boolean chunked, Duration pause)
			throws Exception {
		Map<Caller, String> ended = new ConcurrentHashMap<>();
		Set<String> sending = ConcurrentHashMap.newKeySet();
		ExecutorService executor = Executors.newCachedThreadPool();
		try (RawGateway gateway = new RawGateway((exchange) -> {
			exchange.send(RawGateway.bytes(HEAD.formatted(status, header)));
			byte[] part = " ".repeat(pause.isZero() ? 8192 : 1).getBytes();
			byte[] sent = chunked ? RawGateway.bytes(Integer.toHexString(part.length) + "\r\n",
					(new String(part) + "\r\n").getBytes()) : part;
			sending.add(exchange.path());
			try {
				while (true) {
					exchange.send(sent);
					sleep(pause);
				}
			}
			finally {
				sending.remove(exchange.path());
			}
		})) {
			for (Caller caller : Caller.values()) {
				Future<?> call = executor.submit(() -> ended.put(caller, codeOf(caller, gateway.uri("/" + caller))));
				assertThat(call).isNotNull();
			}
			await().atMost(BOUND)
				.untilAsserted(() -> assertThat(ended).containsOnlyKeys(Arrays.asList(Caller.values())));
			assertThat(ended)
				.allSatisfy((caller, code) -> assertThat(code).isEqualTo(status.equals("500") ? "6007" : "6000"));
			// The JDK stops reading when told to, but keeps the connection
			sending.remove("/WEB_JDK");
			if (pause.compareTo(BOUND) < 0) {
				await().atMost(BOUND).untilAsserted(() -> assertThat(sending).isEmpty());
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static String codeOf(Caller caller, URI uri) {
		Throwable thrown = catchThrowable(() -> caller.getImpatiently(uri));
		return (thrown instanceof PaykkaException exception) ? exception.getErrorCode().getCode()
				: String.valueOf(thrown);
	}

	private static void sleep(Duration pause) throws IOException {
		try {
			TimeUnit.NANOSECONDS.sleep(pause.toNanos());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

}

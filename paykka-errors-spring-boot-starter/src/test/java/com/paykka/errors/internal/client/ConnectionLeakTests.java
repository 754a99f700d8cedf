package com.paykka.errors.internal.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests of a thousand failures through a pool of two connections.
 */
class ConnectionLeakTests {

	private static final Logger LEAK_LOGGER = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

	private static final Logger ROOT_LOGGER = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

	private static final int FAILURES = 1000;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final byte[] DECLINE = RawGateway.response(200, "{\"data\":{\"error_code\":\"5004\"}}");

	private static final byte[] REFUSAL = RawGateway.response(422, "{\"ret_code\":\"1004\",\"ret_msg\":\"No\"}");

	private static final byte[] HTML = RawGateway.response(503, "text/html", "<html>Down</html>".getBytes());

	private static final byte[] HUGE = RawGateway.response(500, "application/json", new byte[8 * 1024 * 1024]);

	private static final byte[] HALF = RawGateway
		.bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{");

	private static final byte[] GOOD = RawGateway.response(200, "{\"ret_code\":\"000000\",\"order_id\":\"GW1\"}");

	private final Queue<ConnectionPoolMetrics> metrics = new ConcurrentLinkedQueue<>();

	private final LeakReports leaks = new LeakReports();

	private final ConnectionProvider pool = ConnectionProvider.builder("two")
		.maxConnections(2)
		.pendingAcquireTimeout(Duration.ofSeconds(20))
		.metrics(true, () -> (name, id, address, metrics) -> this.metrics.add(metrics))
		.build();

	private final Level logged = ROOT_LOGGER.getLevel();

	private ResourceLeakDetector.Level level;

	private RawGateway gateway;

	@BeforeEach
	void start() throws IOException {
		this.level = ResourceLeakDetector.getLevel();
		// The clients log each failure with its stack trace
		ROOT_LOGGER.setLevel(Level.OFF);
		LEAK_LOGGER.setLevel(Level.ERROR);
		this.leaks.start();
		LEAK_LOGGER.addAppender(this.leaks);
		AtomicInteger number = new AtomicInteger();
		this.gateway = new RawGateway((exchange) -> {
			if (exchange.path().equals("/good")) {
				exchange.send(GOOD);
				return;
			}
			int i = number.getAndIncrement();
			if (i % 250 == 249) {
				exchange.send(HUGE);
				return;
			}
			switch (i % 5) {
				case 0, 1 -> exchange.send(DECLINE);
				case 2 -> exchange.send(REFUSAL);
				case 3 -> exchange.send(HTML);
				default -> {
					exchange.send((i % 2 == 0) ? HALF : new byte[0]);
					exchange.close();
				}
			}
		});
	}

	@AfterEach
	void stop() throws IOException {
		ResourceLeakDetector.setLevel(this.level);
		LEAK_LOGGER.detachAppender(this.leaks);
		LEAK_LOGGER.setLevel(null);
		ROOT_LOGGER.setLevel(this.logged);
		this.gateway.close();
		this.pool.disposeLater().block(PATIENCE);
	}

	@Test
	void blockingFailuresReturnTheirConnections() throws Exception {
		try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
				CloseableHttpClient http = HttpClients.custom()
					.setConnectionManager(pool)
					.disableAutomaticRetries()
					.setDefaultRequestConfig(
							RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofSeconds(20)).build())
					.build()) {
			pool.setMaxTotal(2);
			pool.setDefaultMaxPerRoute(2);
			RestClient client = RestClient.builder()
				.baseUrl(this.gateway.uri("").toString())
				.requestFactory(new HttpComponentsClientHttpRequestFactory(http))
				.apply(PaykkaRestClientErrors.decoding())
				.build();
			RestTemplate template = new RestTemplate(new HttpComponentsClientHttpRequestFactory(http));
			template.getInterceptors().add(PaykkaRestClientErrors.interceptor());
			String bad = this.gateway.uri("/bad").toString();
			long failures = IntStream.range(0, FAILURES)
				.filter((i) -> fails((i % 2 == 0) ? () -> client.get().uri("/bad").retrieve().toBodilessEntity()
						: () -> template.getForObject(bad, String.class)))
				.count();
			assertThat(failures).isEqualTo(FAILURES);
			assertThat(client.get().uri("/good").retrieve().body(String.class))
				.isEqualTo("{\"ret_code\":\"000000\",\"order_id\":\"GW1\"}");
			assertThat(pool.getTotalStats().getLeased()).isZero();
		}
	}

	private static boolean fails(Supplier<?> call) {
		try {
			call.get();
			return false;
		}
		catch (PaykkaException ex) {
			return !(ex.getCause() instanceof ConnectionRequestTimeoutException);
		}
	}

	@Test
	void reactiveFailuresReturnTheirConnections() {
		assertThatClientSurvives(FAILURES, client());
	}

	@Test
	void reactiveFailuresReleaseTheirBuffers() {
		assertThatClientSurvives(FAILURES / 2, paranoidClient());
		assertThatNothingLeaks();
	}

	@Test
	void loadWithFailuresLeaksNothing() {
		WebClient client = paranoidClient();
		int threads = Thread.activeCount();
		Long failures = Flux.range(0, FAILURES)
			.flatMap((i) -> client.get()
				.uri((i % 3 == 0) ? "/bad" : "/good")
				.retrieve()
				.bodyToMono(String.class)
				.map((body) -> false)
				.onErrorResume(PaykkaException.class, (ex) -> Mono.just(true)), 2)
			.filter(Boolean::booleanValue)
			.count()
			.block(PATIENCE);
		assertThat(failures).isEqualTo((FAILURES + 2) / 3);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(Thread.activeCount()).isLessThan(threads + 20));
		assertThatNothingIsAcquired();
		assertThatNothingLeaks();
	}

	private void assertThatClientSurvives(int calls, WebClient client) {
		Long failures = Flux.range(0, calls)
			.flatMap((i) -> client.get()
				.uri("/bad")
				.retrieve()
				.toBodilessEntity()
				.thenReturn(false)
				.onErrorResume(PaykkaException.class, (ex) -> Mono.just(!(ex.getCause() instanceof TimeoutException))),
					2)
			.filter(Boolean::booleanValue)
			.count()
			.block(PATIENCE);
		assertThat(failures).isEqualTo(calls);
		assertThat(client.get().uri("/good").retrieve().bodyToMono(String.class).block(PATIENCE))
			.isEqualTo("{\"ret_code\":\"000000\",\"order_id\":\"GW1\"}");
		assertThatNothingIsAcquired();
	}

	@Test
	void canceledCallReturnsConnectionAndBuffers() throws Exception {
		byte[] chunk = "0123456789abcdef".repeat(1024).getBytes();
		for (String head : List.of("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"ret_code\":0,\"x\":\"",
				"HTTP/1.1 500 Down\r\n\r\n")) {
			// A body is read only up to the limit
			for (int chunks : List.of(0, 1, 60)) {
				CountDownLatch sent = new CountDownLatch(1);
				try (RawGateway stalling = new RawGateway((exchange) -> {
					exchange.send(head);
					for (int i = 0; i < chunks; i++) {
						exchange.send(chunk);
					}
					sent.countDown();
					exchange.stall();
				})) {
					Disposable call = paranoidClient().get()
						.uri(stalling.uri("/"))
						.retrieve()
						.bodyToFlux(DataBuffer.class)
						.doOnNext(DataBufferUtils::release)
						.subscribe((buffer) -> {
						}, (ex) -> {
						});
					assertThat(sent.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
					await().atMost(PATIENCE).until(() -> acquired() > 0);
					call.dispose();
					await().atMost(PATIENCE).untilAsserted(() -> assertThat(stalling.connections()).isZero());
				}
			}
		}
		assertThatNothingIsAcquired();
		assertThatNothingLeaks();
	}

	@Test
	void tooLongBodyLeaksNothing() throws Exception {
		byte[] body = ("{\"ret_code\":0,\"x\":\"" + "x".repeat(8 * 1024 * 1024) + "\"}").getBytes();
		byte[] response = RawGateway.response(200, "application/json", body);
		try (RawGateway large = RawGateway.responding(response)) {
			for (int i = 0; i < 20; i++) {
				assertThatThrownBy(() -> paranoidClient().get()
					.uri(large.uri("/"))
					.retrieve()
					.bodyToMono(String.class)
					.block(PATIENCE)).hasRootCauseMessage("The body is longer than 1 MiB");
			}
		}
		assertThatNothingIsAcquired();
		assertThatNothingLeaks();
	}

	/**
	 * Validates the other tests.
	 */
	@Test
	void leakWouldBeNoticed() {
		paranoidClient();
		leak();
		await().atMost(PATIENCE).untilAsserted(() -> {
			provokeReports();
			assertThat(this.leaks.reports).isNotEmpty();
		});
	}

	private static void leak() {
		ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer(16);
		buffer.writeByte(1);
	}

	private WebClient paranoidClient() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
		return client();
	}

	private WebClient client() {
		return WebClient.builder()
			.baseUrl(this.gateway.uri("").toString())
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create(this.pool).disableRetry(true)))
			.filter(PaykkaWebClientErrors.decoding())
			.build();
	}

	private int acquired() {
		return this.metrics.stream().mapToInt(ConnectionPoolMetrics::acquiredSize).sum();
	}

	private void assertThatNothingIsAcquired() {
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(acquired()).isZero());
	}

	private void assertThatNothingLeaks() {
		for (int i = 0; i < 5; i++) {
			provokeReports();
		}
		assertThat(this.leaks.reports).isEmpty();
	}

	/**
	 * A leak is reported only when another buffer is allocated after the leaked one has
	 * been collected.
	 */
	private static void provokeReports() {
		System.gc();
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		PooledByteBufAllocator.DEFAULT.buffer(16).release();
	}

	private static final class LeakReports extends AppenderBase<ILoggingEvent> {

		private final Queue<String> reports = new ConcurrentLinkedQueue<>();

		@Override
		protected void append(ILoggingEvent event) {
			this.reports.add(event.getFormattedMessage());
		}

	}

}

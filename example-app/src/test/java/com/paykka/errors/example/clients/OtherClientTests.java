package com.paykka.errors.example.clients;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.paykka.errors.PaykkaErrorCode.CAPTURE_FAILED;
import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.REVERSAL_FAILED;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of clients other than Spring's, against a gateway over HTTP.
 */
@ParameterizedClass
@EnumSource(OtherClient.class)
class OtherClientTests {

	private static final String PAID = """
			{"ret_code":"000000","data":{"status":"SUCCESS"}}""";

	private static final String DECLINED = """
			{"ret_code":"000000","data":{"status":"FAILURE","error_code":"5004"}}""";

	private static final String FAILED = """
			{"ret_code":"000000","data":{"status":"FAILURE"}}""";

	private final OtherClient client;

	private final AtomicInteger requests = new AtomicInteger();

	private HttpServer server;

	private Response response = new Response(200, PAID.length(), PAID);

	OtherClientTests(OtherClient client) {
		this.client = client;
	}

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::respond);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void successPassesAndCanBeRead() {
		assertThat(post("/payments")).isEqualTo(PAID);
	}

	@Test
	void responseWithoutContentPasses() {
		this.response = new Response(204, -1, "");
		assertThat(post("/payments/void")).isEmpty();
	}

	@Test
	void declineAt200IsThrown() {
		respondWith(200, DECLINED);
		assertThat(thrown("/payments")).returns(INSUFFICIENT_FUNDS, PaykkaException::getErrorCode)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin);
	}

	@Test
	void failedVoidIsThrownAlthoughNobodyReadsItsResponse() {
		respondWith(200, FAILED);
		assertThat(thrown("/payments/void").getErrorCode()).isEqualTo(REVERSAL_FAILED);
	}

	@Test
	void failedCaptureIsThrownAlthoughTheWholeResponseIsReturned() {
		respondWith(200, FAILED);
		assertThat(thrown("/payments/capture").getErrorCode()).isEqualTo(CAPTURE_FAILED);
	}

	@Test
	void failedPaymentIsNotAFailureOfTheQuery() {
		respondWith(200, DECLINED);
		assertThat(post("/payments/query")).isEqualTo(DECLINED);
	}

	@ParameterizedTest
	@CsvSource({ "400, 1004, 1004", "401, 206003, 2000", "404, 206024, 4008", "503, 6002, 6002" })
	void codeBesideAnyStatusIsThrown(int status, String sent, String expected) {
		respondWith(status, "{\"ret_code\":\"" + sent + "\"}");
		assertThat(thrown("/payments")).returns(PaykkaErrorCode.fromCode(expected), PaykkaException::getErrorCode)
			.returns(sent, PaykkaException::getUpstreamCode);
	}

	@Test
	void waitThatTheGatewayAsksForIsKept() {
		respondWith(429, "{\"ret_code\":\"6006\"}");
		assertThat(thrown("/payments")).returns(TOO_MANY_REQUESTS, PaykkaException::getErrorCode)
			.returns(Duration.ofSeconds(7), PaykkaException::getRetryAfter);
	}

	@ParameterizedTest
	@CsvSource({ "302, 6008", "404, 6008", "429, 6000", "500, 6007" })
	void statusDeterminesTheCodeOfAnUnreadableBody(int status, String expected) {
		respondWith(status, "<html>");
		assertThat(thrown("/payments").getErrorCode().getCode()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "null", "[]", "{}", "{\"ret_code\":\"000000\"} {", "{\"ret_code\":\"0000",
			"{\"ret_code\":\"000000\",\"ret_code\":\"5004\"}", "{\"ret_code\":\"5004\",\"ret_code\":\"000000\"}" })
	void whatIsNotUnderstoodAt200IsUnknown(String body) {
		respondWith(200, body);
		assertThat(thrown("/payments").getErrorCode()).isEqualTo(NETWORK_ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "200, 6000", "503, 6007" })
	void bodyOfMoreThanOneMebibyteIsNotUnderstood(int status, String expected) {
		respondWith(status, "{\"ret_code\":\"6002\",\"pad\":\"" + "x".repeat(1024 * 1024) + "\"}");
		assertThat(thrown("/payments").getErrorCode().getCode()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "200, /payments/void", "429, /payments" })
	void lengthBesideChunksAnnouncesNoEmptyBody(int status, String path) {
		this.response = new Response(status, 0, DECLINED);
		assertThat(thrown(path).getErrorCode()).isEqualTo(NETWORK_ERROR);
	}

	@Test
	void endlessBodyEndsWithTheTimeOut() {
		this.response = new Response(200, 900_000_000_000L, "x".repeat(64 * 1024));
		assertThat(thrown("/payments", Duration.ofSeconds(1)).getErrorCode()).isEqualTo(NETWORK_ERROR);
	}

	@Test
	void cutOffBodyIsUnknownAndSentOnce() {
		this.response = new Response(200, PAID.length() + 1, PAID);
		assertThat(thrown("/payments").getErrorCode()).isEqualTo(NETWORK_ERROR);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void connectionThatIsClosedWithoutAResponseIsUnknownAndSentOnce() {
		this.response = null;
		assertThat(thrown("/payments").getErrorCode()).isEqualTo(NETWORK_ERROR);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void failureIsSentOnce() {
		respondWith(503, "{\"ret_code\":\"6002\"}");
		thrown("/payments");
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void refusedConnectionIsItsCause() {
		stop();
		assertThat(thrown("/payments")).returns(NETWORK_ERROR, PaykkaException::getErrorCode)
			.hasCauseInstanceOf(ConnectException.class);
	}

	@Test
	void timeOutIsUnknown() throws IOException {
		// Connections are queued, but nobody accepts them
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			String url = "http://localhost:" + silent.getLocalPort();
			assertThat(catchThrowableOfType(PaykkaException.class,
					() -> this.client.post(url, "/payments", Duration.ofMillis(200)))
				.getErrorCode()).isEqualTo(NETWORK_ERROR);
		}
	}

	private String post(String path) {
		return post(path, Duration.ofSeconds(20));
	}

	private String post(String path, Duration timeout) {
		return this.client.post("http://localhost:" + this.server.getAddress().getPort(), path, timeout);
	}

	private PaykkaException thrown(String path) {
		return catchThrowableOfType(PaykkaException.class, () -> post(path));
	}

	private PaykkaException thrown(String path, Duration timeout) {
		return catchThrowableOfType(PaykkaException.class, () -> post(path, timeout));
	}

	private void respondWith(int status, String body) {
		this.response = new Response(status, body.isEmpty() ? -1 : body.length(), body);
	}

	private void respond(HttpExchange exchange) throws IOException {
		this.requests.incrementAndGet();
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			if (this.response != null) {
				exchange.getResponseHeaders().set("Retry-After", "7");
				exchange.getResponseHeaders().set("Location", "/elsewhere");
				if (this.response.length() == 0) {
					// It sends chunks, too, but the JDK's client believes the length
					exchange.getResponseHeaders().set("Content-Length", "0");
				}
				exchange.sendResponseHeaders(this.response.status(), this.response.length());
				byte[] body = this.response.body().getBytes(StandardCharsets.UTF_8);
				exchange.getResponseBody().write(body);
				while (this.response.length() > Integer.MAX_VALUE) {
					exchange.getResponseBody().write(body);
				}
			}
		}
	}

	private record Response(int status, long length, String body) {

	}

}

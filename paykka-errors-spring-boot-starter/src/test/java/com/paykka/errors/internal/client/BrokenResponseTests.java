package com.paykka.errors.internal.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of responses that violate HTTP or never arrive.
 */
class BrokenResponseTests {

	private static final String DECLINE = "{\"ret_code\":\"1004\",\"ret_msg\":\"No\"}";

	private static final String JSON = "Content-Type: application/json\r\n";

	static List<Breakage> incomplete() {
		return List.of(closing("nothing", ""), closing("half of a status line", "HTTP/1."),
				closing("incomplete headers", "HTTP/1.1 200 OK\r\nContent-Type: appl"),
				closing("a body that is too short", "HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n{}"),
				closing("an empty body that should not be",
						"HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n"),
				closing("chunks without an end",
						"HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
				closing("half of a chunk", "HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n50\r\n{}"),
				closing("a chunk of no size",
						"HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n"),
				new Breakage("a reset", RawGateway.Exchange::reset),
				new Breakage("a reset within the body", (exchange) -> {
					exchange.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n{}");
					exchange.reset();
				}));
	}

	static List<Breakage> malformed() {
		return List.of(closing("a status that is not a number", "HTTP/1.1 abc OK\r\n\r\n"),
				closing("garbage for a status line", "<html>Bad gateway</html>\r\n\r\n"),
				closing("another protocol", "SSH-2.0-OpenSSH_9.6\r\n"),
				new Breakage("a length that is not a number", (exchange) -> {
					exchange.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: abc\r\n\r\n" + DECLINE);
					exchange.close();
				}), new Breakage("a negative length", (exchange) -> {
					exchange.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: -5\r\n\r\n" + DECLINE);
					exchange.close();
				}), new Breakage("a length beyond a long", (exchange) -> {
					exchange
						.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 99999999999999999999\r\n\r\n" + DECLINE);
					exchange.close();
				}), new Breakage("two lengths", (exchange) -> {
					exchange.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: " + DECLINE.length()
							+ "\r\nContent-Length: 500\r\n\r\n" + DECLINE);
					exchange.close();
				}), complete("a malformed type", "HTTP/1.1 200 OK\r\nContent-Type: ;;;/json/\r\n"),
				complete("an empty type", "HTTP/1.1 200 OK\r\nContent-Type:\r\n"),
				complete("no type", "HTTP/1.1 200 OK\r\n"),
				complete("two types", "HTTP/1.1 200 OK\r\n" + JSON + "Content-Type: text/html;charset=\r\n"),
				complete("a type of an unknown charset",
						"HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=none\r\n"),
				complete("a type in capitals", "HTTP/1.1 200 OK\r\nContent-Type: APPLICATION/JSON\r\n"),
				complete("a continuation", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n" + JSON),
				complete("no reason", "HTTP/1.1 200\r\n" + JSON), complete("status 999", "HTTP/1.1 999 Odd\r\n" + JSON),
				complete("status 600", "HTTP/1.1 600 Odd\r\n" + JSON));
	}

	private static Breakage closing(String name, String response) {
		return new Breakage(name, (exchange) -> {
			exchange.send(response);
			exchange.close();
		});
	}

	private static Breakage complete(String name, String head) {
		return new Breakage(name,
				(exchange) -> exchange.send(head + "Content-Length: " + DECLINE.length() + "\r\n\r\n" + DECLINE));
	}

	static Stream<Arguments> callersAndIncomplete() {
		return each(incomplete());
	}

	static Stream<Arguments> callersAndMalformed() {
		return each(malformed());
	}

	private static Stream<Arguments> each(List<?> values) {
		return Arrays.stream(Caller.values())
			.flatMap((caller) -> values.stream().map((value) -> Arguments.of(caller, value)));
	}

	@ParameterizedTest
	@MethodSource("callersAndIncomplete")
	void incompleteResponseIsNetworkError(Caller caller, Breakage breakage) throws Exception {
		try (RawGateway gateway = new RawGateway(breakage.script())) {
			assertThatCallOf(caller, gateway.uri("/")).returns(PaykkaErrorCode.NETWORK_ERROR,
					PaykkaException::getErrorCode);
		}
	}

	// Some clients report a violation of HTTP by exceptions of their own
	@ParameterizedTest
	@MethodSource("callersAndMalformed")
	void malformedResponseHidesNoFailedPayment(Caller caller, Breakage breakage) throws Exception {
		try (RawGateway gateway = new RawGateway(breakage.script())) {
			Throwable failure = catchThrowable(() -> caller.get(gateway.uri("/")));
			assertThat(failure).isNotNull();
			if (failure instanceof PaykkaException exception) {
				assertThat(exception.getErrorCode()).isIn(PaykkaErrorCode.PAYMENT_METHOD_NOT_SUPPORTED,
						PaykkaErrorCode.NETWORK_ERROR);
			}
		}
	}

	// After a 1xx, HttpURLConnection does not wait for more; Reactor Netty takes it
	// for the response
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIMPLE")
	void earlyHintsDoNotHideTheFailure(Caller caller) throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway
			.bytes("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", RawGateway.response(422, DECLINE)))) {
			assertThatCallOf(caller, gateway.uri("/")).extracting(PaykkaException::getErrorCode)
				.isIn(PaykkaErrorCode.PAYMENT_METHOD_NOT_SUPPORTED, PaykkaErrorCode.UNKNOWN_ERROR);
		}
	}

	// HttpURLConnection returns everything received so far
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIMPLE")
	void tooShortLengthIsNetworkError(Caller caller) throws Exception {
		byte[] response = RawGateway.bytes("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 5\r\n\r\n" + DECLINE);
		try (RawGateway gateway = RawGateway.responding(response)) {
			assertThatCallOf(caller, gateway.uri("/")).returns(PaykkaErrorCode.NETWORK_ERROR,
					PaykkaException::getErrorCode);
		}
	}

	// The JDK's client believes the length, unlike RFC 9112, and reads no body
	@ParameterizedTest
	@EnumSource
	void lengthBesideChunksHidesNoFailure(Caller caller) throws Exception {
		for (int status : new int[] { 200, 429 }) {
			String response = "HTTP/1.1 " + status + " Odd\r\n" + JSON
					+ "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(DECLINE.length())
					+ "\r\n" + DECLINE + "\r\n0\r\n\r\n";
			try (RawGateway gateway = RawGateway.responding(RawGateway.bytes(response))) {
				assertThatCallOf(caller, gateway.uri("/acq/void")).extracting(PaykkaException::getErrorCode)
					.isIn(PaykkaErrorCode.PAYMENT_METHOD_NOT_SUPPORTED, PaykkaErrorCode.NETWORK_ERROR);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void statusCountsIfTheBodyOfAnErrorBreaksOff(Caller caller) throws Exception {
		for (String body : List.of("", "<", "{\"ret_code\":\"6002\"}", "{\"ret_code\":\"5004\"}")) {
			for (int status : new int[] { 400, 429, 500 }) {
				String response = "HTTP/1.1 " + status + " Odd\r\nRetry-After: 7\r\n" + JSON
						+ "Content-Length: 500\r\n\r\n" + body;
				CountDownLatch headRead = new CountDownLatch(1);
				try (RawGateway gateway = new RawGateway((exchange) -> {
					exchange.send(response);
					// The JDK's client may lose a status that arrives together with the
					// end
					await(headRead);
					exchange.close();
				})) {
					assertThatFailureOf(() -> caller.get(gateway.uri("/"), headRead::countDown))
						.returns(switch (status) {
							case 400 -> PaykkaErrorCode.PARAMETER_INVALID;
							case 500 -> PaykkaErrorCode.SYSTEM_ERROR;
							// It may have been retryable, or not
							default -> PaykkaErrorCode.NETWORK_ERROR;
						}, PaykkaException::getErrorCode)
						.returns(null, PaykkaException::getUpstreamCode);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void statusCountsIfTheBodyOfAnErrorIsReset(Caller caller) throws Exception {
		CountDownLatch headRead = new CountDownLatch(1);
		try (RawGateway gateway = new RawGateway((exchange) -> {
			exchange
				.send("HTTP/1.1 503 Down\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n<\r\n");
			// A reset discards what has not been read
			await(headRead);
			exchange.reset();
		})) {
			assertThatFailureOf(() -> caller.get(gateway.uri("/"), headRead::countDown))
				.returns(PaykkaErrorCode.SYSTEM_ERROR, PaykkaException::getErrorCode);
		}
	}

	@ParameterizedTest
	@EnumSource
	void invalidStatusIsFailure(Caller caller) throws Exception {
		try (RawGateway gateway = RawGateway
			.responding(RawGateway.bytes("HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n"))) {
			Throwable failure = catchThrowable(() -> caller.get(gateway.uri("/")));
			assertThat(failure).isNotNull();
			if (failure instanceof PaykkaException exception) {
				assertThat(exception.getErrorCode()).isIn(PaykkaErrorCode.NETWORK_ERROR, PaykkaErrorCode.UNKNOWN_ERROR);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void unfollowedRedirectIsFailure(Caller caller) throws Exception {
		byte[] response = RawGateway.bytes("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
		try (RawGateway gateway = RawGateway.responding(response)) {
			assertThatCallOf(caller, gateway.uri("/"))
				.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
				.returns(302, PaykkaException::getUpstreamStatus);
		}
	}

	@ParameterizedTest
	@EnumSource
	void noContentIsSuccess(Caller caller) throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.bytes("HTTP/1.1 204 No Content\r\n\r\n"))) {
			assertThat(caller.get(gateway.uri("/")).getStatusCode().value()).isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource
	void headIsNotTakenForTruncated(Caller caller) throws Exception {
		byte[] response = RawGateway.bytes("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n");
		try (RawGateway gateway = RawGateway.responding(response)) {
			assertThatCode(() -> caller.call(HttpMethod.HEAD, gateway.uri("/"))).doesNotThrowAnyException();
		}
	}

	@ParameterizedTest
	@EnumSource
	void statusOfHeadIsFailure(Caller caller) throws Exception {
		byte[] response = RawGateway.bytes("HTTP/1.1 403 Forbidden\r\n" + JSON + "Content-Length: 500\r\n\r\n");
		try (RawGateway gateway = RawGateway.responding(response)) {
			assertThatFailureOf(() -> caller.call(HttpMethod.HEAD, gateway.uri("/")))
				.returns(PaykkaErrorCode.AUTHORIZATION_FAILED, PaykkaException::getErrorCode);
		}
	}

	@ParameterizedTest
	@EnumSource
	void connectionRefusedIsNetworkError(Caller caller) throws Exception {
		// Bound, but nobody listens there
		try (Socket socket = new Socket()) {
			socket.bind(new InetSocketAddress(0));
			assertThatNetworkErrorOf(caller, URI.create("http://localhost:" + socket.getLocalPort()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void unknownHostIsNetworkError(Caller caller) {
		assertThatNetworkErrorOf(caller, URI.create("http://gateway.invalid/"));
	}

	@ParameterizedTest
	@EnumSource
	void timeoutIsNetworkError(Caller caller) throws Exception {
		try (RawGateway gateway = new RawGateway(RawGateway.Exchange::stall)) {
			assertThatFailureOf(() -> caller.getImpatiently(gateway.uri("/"))).returns(PaykkaErrorCode.NETWORK_ERROR,
					PaykkaException::getErrorCode);
		}
	}

	// With WebClient, the JDK's client has no timeout for a body
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEB_JDK")
	void stalledBodyIsNetworkError(Caller caller) throws Exception {
		try (RawGateway gateway = new RawGateway((exchange) -> {
			exchange.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n{");
			exchange.stall();
		})) {
			assertThatFailureOf(() -> caller.getImpatiently(gateway.uri("/"))).returns(PaykkaErrorCode.NETWORK_ERROR,
					PaykkaException::getErrorCode);
		}
	}

	private static ObjectAssert<PaykkaException> assertThatCallOf(Caller caller, URI uri) {
		return assertThatFailureOf(() -> caller.get(uri));
	}

	private static ObjectAssert<PaykkaException> assertThatFailureOf(ThrowingCallable call) {
		Throwable failure = catchThrowable(call);
		assertThat(failure).isExactlyInstanceOf(PaykkaException.class);
		return assertThatObject((PaykkaException) failure);
	}

	private static void assertThatNetworkErrorOf(Caller caller, URI uri) {
		assertThatCallOf(caller, uri).returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin)
			.extracting(Throwable::getCause)
			.isInstanceOf(IOException.class);
	}

	private static void await(CountDownLatch latch) throws IOException {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	record Breakage(String name, RawGateway.Script script) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}

package com.example.clients;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.RetryableErrorPredicate;
import com.paykka.errors.client.PaykkaWebClientErrors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that each client takes the same response for the same, that none takes an odd one
 * for paid, and that only what is understood from start to end may be retried.
 */
class ResponseShapeTests {

	private static final String JSON = "Content-Type: application/json\r\n";

	private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"t\",\"status\":%d,\"detail\":\"d\",\"instance\":\"/\","
			+ "\"code\":\"%s\",\"name\":\"%s\",\"category\":\"SYSTEM\",\"retryable\":%s,\"advice\":\"RETRY\"}";

	private static OddGateway gateway;

	@BeforeAll
	static void start() {
		gateway = OddGateway.start();
	}

	@AfterAll
	static void stop() {
		gateway.close();
	}

	static List<Arguments> clientsAndShapes() {
		List<ResponseShape> shapes = ResponseShape.all().toList();
		return List.of(DecodingClient.values())
			.stream()
			.flatMap((client) -> shapes.stream().map((shape) -> Arguments.of(client, shape)))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("clientsAndShapes")
	void shapePassesOrIsDecoded(DecodingClient client, ResponseShape shape) {
		gateway.respond(shape.response());
		ResponseEntity<byte[]> passed;
		try {
			passed = client.post(gateway.uri(shape.path()), byte[].class);
		}
		catch (PaykkaException ex) {
			assertThat(shape.codes()).contains(ex.getErrorCode().getCode());
			assertThat(new RetryableErrorPredicate().test(ex)).isEqualTo(ex.getErrorCode().isRetryable());
			assertThat(ex.getUpstreamRequest()).isEqualTo("POST " + gateway.uri(shape.path()).getRawPath());
			return;
		}
		assertThat(shape.passes()).as("passed").isTrue();
		if (passed.getBody() != null && passed.getBody().length > 0) {
			assertThat(passed.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
			assertThat(passed.getHeaders().getContentLength()).isEqualTo(passed.getBody().length);
			assertThat(new String(passed.getBody(), StandardCharsets.UTF_8)).startsWith(shape.path().contains("apple") ? "\"" : "{");
		}
		else {
			assertThat(shape.body()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void bodyThatPassesCanBeReadAsItsTypeSays(DecodingClient client) {
		String json = "{\"ret_code\":\"000000\",\"ret_msg\":\"成功\"}";
		gateway.respond((connection) -> {
			byte[] body = ("\ufeff" + json).getBytes(StandardCharsets.UTF_16LE);
			connection.getOutputStream().write(response("200", "Content-Type: text/html;charset=GBK\r\nContent-Length: " + body.length + "\r\n", ""));
			connection.getOutputStream().write(body);
		});
		assertThat(client.post(gateway.uri("/payment"), String.class).getBody()).isEqualTo(json);
		assertThat(client.post(gateway.uri("/payment"), Map.class).getBody()).isEqualTo(Map.of("ret_code", "000000", "ret_msg", "成功"));
	}

	@ParameterizedTest
	@EnumSource
	void emptyBodyThatPassesIsNone(DecodingClient client) {
		gateway.respond(response("200", JSON + "Content-Length: 0\r\n", ""));
		assertThat(client.post(gateway.uri("/void"), Map.class).getBody()).isNull();
		assertThat(client.post(gateway.uri("/void"), String.class).getBody()).isNull();
		gateway.respond(response("204", "", ""));
		assertThat(client.post(gateway.uri("/void"), Map.class).getBody()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void longestWaitCounts(DecodingClient client) {
		ZonedDateTime later = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1).plusMinutes(1);
		List<String> waits = List.of("3600", "3600.0", "3599.1", "7\r\nRetry-After: 3600", "0\r\nRetry-After: 3600", "3600, 7",
				date(later, "EEE, dd MMM yyyy HH:mm:ss 'GMT'"), date(later, "EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
				date(later, "EEE MMM ppd HH:mm:ss yyyy"));
		for (String wait : waits) {
			assertThat(wait(client, "Retry-After: " + wait + "\r\n")).as(wait)
				.isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
		}
		Duration byDefault = wait(client, "");
		for (String none : List.of("0", "-5", "soon", date(later.minusHours(2), "EEE, dd MMM yyyy HH:mm:ss 'GMT'"))) {
			assertThat(wait(client, "Retry-After: " + none + "\r\n")).as(none).isEqualTo(byDefault);
		}
	}

	private static String date(ZonedDateTime time, String pattern) {
		return time.format(DateTimeFormatter.ofPattern(pattern, Locale.US));
	}

	private static Duration wait(DecodingClient client, String headers) {
		gateway.respond(response("503", JSON + headers, "{\"ret_code\":\"6002\"}"));
		return failure(() -> client.post(gateway.uri("/payment"), String.class), "6002").getRetryAfter();
	}

	@ParameterizedTest
	@EnumSource
	void failureKnowsWhatTheGatewaySent(DecodingClient client) {
		gateway.respond(response("200", JSON,
				"{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"2025\",\"status\":\"SUCCESS\",\"trans_id\":\"T1\",\"order_id\":\"GW1\"}}"));
		assertThat(failure(() -> client.post(gateway.uri("/v3/payment?token=secret"), String.class), "6008"))
			.returns("2025", PaykkaException::getUpstreamCode)
			.returns("SUCCESS", PaykkaException::getUpstreamState)
			.returns("T1", PaykkaException::getUpstreamTransId)
			.returns("GW1", PaykkaException::getUpstreamOrderId)
			.returns("POST /v3/payment", PaykkaException::getUpstreamRequest)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin);
	}

	@ParameterizedTest
	@EnumSource
	void failingProblemOfPeerServiceIsDecoded(DecodingClient client) {
		String type = "Content-Type: application/problem+json\r\n";
		String expired = PROBLEM.formatted(410, "4018", "ORDER_EXPIRED", false);
		assertPeerFailure(client, response("410", type, expired), "4018");
		assertPeerFailure(client, response("410", JSON, expired), "4018");
		assertPeerFailure(client, response("200", type, expired), "4018");
		assertPeerFailure(client, response("503", type, PROBLEM.formatted(503, "6002", "RETRY_TRANSACTION", true)), "6002");
		assertPeerFailure(client, response("503", type, PROBLEM.formatted(503, "6002", "RETRY_TRANSACTION", false)), "6008");
		assertPeerFailure(client, response("429", type, "{\"title\":\"Slow down\"}"), "6008");
		assertPeerFailure(client, response("429", "Content-Length: 0\r\n", ""), "6008");
		assertPeerFailure(client, response("500", type, expired.replace("\"code\"", "\"code\":\"5004\",\"code\"")), "6007");
		assertPeerFailure(client, response("500", type, expired + " ".repeat(1024 * 1024)), "6007");
		assertPeerFailure(client, response("200", type, expired + " ".repeat(1024 * 1024)), "6000");
	}

	private static void assertPeerFailure(DecodingClient client, byte[] response, String code) {
		gateway.respond(response);
		assertThat(failure(() -> client.postToPeer(gateway.uri("/orders"), String.class), code).getOrigin())
			.isEqualTo(Origin.PEER);
	}

	@ParameterizedTest
	@EnumSource
	void successOfPeerServicePassesUnread(DecodingClient client) {
		String csv = "trans_id,error_code\nT1,5004\n".repeat(100_000);
		gateway.respond(response("200", "Content-Type: text/csv\r\n", csv));
		ResponseEntity<String> passed = client.postToPeer(gateway.uri("/orders"), String.class);
		assertThat(passed.getBody()).isEqualTo(csv);
		assertThat(passed.getHeaders().getContentType()).hasToString("text/csv");
	}

	@ParameterizedTest
	@EnumSource
	void problemBehindAGatewayIsRecognizedByAllItsMembers(DecodingClient client) {
		String expired = PROBLEM.formatted(410, "4018", "ORDER_EXPIRED", false);
		gateway.respond(response("410", JSON, expired));
		assertThat(failure(() -> client.post(gateway.uri("/payment"), String.class), "4018").getOrigin())
			.isEqualTo(Origin.PEER);
		gateway.respond(response("410", JSON, expired.replace("\"instance\"", "\"place\"")));
		assertThat(failure(() -> client.post(gateway.uri("/payment"), String.class), "6008").getOrigin())
			.isEqualTo(Origin.GATEWAY);
	}

	@ParameterizedTest
	@EnumSource
	void passingResponseAgreesWithGatewayResponse(DecodingClient client) {
		gateway.respond(response("200", "", "{\"ret_code\":0,\"data\":{\"status\":\"SUCCESS\",\"order_id\":\"GW1\",\"trans_id\":\"T1\",\"amount\":322,\"currency\":\"EUR\"}}"));
		Map<String, ?> body = client.post(gateway.uri("/payment"), Map.class).getBody();
		GatewayResponse response = GatewayResponse.of(200, body, null);
		assertThat(response.toErrorCode()).isNull();
		assertThat(response.getState()).isEqualTo(GatewayResponse.State.SUCCEEDED);
		assertThat(response.matches("T1", 322, "eur")).isTrue();
	}

	@Test
	void untouchedResponseStreamsThroughWebClient() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		boolean[] inTime = new boolean[1];
		gateway.respond((connection) -> {
			connection.getOutputStream().write(response("200", JSON, "{\"error_code\":\"5004\""));
			try {
				inTime[0] = arrived.await(20, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			connection.getOutputStream().write('}');
		});
		List<Integer> sizes = DecodingClient.webClient(PaykkaWebClientErrors.decoding((request) -> PaykkaRequestKind.UNTOUCHED))
			.build()
			.get()
			.uri(gateway.uri("/report"))
			.retrieve()
			.bodyToFlux(DataBuffer.class)
			.map((buffer) -> {
				int size = buffer.readableByteCount();
				DataBufferUtils.release(buffer);
				arrived.countDown();
				return size;
			})
			.collectList()
			.block(Duration.ofSeconds(60));
		assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo("{\"error_code\":\"5004\"}".length());
		assertThat(inTime[0]).isTrue();
	}

	private static byte[] response(String status, String headers, String body) {
		return ("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n" + headers + "\r\n" + body)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static PaykkaException failure(ThrowingCallable call, String code) {
		Throwable thrown = catchThrowable(call);
		assertThat(thrown).isExactlyInstanceOf(PaykkaException.class);
		PaykkaException failure = (PaykkaException) thrown;
		assertThat(failure.getErrorCode()).isEqualTo(PaykkaErrorCode.fromCode(code));
		return failure;
	}

}

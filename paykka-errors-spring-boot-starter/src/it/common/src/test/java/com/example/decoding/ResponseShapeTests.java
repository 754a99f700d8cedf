package com.example.decoding;

import java.util.List;
import java.util.stream.Stream;

import com.example.support.RawResponses;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a client never takes an odd response for paid, never throws another
 * exception, and never makes it retryable unless it was understood.
 */
class ResponseShapeTests {

	private static RawResponses gateway;

	private static final Server server = Server.shared();

	@BeforeAll
	static void start() {
		gateway = RawResponses.start();
	}

	@AfterAll
	static void stop() {
		gateway.close();
	}

	static Stream<Arguments> clientsAndCodes() {
		return Stack.CURRENT.clients()
			.stream()
			.filter((client) -> !client.endsWith("-interface"))
			.flatMap((client) -> Stream.of("5004", "6002").map((code) -> Arguments.of(client, code)));
	}

	static List<String> clients() {
		return Stack.CURRENT.clients();
	}

	@ParameterizedTest
	@MethodSource("clientsAndCodes")
	void shapeIsDecodedOrNotUnderstood(String client, String code) {
		SoftAssertions.assertSoftly((softly) -> shapes(code).forEach((shape) -> softly.check(() -> {
			Response response = pay(client, shape, 200, "/payments");
			assertThat(response.<Object>member("code")).as(shape.name() + ": " + response.status())
				.isEqualTo(shape.expected());
			assertThat(response.<Object>member("retryable")).as(shape.name()).isEqualTo(shape.expected().equals("6002"));
		})));
	}

	@ParameterizedTest
	@MethodSource("clientsAndCodes")
	void unreadableJsonOfTooManyRequestsIsNotRetryable(String client, String code) {
		SoftAssertions.assertSoftly((softly) -> ResponseShape.unreadableJson(code).forEach((shape) -> softly.check(() -> {
			Response response = pay(client, shape, 429, "/payments");
			assertThat(response.<Object>member("code")).as(shape.name()).isEqualTo("6000");
		})));
	}

	@ParameterizedTest
	@MethodSource("clientsAndCodes")
	void compressedShapeIsDecodedOrNotUnderstood(String client, String code) {
		SoftAssertions.assertSoftly((softly) -> ResponseShape.compressed(code).forEach((shape) -> softly.check(() -> {
			Response response = pay(client, shape, 200, "/payments");
			// Since Framework 7, Spring's client on top of the JDK's decompresses
			assertThat(response.<Object>member("code")).as(shape.name()).isIn("6000", shape.expected());
		})));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void queryIsNotUnderstoodEither(String client) {
		SoftAssertions.assertSoftly((softly) -> ResponseShape.empty().forEach((shape) -> softly.check(() -> {
			Response response = pay(client, shape, 200, "/payments/query");
			assertThat(response.<Object>member("code")).as(shape.name()).isEqualTo("6000");
		})));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void goodShapePasses(String client) {
		SoftAssertions.assertSoftly((softly) -> ResponseShape.good().forEach((shape) -> softly.check(() -> {
			Response response = pay(client, shape, 200, "/payments");
			assertThat(response.status()).as(shape.name()).isEqualTo(200);
			assertThat(response.content()).as(shape.name()).isEqualTo(shape.content());
		})));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void noContentPasses(String client) {
		gateway.set("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes());
		assertThat(server.post(Server.call(client, gateway.address("/payments")), "{}").status()).isEqualTo(200);
	}

	private static Stream<ResponseShape> shapes(String code) {
		return Stream.of(ResponseShape.notUnderstood(code), ResponseShape.empty(), ResponseShape.understood(code))
			.flatMap((shapes) -> shapes);
	}

	private static Response pay(String client, ResponseShape shape, int status, String path) {
		gateway.set(shape.respond(status));
		return server.post(Server.call(client, gateway.address(path)), "{}");
	}

}

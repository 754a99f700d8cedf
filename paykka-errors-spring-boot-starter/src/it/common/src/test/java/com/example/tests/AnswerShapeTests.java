package com.example.tests;

import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of every odd shape of an answer with every client: never paid, never another
 * exception, never retryable unless it was understood.
 */
class AnswerShapeTests {

	private static final String CLIENTS = "com.example.tests.Clients#names";

	private static RawAnswers gateway;

	private static Server server;

	@BeforeAll
	static void start() {
		gateway = RawAnswers.start();
		server = Server.start();
	}

	@AfterAll
	static void stop() {
		server.close();
		gateway.close();
	}

	static Stream<Arguments> clientsAndCodes() {
		return Clients.names()
			.stream()
			.filter((client) -> !client.endsWith("-interface"))
			.flatMap((client) -> Stream.of("5004", "6002").map((code) -> Arguments.of(client, code)));
	}

	@ParameterizedTest
	@MethodSource("clientsAndCodes")
	void shapeIsDecodedOrNotUnderstood(String client, String code) {
		SoftAssertions.assertSoftly((softly) -> shapes(code).forEach((shape) -> softly.check(() -> {
			Answer answer = pay(client, shape, 200, "/payments");
			assertThat(answer.<Object>member("code")).as(shape.name() + ": " + answer.status())
				.isEqualTo(shape.expected());
			assertThat(answer.<Object>member("retryable")).as(shape.name()).isEqualTo(shape.expected().equals("6002"));
		})));
	}

	@ParameterizedTest
	@MethodSource("clientsAndCodes")
	void unreadableJsonOfTooManyRequestsIsNotRetryable(String client, String code) {
		SoftAssertions.assertSoftly((softly) -> AnswerShape.unreadableJson(code).forEach((shape) -> softly.check(() -> {
			Answer answer = pay(client, shape, 429, "/payments");
			assertThat(answer.<Object>member("code")).as(shape.name()).isEqualTo("6000");
		})));
	}

	@ParameterizedTest
	@MethodSource("clientsAndCodes")
	void compressedShapeIsDecodedOrNotUnderstood(String client, String code) {
		SoftAssertions.assertSoftly((softly) -> AnswerShape.compressed(code).forEach((shape) -> softly.check(() -> {
			Answer answer = pay(client, shape, 200, "/payments");
			// Since Framework 7, Spring's client on top of the JDK's decompresses
			assertThat(answer.<Object>member("code")).as(shape.name()).isIn("6000", shape.expected());
		})));
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void queryIsNotUnderstoodEither(String client) {
		SoftAssertions.assertSoftly((softly) -> AnswerShape.empty().forEach((shape) -> softly.check(() -> {
			Answer answer = pay(client, shape, 200, "/payments/query");
			assertThat(answer.<Object>member("code")).as(shape.name()).isEqualTo("6000");
		})));
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void goodShapePasses(String client) {
		SoftAssertions.assertSoftly((softly) -> AnswerShape.good().forEach((shape) -> softly.check(() -> {
			Answer answer = pay(client, shape, 200, "/payments");
			assertThat(answer.status()).as(shape.name()).isEqualTo(200);
			assertThat(answer.content()).as(shape.name()).isEqualTo(shape.content());
		})));
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void noContentPasses(String client) {
		gateway.set("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes());
		assertThat(server.post(Server.call(client, gateway.address("/payments")), "{}").status()).isEqualTo(200);
	}

	private static Stream<AnswerShape> shapes(String code) {
		return Stream.of(AnswerShape.notUnderstood(code), AnswerShape.empty(), AnswerShape.understood(code))
			.flatMap((shapes) -> shapes);
	}

	private static Answer pay(String client, AnswerShape shape, int status, String path) {
		gateway.set(shape.answer(status));
		return server.post(Server.call(client, gateway.address(path)), "{}");
	}

}

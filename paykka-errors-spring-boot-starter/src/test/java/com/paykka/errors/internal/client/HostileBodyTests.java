package com.paykka.errors.internal.client;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of bodies that arrive completely but contain anything except what they should.
 */
class HostileBodyTests {

	private static final String JSON = "application/json";

	static List<Body> undecodable() {
		return List.of(text("not JSON", JSON, "not JSON"), text("HTML", "text/html", "<html>502 Bad Gateway</html>"),
				text("HTML as JSON", JSON, "<html>502 Bad Gateway</html>"), text("empty", JSON, ""),
				text("truncated JSON", JSON, "{\"ret_code\":\"1004\",\"ret_ms"),
				text("two JSON texts", JSON, "{\"ret_code\":\"1004\"} {}"),
				text("array", JSON, "[{\"ret_code\":\"1004\"}]"), text("text", JSON, "\"ret_code\""),
				text("number", JSON, "1004"), text("null", JSON, "null"),
				text("objects 5,000 deep", JSON, "{\"data\":".repeat(5000) + "1" + "}".repeat(5000)),
				text("arrays 5,000 deep", JSON, "{\"ret_code\":" + "[".repeat(5000) + "]".repeat(5000) + "}"),
				text("arrays a million deep", JSON, "[".repeat(1_000_000)),
				text("2 MiB without a code in the first", JSON,
						"{\"ret_msg\":\"" + "0123456789abcdef".repeat(128 * 1024) + "\",\"ret_code\":\"000000\"}"),
				text("2 MiB of spaces", JSON, " ".repeat(2 * 1024 * 1024)),
				text("object for a code", JSON, "{\"ret_code\":{\"ret_code\":\"1004\"},\"error_code\":{}}"),
				text("array for a code", JSON, "{\"ret_code\":[\"1004\"],\"data\":{\"error_code\":[\"5000\"]}}"),
				text("boolean for a code", JSON, "{\"ret_code\":true,\"error_code\":null,\"data\":[]}"),
				new Body("Latin-1", JSON,
						"{\"ret_code\":\"1004\",\"ret_msg\":\"déclinée\"}".getBytes(StandardCharsets.ISO_8859_1)),
				new Body("GBK", "application/json;charset=GBK",
						"{\"ret_code\":\"1004\",\"ret_msg\":\"不支持该支付方式\"}".getBytes(Charset.forName("GBK"))),
				new Body("random", JSON, new byte[] { (byte) 0xfe, (byte) 0xff, 0, 1, 2, 3, (byte) 0x80 }));
	}

	private static Body text(String name, String type, String text) {
		return new Body(name, type, text.getBytes(StandardCharsets.UTF_8));
	}

	static Stream<Arguments> callersAndUndecodable() {
		return Arrays.stream(Caller.values())
			.flatMap((caller) -> undecodable().stream().map((body) -> Arguments.of(caller, body)));
	}

	@ParameterizedTest
	@MethodSource("callersAndUndecodable")
	void statusReportsTheFailureIfTheBodyDoesNot(Caller caller, Body body) throws Exception {
		PaykkaException failure = failure(caller, RawGateway.response(503, body.type(), body.bytes()));
		assertThat(failure).returns(PaykkaErrorCode.SYSTEM_ERROR, PaykkaException::getErrorCode)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin)
			.returns(503, PaykkaException::getUpstreamStatus)
			.returns(null, PaykkaException::getUpstreamCode);
	}

	@ParameterizedTest
	@MethodSource("callersAndUndecodable")
	void undecodableBodyOfSuccessIsNetworkError(Caller caller, Body body) throws Exception {
		assertThat(failure(caller, RawGateway.response(200, body.type(), body.bytes())))
			.returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin)
			.returns(200, PaykkaException::getUpstreamStatus)
			.extracting(Throwable::getCause)
			.isInstanceOf(IOException.class);
	}

	@ParameterizedTest
	@MethodSource("callersAndUndecodable")
	void undecodableBodyIsNeverRetryable(Caller caller, Body body) throws Exception {
		PaykkaException failure = failure(caller, RawGateway.response(429, body.type(), body.bytes()));
		boolean announcedAsEmpty = body.bytes().length == 0;
		assertThat(failure.getErrorCode())
			.isEqualTo(announcedAsEmpty ? PaykkaErrorCode.TOO_MANY_REQUESTS : PaykkaErrorCode.NETWORK_ERROR);
	}

	@ParameterizedTest
	@EnumSource
	void codeOfALongerBodyIsNotRead(Caller caller) throws Exception {
		String body = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"5004\"},\"more\":\""
				+ "0123456789abcdef".repeat(128 * 1024) + "\"}";
		assertThat(failure(caller, RawGateway.response(200, body)))
			.returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
			.returns(null, PaykkaException::getUpstreamCode)
			.hasRootCauseMessage("The body is longer than 1 MiB");
		assertThat(failure(caller, RawGateway.response(500, body)))
			.returns(PaykkaErrorCode.SYSTEM_ERROR, PaykkaException::getErrorCode)
			.returns(null, PaykkaException::getUpstreamCode);
	}

	@ParameterizedTest
	@EnumSource
	void successOfAnyTypeIsHandedOnAsJson(Caller caller) throws Exception {
		String body = "{\"ret_code\":\"000000\",\"ret_msg\":\"成功\"}";
		for (String type : List.of(";;;/json/", "json", "application/json;charset=none", "text/html", "image/png")) {
			byte[] response = RawGateway.response(200, type, body.getBytes(StandardCharsets.UTF_16LE));
			try (RawGateway gateway = RawGateway.responding(response)) {
				ResponseEntity<byte[]> entity = caller.get(gateway.uri("/"));
				assertThat(entity.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
				assertThat(entity.getBody()).isEqualTo(body.getBytes(StandardCharsets.UTF_8))
					.hasSize((int) entity.getHeaders().getContentLength());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void wrongCharsetDoesNotHideTheCode(Caller caller) throws Exception {
		byte[] body = "{\"ret_code\":\"1004\",\"ret_msg\":\"不支持\"}".getBytes(StandardCharsets.UTF_8);
		assertThat(failure(caller, RawGateway.response(200, "application/json;charset=UTF-16", body)))
			.returns("1004", PaykkaException::getUpstreamCode)
			.returns("不支持", PaykkaException::getUpstreamMessage);
	}

	@ParameterizedTest
	@EnumSource
	void longCodeIsShortened(Caller caller) throws Exception {
		String body = "{\"ret_code\":\"" + "7".repeat(10_000) + "\",\"ret_msg\":\"" + "x".repeat(10_000) + "\"}";
		PaykkaException failure = failure(caller, RawGateway.response(422, body));
		assertThat(failure.getUpstreamCode()).hasSizeLessThan(70).startsWith("777");
		assertThat(failure.getUpstreamMessage()).hasSizeLessThan(510).startsWith("xxx");
	}

	@ParameterizedTest
	@EnumSource
	void textIsOneLineWithoutCardNumbers(Caller caller) throws Exception {
		String body = "{\"ret_code\":\"5000\\r\\n\",\"ret_msg\":\"card 4111 1111 1111 1111\\r\\nInjected: \\u001b[31mred\"}";
		PaykkaException failure = failure(caller, RawGateway.response(200, body));
		assertThat(failure).returns(PaykkaErrorCode.CARD_INVALID, PaykkaException::getErrorCode)
			.returns("5000", PaykkaException::getUpstreamCode);
		assertThat(failure.getUpstreamMessage()).endsWith("1111 Injected: [31mred").doesNotContain("4111");
	}

	private static PaykkaException failure(Caller caller, byte[] response) throws Exception {
		try (RawGateway gateway = RawGateway.responding(response)) {
			Throwable failure = catchThrowable(() -> caller.get(gateway.uri("/")));
			assertThat(failure).isExactlyInstanceOf(PaykkaException.class);
			return (PaykkaException) failure;
		}
	}

	record Body(String name, String type, byte[] bytes) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}

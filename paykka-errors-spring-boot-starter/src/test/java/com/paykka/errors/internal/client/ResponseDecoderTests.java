package com.paykka.errors.internal.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.PaykkaRequestKind;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ResponseDecoderTests {

	private static final String GOOD = "{\"ret_code\":\"000000\",\"ret_msg\":\"成功\"}";

	private static final String DECLINE = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"5004\",\"status\":\"FAILURE\"}}";

	private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"t\",\"status\":%d,\"detail\":\"d\",\"instance\":\"/orders\","
			+ "\"code\":\"%s\",\"name\":\"%s\",\"category\":\"SYSTEM\",\"retryable\":%s,\"advice\":\"RETRY\"}";

	private String path = "/v3/payment/acq/payment";

	private HttpMethod method = HttpMethod.POST;

	private PaykkaRequestKind kind;

	private final HttpHeaders headers = new HttpHeaders();

	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "application/vnd.upstream+json", "text/plain", "application/javascript",
					"image/png", "application/xml", "text/html;charset=GBK", "application/pdf", ";;;", "" })
	void contentTypeDecidesNothing(String type) {
		this.headers.set(HttpHeaders.CONTENT_TYPE, type);
		assertThat(decode(200, GOOD)).isEqualTo(GOOD);
		assertThatFailure(200, DECLINE, "5004");
		assertThatFailure(422, "{\"ret_code\":\"1004\"}", "1004");
		assertThatFailure(200, "<html>Log in</html>", "6000");
	}

	@Test
	void bodyIsHandedOnAsJson() {
		this.headers.add(HttpHeaders.CONTENT_TYPE, "text/html;charset=GBK");
		this.headers.add(HttpHeaders.CONTENT_TYPE, "image/png");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "12");
		this.headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
		this.headers.set(HttpHeaders.TRANSFER_ENCODING, "chunked");
		this.headers.set("X-Id", "7");
		byte[] decoded = GOOD.getBytes(StandardCharsets.UTF_8);
		HttpHeaders handedOn = decoder(200).headersOf(decoded);
		assertThat(handedOn.get(HttpHeaders.CONTENT_TYPE)).containsExactly("application/json");
		assertThat(handedOn.getContentLength()).isEqualTo(decoded.length);
		assertThat(handedOn.getFirst("X-Id")).isEqualTo("7");
		assertThat(handedOn.get(HttpHeaders.CONTENT_ENCODING)).isNull();
		assertThat(handedOn.get(HttpHeaders.TRANSFER_ENCODING)).isNull();
	}

	@Test
	void headersOfNoBodyAreKept() {
		this.headers.set(HttpHeaders.CONTENT_TYPE, "text/html");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "0");
		assertThat(decoder(200).headersOf(new byte[0])).isEqualTo(this.headers).isNotSameAs(this.headers);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE" })
	void everyEncodingOfJsonIsHandedOnInUtf8(String charset) {
		assertThat(decoder(200).decode(GOOD.getBytes(Charset.forName(charset))))
			.isEqualTo(GOOD.getBytes(StandardCharsets.UTF_8));
		assertThat(decoder(200).decode(("\ufeff" + GOOD).getBytes(Charset.forName(charset))))
			.isEqualTo(GOOD.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void bodyOfTheGreatestLengthIsRead() {
		String padded = GOOD + " ".repeat(ResponseDecoder.MAX_BODY - GOOD.getBytes(StandardCharsets.UTF_8).length);
		assertThat(decode(200, padded)).isEqualTo(padded);
		assertThatFailure(200, padded + " ", "6000").hasRootCauseMessage("The body is longer than 1 MiB");
	}

	@Test
	void causeSaysWhatIsWrong() {
		assertThatFailure(200, "<html>", "6000")
			.hasRootCauseMessage("The body is HTML or XML, perhaps from a proxy or a login page");
		assertThatFailure(200, " [" + GOOD + "]", "6000").hasRootCauseMessage("The body is a list, not a JSON object");
		assertThatFailure(200, GOOD + GOOD, "6000")
			.hasRootCauseMessage("The body is not one JSON object from start to end");
		assertThatFailure(200, "", "6000").hasRootCauseMessage("The body is empty, although no Content-Length says so");
		assertThatFailure(200, "{}", "6000").hasRootCauseMessage("The body has no ret_code");
		assertThatFailure(200, "{\"message\":\"Endpoint request timed out\"}", "6000")
			.hasRootCauseMessage("The body has no successful ret_code");
		assertThatFailure(() -> decoder(200).decode(null), "6000").hasRootCauseMessage("The body can't be read");
		assertThatFailure(() -> decoder(200).decode("{\"ret_code\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)),
				"6000")
			.hasRootCauseMessage("The body is neither UTF-8 nor UTF-16");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "500");
		assertThatFailure(200, GOOD, "6000").hasRootCauseMessage("The body ends before its Content-Length");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "0");
		assertThatFailure(200, "", "6000").hasRootCauseMessage("The body is empty");
	}

	@Test
	void codeHasNoCause() {
		assertThatFailure(200, DECLINE, "5004").hasNoCause();
		assertThatFailure(503, "", "6007").hasNoCause();
	}

	@ParameterizedTest
	@CsvSource({ "/v3/payment/acq/payment, 6000", "/v3/payment/acq/query, 6000", "/v3/payment/acq/refund, 6000",
			"/v3/payment/acq/void,", "/v3/payment/token/remove,", "/v3/payment/recurring/cancel/,",
			"/payment/cancel, 6000", "/payment/remove, 6000" })
	void announcedEmptyBodyPassesWherePaykkaDocumentsNoContent(String path, String code) {
		this.path = path;
		assertThatFailure(200, "", "6000");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "0");
		if (code == null) {
			assertThat(decode(200, "")).isEmpty();
		}
		else {
			assertThatFailure(200, "", code);
		}
		assertThat(catchThrowableOfType(PaykkaException.class, () -> decoder(200).decode(null)).getErrorCode())
			.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
	}

	@Test
	void contradictoryLengthsAnnounceNothing() {
		this.headers.add(HttpHeaders.CONTENT_LENGTH, "0");
		this.headers.add(HttpHeaders.CONTENT_LENGTH, "7");
		assertThatFailure(429, "", "6000");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "0, 0");
		assertThatFailure(429, "", "6006");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "none");
		assertThatFailure(429, "", "6000");
	}

	@Test
	void lengthBesideTransferEncodingAnnouncesNothing() {
		this.path = "/v3/payment/acq/void";
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "0");
		this.headers.set(HttpHeaders.TRANSFER_ENCODING, "chunked");
		assertThatFailure(429, "", "6000");
		assertThatFailure(200, "", "6000");
		assertThatFailure(422, "{\"ret_code\":\"1004\"}", "1004");
	}

	@Test
	void noContentAndHeadPassUnread() {
		assertThat(decoder(204).isPassedOn()).isTrue();
		assertThat(decoder(200).isPassedOn()).isFalse();
		this.method = HttpMethod.HEAD;
		assertThat(decoder(200).isPassedOn()).isTrue();
		assertThat(decoder(403).isPassedOn()).isFalse();
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "500");
		assertThatFailure(403, "", "7000");
	}

	@Test
	void untouchedSuccessPassesUnread() {
		this.kind = PaykkaRequestKind.UNTOUCHED;
		assertThat(decoder(200).isPassedOn()).isTrue();
		assertThat(decoder(299).isPassedOn()).isTrue();
		assertThatFailure(422, "{\"ret_code\":\"1004\"}", "1004");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "500 | {\"ret_code\":\"6002\"} | 6007", "429 | | 6000", "400 | {\"ret_code\":\"6006\"} | 6001",
					"503 | {\"ret_code\":\"5004\"} | 6007", "429 | {\"ret_code\":\"6006\"} | 6000" })
	void failureThatBreaksOffHasOnlyItsStatus(int status, String body, String code) {
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "500");
		String sent = (body != null) ? body : "";
		assertThatFailure(status, sent, code);
		this.headers.clear();
		assertThatFailure(status, sent + " ".repeat(ResponseDecoder.MAX_BODY + 1 - sent.length()), code);
		assertThatFailure(() -> decoder(status).decode(null), code);
	}

	@Test
	void tooManyRequestsAreRetryableOnlyIfUnderstood() {
		for (String body : List.of("{}", "{\"message\":\"Slow down\"}", "{\"ret_code\":\"000000\"}",
				"{\"status\":429}")) {
			assertThatFailure(429, body, "6006");
		}
		for (String body : List.of("", "<html>", "[]", "{\"retCode\":1}", "{\"data\":[]}", "{\"ret_code\":[]}", "{}{}",
				"Slow down")) {
			assertThatFailure(429, body, "6000");
		}
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "0");
		assertThatFailure(429, "", "6006");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"error_code\":\"2025\",\"status\":\"SUCCESS\" | 6008",
					"\"error_code\":\"2043\",\"status\":\"PROCESSING\" | 4000",
					"\"error_code\":\"1001\",\"status\":\"AUTHORIZED\" | 6008",
					"\"ret_code\":\"2025\",\"status\":\"SUCCESS\" | 6008",
					"\"error_code\":\"5004\",\"status\":\"CAPTURED\" | 6008",
					"\"error_code\":\"6002\",\"status\":\"REVIEWING\" | 4000",
					"\"error_code\":\"6002\",\"status\":\"PENDING\" | 4000",
					"\"error_code\":\"6002\",\"status\":\"CAPTURED\" | 6008",
					"\"error_code\":\"5004\",\"status\":\"FAILURE\" | 5004", "\"error_code\":\"5004\" | 5004" })
	void evidenceOfMoneyWins(String data, String code) {
		String body = "{\"ret_code\":\"000000\",\"data\":{" + data + "}}";
		assertThatFailure(200, body, code).satisfies(
				(failure) -> assertThat(data).contains("\"" + ((PaykkaException) failure).getUpstreamCode() + "\""));
	}

	@Test
	void failureKnowsItsRequest() {
		assertThatFailure(200,
				"{\"ret_code\":\"2025\",\"trans_id\":\"T1\",\"order_id\":\"GW1\",\"status\":\"FAILURE\"}", "2025")
			.asInstanceOf(InstanceOfAssertFactories.type(PaykkaException.class))
			.returns("POST /v3/payment/acq/payment", PaykkaException::getUpstreamRequest)
			.returns("T1", PaykkaException::getUpstreamTransId)
			.returns("GW1", PaykkaException::getUpstreamOrderId)
			.returns("FAILURE", PaykkaException::getUpstreamState)
			.returns(200, PaykkaException::getUpstreamStatus);
	}

	@Test
	void pathAloneTellsPaykkasOperationsApart() {
		this.path = "/v3/payment/acq/refund/query";
		assertThat(decode(200, DECLINE)).isEqualTo(DECLINE);
		assertThatFailure(200, "\"text\"", "6000");
		this.path = "/v3/payment/acq/apple-pay/create-session";
		assertThat(decoder(200).isPassedOn()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "3600", "3600.0", "3599.5", "7|3600", "3600|0", "3600, 5", "3600|soon" })
	void longestWaitCounts(String values) {
		for (String value : values.split("\\|")) {
			this.headers.add(HttpHeaders.RETRY_AFTER, value);
		}
		assertThat(retryAfter()).isEqualTo(Duration.ofHours(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
			"EEE MMM ppd HH:mm:ss yyyy" })
	void everyFormOfDateIsRead(String pattern) {
		ZonedDateTime later = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
		this.headers.set(HttpHeaders.RETRY_AFTER, later.format(DateTimeFormatter.ofPattern(pattern, Locale.US)));
		assertThat(retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
		this.headers.add(HttpHeaders.RETRY_AFTER, "7200");
		assertThat(retryAfter()).isEqualTo(Duration.ofHours(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-5", "soon", "Sun, 06 Nov 1994 08:49:37 GMT", "" })
	void noWaitIsTheDefault(String value) {
		Duration byDefault = retryAfter();
		this.headers.set(HttpHeaders.RETRY_AFTER, value);
		assertThat(retryAfter()).isEqualTo(byDefault);
	}

	@Test
	void problemOfPeerServiceIsRetryableOnlyIfItSaysSo() {
		this.kind = PaykkaRequestKind.PEER;
		assertThatPeerFailure(503, PROBLEM.formatted(503, "6002", "RETRY_TRANSACTION", true), "6002");
		assertThatPeerFailure(503, PROBLEM.formatted(503, "6002", "RETRY_TRANSACTION", false), "6008");
		assertThatPeerFailure(503, "{\"code\":\"6002\",\"name\":\"RETRY_TRANSACTION\"}", "6008");
		assertThatPeerFailure(429, "{\"title\":\"Slow down\"}", "6008");
		this.headers.set(HttpHeaders.CONTENT_LENGTH, "0");
		assertThatPeerFailure(429, "", "6008");
	}

	@Test
	void problemThatIsNotUnderstoodIsItsStatus() {
		this.kind = PaykkaRequestKind.PEER;
		String problem = PROBLEM.formatted(410, "4018", "ORDER_EXPIRED", false);
		assertThatPeerFailure(410, problem, "4018");
		assertThatPeerFailure(500, problem.replace("\"code\"", "\"code\":\"5004\",\"code\""), "6007");
		assertThatPeerFailure(500, problem + " ".repeat(ResponseDecoder.MAX_BODY), "6007");
		assertThatPeerFailure(500, problem + problem, "6007");
	}

	@Test
	void problemBesideSuccessIsFailure() {
		this.kind = PaykkaRequestKind.PEER;
		assertThat(decoder(200).isPassedOn()).isTrue();
		this.headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(decoder(200).isPassedOn()).isFalse();
		String problem = PROBLEM.formatted(410, "4018", "ORDER_EXPIRED", false);
		assertThatPeerFailure(200, problem, "4018");
		assertThatPeerFailure(200, problem + " ".repeat(ResponseDecoder.MAX_BODY), "6000");
		String other = "{\"title\":\"Gone\",\"detail\":\"é\"}";
		byte[] decoded = decoder(200).decode(other.getBytes(StandardCharsets.UTF_16LE));
		assertThat(decoded).isEqualTo(other.getBytes(StandardCharsets.UTF_8));
		assertThat(decoder(200).headersOf(decoded).getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void gatewaysOwnProblemIsTheGateways() {
		this.headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThatFailure(400, "{\"title\":\"Bad Request\",\"status\":400,\"ret_code\":\"4020\"}", "4020")
			.hasFieldOrPropertyWithValue("origin", Origin.GATEWAY);
		assertThatFailure(400,
				PROBLEM.formatted(400, "4018", "ORDER_EXPIRED", false).replace("{", "{\"ret_code\":\"4020\","), "4020")
			.hasFieldOrPropertyWithValue("origin", Origin.GATEWAY);
	}

	private Duration retryAfter() {
		return failure(503, "{\"ret_code\":\"6002\"}").getRetryAfter();
	}

	private ResponseDecoder decoder(int status) {
		PaykkaRequestKind kind = (this.kind != null) ? this.kind : PaykkaRequestKind.ofPath(this.path);
		return new ResponseDecoder(new GatewayCall(kind, this.method, this.path), status, this.headers);
	}

	private String decode(int status, String body) {
		return new String(decoder(status).decode(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

	private PaykkaException failure(int status, String body) {
		return catchThrowableOfType(PaykkaException.class, () -> decode(status, body));
	}

	private AbstractThrowableAssert<?, ? extends Throwable> assertThatFailure(int status, String body, String code) {
		return assertThatFailure(() -> decode(status, body), code);
	}

	private void assertThatPeerFailure(int status, String body, String code) {
		assertThatFailure(status, body, code).hasFieldOrPropertyWithValue("origin", Origin.PEER);
	}

	private static AbstractThrowableAssert<?, ? extends Throwable> assertThatFailure(ThrowingCallable call,
			String code) {
		return assertThatThrownBy(call).isExactlyInstanceOf(PaykkaException.class).hasMessageStartingWith(code + " ");
	}

}

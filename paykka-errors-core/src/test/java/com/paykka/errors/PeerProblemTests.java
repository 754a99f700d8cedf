package com.paykka.errors;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how {@link GatewayResponse} reads problems of peer services.
 */
class PeerProblemTests {

	private static final Map<String, Object> EXPIRED = Map.of("type", "about:blank", "title", "Order expired", "status",
			410, "detail", "This order has expired", "code", "4018", "name", "ORDER_EXPIRED", "retryable", false);

	private static final Map<String, Object> NEWER = Map.of("code", "9099", "name", "ORDER_FROZEN", "detail",
			"This order is frozen");

	private static final Map<String, Object> COMPLETE = Map.of("code", "5004", "name", "INSUFFICIENT_FUNDS", "category",
			"CARD", "retryable", false, "status", 402, "instance", "/pay", "detail", "Insufficient funds");

	@Nested
	class Recognition {

		@ParameterizedTest
		@CsvFileSource(resources = "/catalog.csv", numLinesToSkip = 2)
		void acceptsCodeWithItsName(String code, String name) {
			assertThat(exception(Map.of("code", code, "name", name, "retryable", true)).getErrorCode())
				.hasToString(name);
		}

		@Test
		void acceptsCodeThatIsNumber() {
			assertThat(exception(Map.of("code", 4018, "name", "ORDER_EXPIRED")).getErrorCode())
				.isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@Test
		void acceptsUnknownCodeOfFourDigits() {
			assertThat(exception(NEWER).getErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "4", "409", "40999", "409a", "40-9", "X-12", " 4018", "4018 ", "ORDER_EXPIRED",
				"\uff14\uff10\uff11\uff18" })
		void refusesCodeOfAnotherForm(String code) {
			assertRefused(Map.of("code", code, "name", "ORDER_EXPIRED"));
		}

		@ParameterizedTest
		@NullSource
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void refusesUnreadableCode(Object code) {
			assertRefused(with(EXPIRED, "code", code));
		}

		@ParameterizedTest
		@NullSource
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void refusesUnreadableName(Object name) {
			assertRefused(with(EXPIRED, "name", name));
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "order_expired", "ORDER_NOT_FOUND", "OrderExpired" })
		void refusesCodeWithAnotherName(String name) {
			assertRefused(with(EXPIRED, "name", name));
		}

		@Test
		void refusesUnknownCodeWithoutName() {
			assertRefused(Map.of("code", "9099"));
		}

		@Test
		void refusesSuccess() {
			assertRefused(Map.of("code", "0000", "name", "SUCCESS"));
		}

		@Test
		void refusesForeignProblem() {
			assertRefused(Map.of("type", "about:blank", "title", "Not Found", "status", 404));
		}

		@Test
		void refusesEmptyBody() {
			assertRefused(Map.of());
		}

	}

	/**
	 * Problems in failing responses of the gateway, which its peers may also send.
	 */
	@Nested
	class AmongResponsesOfTheGateway {

		@ParameterizedTest
		@EnumSource(mode = Mode.EXCLUDE, names = "PEER")
		void problemWithAllMembersIsRecognized(PaykkaRequestKind kind) {
			assertThat(GatewayResponse.of(kind, 402, COMPLETE, null, "POST /pay").toException())
				.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, PaykkaException::getErrorCode)
				.returns(Origin.PEER, PaykkaException::getOrigin)
				.returns("POST /pay", PaykkaException::getUpstreamRequest)
				.returns(402, PaykkaException::getUpstreamStatus);
		}

		@ParameterizedTest
		@ValueSource(strings = { "code", "name", "category", "retryable", "status", "instance" })
		void problemWithoutOneOfThemIsNotRecognized(String member) {
			assertThat(ofGateway(402, with(COMPLETE, member, null))).returns(Origin.GATEWAY, PaykkaException::getOrigin)
				.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode);
		}

		@ParameterizedTest
		@ValueSource(strings = { "ret_code", "error_code" })
		void bodyWithCodeOfTheGatewayIsTheGateways(String member) {
			assertThat(ofGateway(409, with(COMPLETE, member, "4020")))
				.returns(Origin.GATEWAY, PaykkaException::getOrigin)
				.returns("4020", PaykkaException::getUpstreamCode);
		}

		@Test
		void problemWithTheNameOfAnotherCodeIsNotRecognized() {
			assertThat(ofGateway(402, with(COMPLETE, "name", "OUT_OF_STOCK")).getOrigin()).isEqualTo(Origin.GATEWAY);
		}

		@ParameterizedTest
		@ValueSource(strings = { "SUCCESS", "PROCESSING", "FAILURE", "402" })
		void bodyWithTheStatusOfAPaymentIsTheGateways(String status) {
			Map<String, Object> busy = new HashMap<>(COMPLETE);
			busy.putAll(Map.of("code", "6006", "name", "TOO_MANY_REQUESTS", "retryable", true, "status", status));
			assertThat(ofGateway(402, busy)).returns(Origin.GATEWAY, PaykkaException::getOrigin)
				.returns(false, PaykkaException::isRetryable);
		}

		@Test
		void problemAt2xxIsNotRecognized() {
			assertThat(ofGateway(200, COMPLETE)).returns(Origin.GATEWAY, PaykkaException::getOrigin)
				.returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode);
		}

		private static PaykkaException ofGateway(int status, Map<String, ?> body) {
			return GatewayResponse.of(status, body, null).toException();
		}

	}

	@Nested
	class Repetition {

		@ParameterizedTest
		@ValueSource(strings = { "code", "name", "category", "retryable", "status", "instance", "detail",
				"upstreamCode", "retryAfter" })
		void ofADecidingMemberIsNotRecognized(String name) {
			for (Object value : List.of("6002", "RETRY_TRANSACTION", true, false)) {
				RepeatedMembers body = new RepeatedMembers().and("code", "6002")
					.and("name", "RETRY_TRANSACTION")
					.and("retryable", true)
					.and("category", "SYSTEM")
					.and("status", 503)
					.and("instance", "/pay")
					.and("detail", "No")
					.and("upstreamCode", "6002")
					.and("retryAfter", 5)
					.and(name, value);
				assertRefused(body);
				assertThat(GatewayResponse.of(503, body, null).toException()).returns(Origin.GATEWAY,
						PaykkaException::getOrigin);
			}
		}

		@Test
		void ofAnotherMemberDoesNotMatter() {
			RepeatedMembers body = new RepeatedMembers().and("code", "4018")
				.and("name", "ORDER_EXPIRED")
				.and("title", "a")
				.and("title", "b")
				.and("code", null);
			assertThat(exception(body).getErrorCode()).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

	@Nested
	class Retries {

		@ParameterizedTest
		@CsvSource({ "6002, RETRY_TRANSACTION", "6006, TOO_MANY_REQUESTS" })
		void needTheLiteralTrue(String code, String name) {
			Map<String, Object> problem = Map.of("code", code, "name", name);
			assertThat(exception(with(problem, "retryable", true))).returns(true, PaykkaException::isRetryable)
				.returns(code, PaykkaException::getUpstreamCode);
			for (Object other : Arrays.asList(false, null, "true", "TRUE", 1, List.of(true), Map.of(), new Object())) {
				assertThat(exception(with(problem, "retryable", other)))
					.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
					.returns(Origin.PEER, PaykkaException::getOrigin)
					.returns(code, PaykkaException::getUpstreamCode);
			}
		}

		@ParameterizedTest
		@CsvFileSource(resources = "/catalog.csv", numLinesToSkip = 2)
		void makeNoOtherCodeRetryable(String code, String name, String category, int status, boolean retryable) {
			assertThat(exception(Map.of("code", code, "name", name, "retryable", true)).isRetryable())
				.isEqualTo(retryable);
		}

		@Test
		void areNotJudgedByTheStatusOfAPayment() {
			Map<String, Object> problem = Map.of("code", "5004", "name", "INSUFFICIENT_FUNDS", "status", 402, "data",
					Map.of("status", "SUCCESS"));
			assertThat(exception(problem).getErrorCode()).isEqualTo(PaykkaErrorCode.INSUFFICIENT_FUNDS);
		}

	}

	@Nested
	class OtherResponses {

		@ParameterizedTest
		@CsvSource({ "400, 6001", "401, 7000", "403, 7000", "404, 6008", "408, 6000", "409, 6008", "429, 6008",
				"500, 6007", "503, 6007", "504, 6000", "302, 6008" })
		void areReadByTheirStatus(int status, String code) {
			for (Map<String, ?> body : Arrays.<Map<String, ?>>asList(null, Map.of(), Map.of("ret_code", "6002"),
					Map.of("code", "6002"), Map.of("status", "SUCCESS"))) {
				assertThat(GatewayResponse.of(PaykkaRequestKind.PEER, status, body, "7", "GET /stock").toException())
					.returns(Origin.PEER, PaykkaException::getOrigin)
					.returns(status, PaykkaException::getUpstreamStatus)
					.returns(null, PaykkaException::getUpstreamCode)
					.returns("GET /stock", PaykkaException::getUpstreamRequest)
					.returns(Duration.ofSeconds(7), PaykkaException::getRetryAfter)
					.returns(code, (failure) -> failure.getErrorCode().getCode());
			}
		}

		@Test
		void thatSucceededPassUnlessTheyAreWholeProblems() {
			assertThat(peer(200, EXPIRED).toException()).isNull();
			assertThat(peer(200, Map.of("ret_code", "1004", "status", "FAILURE")).toException()).isNull();
			assertThat(peer(200, COMPLETE).toException())
				.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, PaykkaException::getErrorCode)
				.returns(Origin.PEER, PaykkaException::getOrigin);
		}

		/**
		 * The peer passed on a member of the gateway or responds as the gateway does:
		 * nobody knows which.
		 */
		@Test
		void withACodeOfTheGatewayAreReadByTheirStatus() {
			assertThat(peer(409, with(COMPLETE, "ret_code", "4020")).toException())
				.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
				.returns(Origin.PEER, PaykkaException::getOrigin);
		}

	}

	@Test
	void revealsNothingThatWasSent() {
		Map<String, ?> body = Map.of("ret_code", "4018", "ret_msg", "4111111111111111\r\n");
		assertThat(GatewayResponse.of(422, body, null)).hasToString("GatewayResponse[status=422]");
		assertThat(GatewayResponse.ofNotification(body)).hasToString("GatewayResponse[notification]");
		assertThat(peer(422, with(EXPIRED, "detail", "4111111111111111"))).hasToString("GatewayResponse[status=422]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void blankUpstreamCodeDoesNotHideTheCode(String upstreamCode) {
		assertThat(exception(with(EXPIRED, "upstreamCode", upstreamCode)).getUpstreamCode()).isEqualTo("4018");
	}

	@Test
	void problemSaysNothingOfAPayment() {
		GatewayResponse response = peer(410, with(EXPIRED, "trans_id", "T1"));
		assertThat(response).returns(null, GatewayResponse::getTransId)
			.returns(null, GatewayResponse::getOrderId)
			.returns(GatewayResponse.State.OTHER, GatewayResponse::getState);
	}

	@Nested
	class KnownCode {

		private final PaykkaException exception = exception(EXPIRED);

		@Test
		void originatesFromThePeer() {
			assertThat(this.exception.getOrigin()).isEqualTo(PaykkaException.Origin.PEER);
		}

		@Test
		void isItsOwnUpstreamCode() {
			assertThat(this.exception.getUpstreamCode()).isEqualTo("4018");
		}

		@Test
		void keepsTheDetail() {
			assertThat(this.exception.getUpstreamMessage()).isEqualTo("This order has expired");
		}

		@ParameterizedTest
		@NullSource
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void needsNoDetail(Object detail) {
			assertThat(exception(with(EXPIRED, "detail", detail)).getUpstreamMessage()).isNull();
		}

		@Test
		void keepsTheStatusOfTheResponse() {
			assertThat(peer(502, EXPIRED).toException().getUpstreamStatus()).isEqualTo(502);
		}

		@Test
		void doesNotRevealTheDetailInItsMessage() {
			assertThat(exception(with(EXPIRED, "detail", "secret")))
				.hasMessage("4018 ORDER_EXPIRED: This order has expired");
		}

		@Test
		void findsItsArgumentsInTheDetail() {
			PaykkaException sent = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, "order 42",
					"PAID", "CLOSED");
			assertThat(hop(sent).getArguments()).containsExactly("order 42", "PAID", "CLOSED");
		}

		@Test
		void masksCardNumbers() {
			Map<String, Object> problem = with(EXPIRED, "detail", "card 4111111111111111");
			assertThat(exception(problem).getUpstreamMessage()).isEqualTo("card ************1111");
		}

	}

	@Nested
	class UnknownCode {

		private final PaykkaException exception = exception(NEWER);

		@Test
		void isKeptAsUpstreamCode() {
			assertThat(this.exception.getUpstreamCode()).isEqualTo("9099");
		}

		@Test
		void isKeptRatherThanWhatThePeerGot() {
			assertThat(exception(with(NEWER, "upstreamCode", "206099")).getUpstreamCode()).isEqualTo("9099");
		}

		@Test
		void keepsTheDetail() {
			assertThat(this.exception.getUpstreamMessage()).isEqualTo("This order is frozen");
		}

		@Test
		void originatesFromThePeer() {
			assertThat(this.exception.getOrigin()).isEqualTo(PaykkaException.Origin.PEER);
		}

		@Test
		void isNotRetryable() {
			assertThat(exception(with(NEWER, "retryable", true)).isRetryable()).isFalse();
		}

	}

	@Nested
	class Hops {

		@ParameterizedTest
		@EnumSource(mode = Mode.EXCLUDE, names = "SUCCESS")
		void keepTheCode(PaykkaErrorCode errorCode) {
			assertThat(hop(hop(hop(new PaykkaException(errorCode)))).getErrorCode()).isEqualTo(errorCode);
		}

		@ParameterizedTest
		@ValueSource(strings = { "2099", "206099", "1004", "206017", "010000", "not a code" })
		void keepTheCodeOfTheGateway(String retCode) {
			assertThat(hop(hop(hop(gatewayFailure(retCode)))).getUpstreamCode()).isEqualTo(retCode);
		}

		@Test
		void keepTheCodeThatIsTooLong() {
			PaykkaException first = gatewayFailure("x".repeat(100));
			assertThat(hop(hop(hop(first))).getUpstreamCode()).isEqualTo(first.getUpstreamCode());
		}

		@Test
		void keepTheCodeOfNewerPeer() {
			assertThat(hop(hop(hop(exception(NEWER)))).getUpstreamCode()).isEqualTo("9099");
		}

		@Test
		void keepTheMeaningOfInterfaceCode() {
			assertThat(hop(hop(hop(gatewayFailure("206017")))).getErrorCode())
				.isEqualTo(PaykkaErrorCode.PCI_CERTIFICATION_REQUIRED);
		}

		@Test
		void keepTheTimeToRetryAfter() {
			PaykkaException first = new PaykkaException(PaykkaErrorCode.TOO_MANY_REQUESTS)
				.retryAfter(Duration.ofSeconds(5));
			assertThat(hop(hop(hop(first))).getRetryAfter()).isEqualTo(Duration.ofSeconds(5));
		}

		@Test
		void keepTheArguments() {
			PaykkaException first = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, "order 42",
					"PAID", "CLOSED");
			assertThat(hop(hop(hop(first)))).hasMessage(first.getMessage());
		}

		private static PaykkaException gatewayFailure(String retCode) {
			return GatewayResponse.of(400, Map.of("ret_code", retCode), null).toException();
		}

	}

	@Nested
	class TimeToRetryAfter {

		private final Map<String, Object> problem = Map.of("code", "6006", "name", "TOO_MANY_REQUESTS", "retryAfter", 7,
				"retryable", true);

		@Test
		void isTheHeader() {
			assertThat(retryAfter(this.problem, "5")).hasSeconds(5);
		}

		@Test
		void isTheMemberWithoutHeader() {
			assertThat(retryAfter(this.problem, null)).hasSeconds(7);
		}

		@ParameterizedTest
		@MethodSource("members")
		void mayBeTextOrNumber(Object member) {
			assertThat(retryAfter(with(this.problem, "retryAfter", member), null)).hasSeconds(5);
		}

		static Stream<Object> members() {
			return Stream.of("5", 5L, 5.0, "4.5", 4.001);
		}

		@ParameterizedTest
		@NullSource
		@MethodSource("unreadableMembers")
		void isNullIfTheMemberCannotBeRead(Object member) {
			assertThat(retryAfter(with(this.problem, "retryAfter", member), null)).isNull();
		}

		static Stream<Object> unreadableMembers() {
			return Stream.of("soon", -5, 0, "0.0", true, List.of(5), Map.of("seconds", 5));
		}

		@Test
		void isNotLongerThanOneDay() {
			assertThat(retryAfter(with(this.problem, "retryAfter", Long.MAX_VALUE), null))
				.isEqualTo(Duration.ofDays(1));
		}

		private static Duration retryAfter(Map<String, Object> problem, String header) {
			return GatewayResponse.of(PaykkaRequestKind.PEER, 429, problem, header, null).toException().getRetryAfter();
		}

	}

	private static PaykkaException exception(Map<String, ?> problem) {
		PaykkaException exception = peer(500, problem).toException();
		assertThat(exception.getUpstreamCode()).as("recognized").isNotNull();
		return exception;
	}

	private static GatewayResponse peer(int status, Map<String, ?> body) {
		return GatewayResponse.of(PaykkaRequestKind.PEER, status, body, null, null);
	}

	private static void assertRefused(Map<String, ?> body) {
		assertThat(peer(410, body).toException()).returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
			.returns(null, PaykkaException::getUpstreamCode)
			.returns(Origin.PEER, PaykkaException::getOrigin);
	}

	private static Map<String, Object> with(Map<String, Object> problem, String member, Object value) {
		Map<String, Object> changed = new HashMap<>(problem);
		changed.put(member, value);
		return Collections.unmodifiableMap(changed);
	}

	/**
	 * Return the exception that the next service decodes from this one's problem.
	 */
	private static PaykkaException hop(PaykkaException exception) {
		PaykkaErrorCode errorCode = exception.getErrorCode();
		Map<String, Object> problem = new HashMap<>();
		problem.put("code", errorCode.getCode());
		problem.put("name", errorCode.name());
		problem.put("retryable", errorCode.isRetryable());
		problem.put("detail", errorCode.getMessageTemplate().render(exception.getArguments()));
		problem.put("upstreamCode", exception.getUpstreamCode());
		if (exception.getRetryAfter() != null) {
			problem.put("retryAfter", exception.getRetryAfter().toSeconds());
		}
		return exception(problem);
	}

}

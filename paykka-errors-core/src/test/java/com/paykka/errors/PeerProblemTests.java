package com.paykka.errors;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PeerProblem}.
 */
class PeerProblemTests {

	private static final Map<String, Object> EXPIRED = Map.of("type", "about:blank", "title", "Order expired", "status",
			410, "detail", "This order has expired", "code", "4018", "name", "ORDER_EXPIRED", "retryable", false);

	private static final Map<String, Object> NEWER = Map.of("code", "9099", "name", "ORDER_FROZEN", "detail",
			"This order is frozen");

	@Nested
	class Recognition {

		@ParameterizedTest
		@CsvFileSource(resources = "/catalog.csv", numLinesToSkip = 2)
		void acceptsCodeWithItsName(String code, String name) {
			assertThat(exception(Map.of("code", code, "name", name)).getErrorCode()).hasToString(name);
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
			assertThat(PeerProblem.of(410, Map.of("code", code, "name", "ORDER_EXPIRED"), null)).isNull();
		}

		@ParameterizedTest
		@NullSource
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void refusesUnreadableCode(Object code) {
			assertThat(PeerProblem.of(410, with(EXPIRED, "code", code), null)).isNull();
		}

		@ParameterizedTest
		@NullSource
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void refusesUnreadableName(Object name) {
			assertThat(PeerProblem.of(410, with(EXPIRED, "name", name), null)).isNull();
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "order_expired", "ORDER_NOT_FOUND", "OrderExpired" })
		void refusesCodeWithAnotherName(String name) {
			assertThat(PeerProblem.of(410, with(EXPIRED, "name", name), null)).isNull();
		}

		@Test
		void refusesUnknownCodeWithoutName() {
			assertThat(PeerProblem.of(410, Map.of("code", "9099"), null)).isNull();
		}

		@Test
		void refusesSuccess() {
			assertThat(PeerProblem.of(500, Map.of("code", "0000", "name", "SUCCESS"), null)).isNull();
		}

		@Test
		void refusesForeignProblem() {
			assertThat(PeerProblem.of(404, Map.of("type", "about:blank", "title", "Not Found", "status", 404), null))
				.isNull();
		}

		@Test
		void refusesEmptyBody() {
			assertThat(PeerProblem.of(404, Map.of(), null)).isNull();
		}

	}

	@Test
	void revealsNothingThatThePeerSent() {
		assertThat(new PeerProblem(422, "4018", "4111111111111111\r\n", null, null))
			.hasToString("PeerProblem[status=422]");
		Map<String, ?> body = Map.of("ret_code", "4018", "ret_msg", "4111111111111111\r\n");
		assertThat(GatewayResponse.of(422, body, null)).hasToString("GatewayResponse[status=422]");
		assertThat(GatewayResponse.ofNotification(body)).hasToString("GatewayResponse[notification]");
	}

	@Test
	void successIsAnUnknownError() {
		assertThat(new PeerProblem(500, "0000", null, null, null).toException().getErrorCode())
			.isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
	}

	@Test
	void blankUpstreamCodeDoesNotHideTheCode() {
		assertThat(new PeerProblem(410, "4018", null, " ", null).toException().getUpstreamCode()).isEqualTo("4018");
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
			assertThat(PeerProblem.of(502, EXPIRED, null).toException().getUpstreamStatus()).isEqualTo(502);
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

		private final Map<String, Object> problem = Map.of("code", "6006", "name", "TOO_MANY_REQUESTS", "retryAfter",
				7);

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
			return Stream.of("5", 5L, 5.0);
		}

		@ParameterizedTest
		@NullSource
		@MethodSource("unreadableMembers")
		void isNullIfTheMemberCannotBeRead(Object member) {
			assertThat(retryAfter(with(this.problem, "retryAfter", member), null)).isNull();
		}

		static Stream<Object> unreadableMembers() {
			return Stream.of("soon", -5, 5.5, true, List.of(5), Map.of("seconds", 5));
		}

		@Test
		void isNotLongerThanOneDay() {
			assertThat(retryAfter(with(this.problem, "retryAfter", Long.MAX_VALUE), null))
				.isEqualTo(Duration.ofDays(1));
		}

		private static Duration retryAfter(Map<String, Object> problem, String header) {
			return PeerProblem.of(429, problem, header).toException().getRetryAfter();
		}

	}

	private static PaykkaException exception(Map<String, ?> problem) {
		return PeerProblem.of(500, problem, null).toException();
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
		problem.put("detail", errorCode.getMessageTemplate().render(exception.getArguments()));
		problem.put("upstreamCode", exception.getUpstreamCode());
		if (exception.getRetryAfter() != null) {
			problem.put("retryAfter", exception.getRetryAfter().toSeconds());
		}
		return exception(problem);
	}

}

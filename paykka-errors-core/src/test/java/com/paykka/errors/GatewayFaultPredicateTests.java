package com.paykka.errors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_FLUCTUATION;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SUCCESS;
import static com.paykka.errors.PaykkaErrorCode.SYSTEM_ERROR;
import static com.paykka.errors.PaykkaErrorCode.UNKNOWN_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatewayFaultPredicate}.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class GatewayFaultPredicateTests {

	private final Predicate<Throwable> predicate = new GatewayFaultPredicate();

	@Test
	void isTrueForFaultsOfTheGatewayThatCarryNoCode() {
		assertThat(accepted((code) -> Chains.of(code, Origin.GATEWAY))).containsExactly(NETWORK_FLUCTUATION,
				NETWORK_ERROR, RETRY_TRANSACTION, SYSTEM_ERROR, UNKNOWN_ERROR);
	}

	@Test
	void isTrueForFaultsOfAPeer() {
		assertThat(accepted((code) -> Chains.of(code, Origin.PEER))).containsExactly(NETWORK_FLUCTUATION, NETWORK_ERROR,
				RETRY_TRANSACTION, SYSTEM_ERROR);
	}

	@ParameterizedTest
	@EnumSource(names = { "GATEWAY", "PEER" })
	void isFalseFor429(Origin origin) {
		assertThat(accepted((code) -> PaykkaException.of(code, new Upstream(origin, 429, null, null), null)))
			.doesNotContain(NETWORK_ERROR)
			.contains(SYSTEM_ERROR);
	}

	@Test
	void isFalseForCardTesters() {
		for (Map<String, ?> body : Arrays.<Map<String, ?>>asList(null, Map.of(), Map.of("retCode", "1"),
				Map.of("ret_code", "6006"), Map.of("data", "text"))) {
			assertThat(this.predicate).rejects(GatewayResponse.of(429, body, null).toException());
		}
	}

	@Test
	void isTrueForAResponseThatIsNotUnderstood() {
		assertThat(this.predicate).accepts(GatewayResponse.of(200, null, null).toException())
			.accepts(GatewayResponse.of(503, null, null).toException())
			.accepts(GatewayResponse.of(404, null, null).toException())
			.accepts(PaykkaException.noResponse(PaykkaRequestKind.PEER, null, null))
			.rejects(GatewayResponse.of(PaykkaRequestKind.PEER, 404, null, null, null).toException())
			.rejects(GatewayResponse.of(200, Map.of("ret_code", "2099"), null).toException());
	}

	@ParameterizedTest
	@EnumSource(names = { "GATEWAY", "PEER" })
	void isFalseForAnUnknownCode(Origin origin) {
		assertThat(accepted((code) -> coded(code, origin))).containsExactly(NETWORK_FLUCTUATION, NETWORK_ERROR,
				RETRY_TRANSACTION, SYSTEM_ERROR);
	}

	@Test
	void isFalseForCodesOfTheApplication() {
		assertThat(accepted(PaykkaException::new)).isEmpty();
	}

	@ParameterizedTest(name = "{0} above {1}, above and between them: {3}")
	@MethodSource
	void outerCodeDecides(PaykkaErrorCode outer, PaykkaErrorCode inner, boolean expected,
			UnaryOperator<Throwable> wrapper) {
		Throwable cause = wrapper.apply(Chains.of(inner, Origin.GATEWAY));
		Upstream upstream = new Upstream(Origin.GATEWAY, null, null, null);
		assertThat(this.predicate.test(wrapper.apply(PaykkaException.of(outer, upstream, cause)))).isEqualTo(expected);
	}

	static Stream<Arguments> outerCodeDecides() {
		return Chains.plain()
			.flatMap((wrapper) -> Stream.of(Arguments.of(NETWORK_ERROR, SYSTEM_ERROR, true, wrapper),
					Arguments.of(NETWORK_ERROR, INSUFFICIENT_FUNDS, true, wrapper),
					Arguments.of(INSUFFICIENT_FUNDS, NETWORK_ERROR, false, wrapper),
					Arguments.of(INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS, false, wrapper)));
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.Chains#plain")
	void outerOriginDecides(UnaryOperator<Throwable> wrapper) {
		Throwable cause = wrapper.apply(Chains.of(NETWORK_ERROR, Origin.GATEWAY));
		assertThat(this.predicate).rejects(wrapper.apply(new PaykkaException(NETWORK_ERROR, cause)));
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.Chains#errors")
	void isFalseBeneathAnError(UnaryOperator<Throwable> error) {
		assertThat(this.predicate).rejects(error.apply(Chains.of(NETWORK_ERROR, Origin.GATEWAY)));
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.Chains#errors")
	void isTrueAboveAnError(UnaryOperator<Throwable> error) {
		Throwable cause = error.apply(new IllegalStateException());
		Upstream upstream = new Upstream(Origin.GATEWAY, null, null, null);
		assertThat(this.predicate).accepts(PaykkaException.of(NETWORK_ERROR, upstream, cause));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7 })
	void isFalseForACircleWithoutACode(int length) {
		assertThat(this.predicate).rejects(Chains.circle(length, IllegalStateException::new));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7 })
	void findsAFaultInACircle(int length) {
		Upstream upstream = new Upstream(Origin.GATEWAY, null, null, null);
		assertThat(this.predicate)
			.accepts(Chains.circle(length, (start) -> PaykkaException.of(NETWORK_ERROR, upstream, start)));
	}

	@Test
	void isFalseForForeignException() {
		assertThat(this.predicate).rejects(new RuntimeException(new IllegalStateException()));
	}

	@Test
	void isFalseForNull() {
		assertThat(this.predicate.test(null)).isFalse();
	}

	@Test
	void canBeCreatedByItsClassName() throws ReflectiveOperationException {
		Class<?> type = Class.forName("com.paykka.errors.GatewayFaultPredicate");
		assertThat(type.getConstructor().newInstance()).isInstanceOf(Predicate.class);
	}

	private List<PaykkaErrorCode> accepted(Function<PaykkaErrorCode, PaykkaException> exception) {
		return Arrays.stream(PaykkaErrorCode.values())
			.filter((code) -> code != SUCCESS && this.predicate.test(exception.apply(code)))
			.toList();
	}

	private static PaykkaException coded(PaykkaErrorCode code, Origin origin) {
		return PaykkaException.of(code, new Upstream(origin, 200, code.getCode(), null), null);
	}

}

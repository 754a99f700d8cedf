package com.paykka.errors;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link GatewayResponse} and {@link RetryAfter}.
 */
@StatisticsReport(StatisticsReportMode.OFF)
class DecodingPropertyTests {

	private static final Set<String> INTERFACE_CODES = Set.of("010000", "10000", "999999", "206001", "206002", "206003",
			"206004", "206005", "206006", "206007", "206008", "206011", "206017", "206020", "206021", "206022",
			"206024", "210001", "210002", "210003");

	@Provide
	Arbitrary<Map<String, Object>> bodies() {
		Arbitrary<Map<String, Object>> data = members();
		return Combinators.combine(members(), data, Arbitraries.of(true, false)).as((top, inner, nested) -> {
			Map<String, Object> body = new HashMap<>(top);
			if (nested) {
				body.put("data", inner);
			}
			return body;
		});
	}

	private Arbitrary<Map<String, Object>> members() {
		Arbitrary<String> names = Arbitraries.of("ret_code", "ret_msg", "error_code", "error_description", "data",
				"code", "name", "detail", "upstreamCode", "retryAfter", "status", "trans_id", "order_id");
		return Arbitraries.maps(names, values()).ofMaxSize(6).withoutEdgeCases();
	}

	private Arbitrary<Object> values() {
		return Arbitraries.frequencyOf(Tuple.of(3, codes().map(PaykkaErrorCode::getCode).asGeneric()),
				Tuple.of(2, codes().map(PaykkaErrorCode::name).asGeneric()), Tuple.of(2, unknownCodes().asGeneric()),
				Tuple.of(2, successes()), Tuple.of(2, Texts.hostile().asGeneric()),
				Tuple.of(2, Arbitraries.integers().between(0, 9999).asGeneric()),
				Tuple.of(1, Arbitraries.doubles().asGeneric()), Tuple.of(1, Arbitraries.bigDecimals().asGeneric()),
				Tuple.of(1, Arbitraries.of(true, List.of(), Map.of("ret_code", "1004"), new Object())));
	}

	@Provide
	Arbitrary<PaykkaErrorCode> codes() {
		return Arbitraries.of(PaykkaErrorCode.class).filter((code) -> code != PaykkaErrorCode.SUCCESS);
	}

	@Provide
	Arbitrary<String> unknownCodes() {
		return Arbitraries
			.oneOf(Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(6),
					Arbitraries.strings().numeric().alpha().ofMinLength(1).ofMaxLength(12))
			.filter((code) -> PaykkaErrorCode.resolve(code) == null && !INTERFACE_CODES.contains(code)
					&& !Set.of("0", "000000").contains(code));
	}

	@Provide
	Arbitrary<Object> successes() {
		return Arbitraries.of("", " ", "0", "0000", "000000", " 0\n", 0, 0L, 0.0, 0);
	}

	@Provide
	Arbitrary<String> hostile() {
		return Texts.hostile();
	}

	@Property
	void whatIsDecodedIsSafeToShow(@ForAll("bodies") Map<String, Object> body, @ForAll @IntRange(max = 999) int status,
			@ForAll("hostile") String retryAfter) {
		PaykkaException failure = GatewayResponse.of(status, body, retryAfter).toException();
		Statistics.label("text")
			.collect(failure != null && failure.getUpstreamMessage() != null)
			.coverage((coverage) -> coverage.check(true).percentage((percentage) -> percentage > 3));
		SafeFailure.check(failure, status);
		SafeFailure.check(GatewayResponse.ofNotification(body).toException(), 0);
		for (PaykkaRequestKind kind : PaykkaRequestKind.values()) {
			SafeFailure.check(
					GatewayResponse.of(kind, status, body, retryAfter, "POST /v3/" + retryAfter).toException(), status);
		}
	}

	@Property
	void everyCodeIsFoundWhereverItIs(@ForAll("codes") PaykkaErrorCode code, @ForAll @From("places") String place,
			@ForAll @IntRange(min = 200, max = 599) int status, @ForAll boolean number) {
		Object value = number ? Integer.valueOf(code.getCode()) : (Object) code.getCode();
		assertThat(GatewayResponse.of(status, bodyWith(place, value), null).toErrorCode()).isEqualTo(code);
	}

	@Property
	void unknownCodeBecomesUnknownErrorAndIsKept(@ForAll("unknownCodes") String code,
			@ForAll @From("places") String place, @ForAll @IntRange(min = 200, max = 599) int status) {
		PaykkaException failure = GatewayResponse.of(status, bodyWith(place, code), null).toException();
		assertThat(failure.getErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		assertThat(failure.getUpstreamCode()).isEqualTo(code);
		assertThat(failure.getUpstreamStatus()).isEqualTo(status);
	}

	@Property
	void successIsNothing(@ForAll("successes") Object first, @ForAll("successes") Object second,
			@ForAll("successes") Object third, @ForAll("hostile") String message,
			@ForAll @IntRange(min = 200, max = 299) int status) {
		Map<String, Object> data = Map.of("error_code", third, "error_description", message);
		Map<String, Object> body = Map.of("ret_code", first, "ret_msg", message, "error_code", second, "data", data);
		assertThat(GatewayResponse.of(status, body, null).toErrorCode()).isEqualTo(
				Set.of("0", "0000", "000000", "0.0").contains(first.toString()) ? null : PaykkaErrorCode.NETWORK_ERROR);
		assertThat(GatewayResponse.ofNotification(body).toErrorCode()).isNull();
	}

	@Property
	void codeSurvivesAnyNumberOfHops(@ForAll("codes") PaykkaErrorCode code, @ForAll("hostile") String detail,
			@ForAll @IntRange(min = 1, max = 5) int hops, @ForAll @IntRange(min = 400, max = 599) int status) {
		PaykkaException failure = new PaykkaException(code);
		for (int i = 0; i < hops; i++) {
			failure = GatewayResponse.of(PaykkaRequestKind.PEER, status, problemOf(failure, detail), null, null)
				.toException();
		}
		assertThat(failure.getErrorCode()).isEqualTo(code);
		assertThat(failure.getOrigin()).isEqualTo(PaykkaException.Origin.PEER);
	}

	@Property
	void upstreamCodeSurvivesAnyNumberOfHops(@ForAll("unknownCodes") String code,
			@ForAll @IntRange(min = 1, max = 5) int hops) {
		PaykkaException failure = GatewayResponse.of(200, Map.of("error_code", code), null).toException();
		for (int i = 0; i < hops; i++) {
			failure = GatewayResponse.of(PaykkaRequestKind.PEER, 500, problemOf(failure, "any"), null, null)
				.toException();
		}
		assertThat(failure.getUpstreamCode()).isEqualTo(code);
	}

	@Property
	void problemWithAnotherNameIsNotRecognized(@ForAll("codes") PaykkaErrorCode code,
			@ForAll("codes") PaykkaErrorCode other) {
		Assume.that(code != other);
		Map<String, ?> problem = Map.of("code", code.getCode(), "name", other.name(), "retryable", true);
		assertThat(GatewayResponse.of(PaykkaRequestKind.PEER, 500, problem, null, null).toException())
			.returns(PaykkaErrorCode.SYSTEM_ERROR, PaykkaException::getErrorCode)
			.returns(null, PaykkaException::getUpstreamCode);
	}

	@Property
	void waitIsPositiveAndAtMostOneDay(@ForAll("hostile") String value) {
		Duration wait = RetryAfter.parse(value, Instant.EPOCH);
		assertThat((wait != null) ? wait : Duration.ofDays(1)).isBetween(Duration.ofNanos(1), Duration.ofDays(1));
	}

	@Property
	void secondsAreReadOrCut(@ForAll @LongRange(min = 1) long seconds) {
		assertThat(RetryAfter.parse(Long.toString(seconds), Instant.EPOCH)).hasSeconds(Math.min(seconds, 86_400));
	}

	@Property
	void dateIsReadInAnyLocale(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long now,
			@ForAll @LongRange(min = -100_000, max = 100_000) long seconds, @ForAll("locales") Locale locale) {
		Instant start = Instant.ofEpochSecond(now);
		String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
			.format(start.plus(seconds, ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(locale);
			assertThat(RetryAfter.parse(date, start))
				.isEqualTo((seconds > 0) ? Duration.ofSeconds(Math.min(seconds, 86_400)) : null);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Provide
	Arbitrary<Locale> locales() {
		return Texts.locales();
	}

	@Provide
	Arbitrary<String> places() {
		return Arbitraries.of("ret_code", "error_code", "data.ret_code", "data.error_code");
	}

	private static Map<String, Object> bodyWith(String place, Object code) {
		return place.startsWith("data.") ? Map.of("ret_code", "000000", "data", Map.of(place.substring(5), code))
				: Map.of(place, code);
	}

	private static Map<String, Object> problemOf(PaykkaException failure, String detail) {
		Map<String, Object> problem = new HashMap<>();
		problem.put("code", failure.getErrorCode().getCode());
		problem.put("name", failure.getErrorCode().name());
		problem.put("retryable", failure.isRetryable());
		problem.put("detail", detail);
		problem.put("upstreamCode", failure.getUpstreamCode());
		return problem;
	}

}

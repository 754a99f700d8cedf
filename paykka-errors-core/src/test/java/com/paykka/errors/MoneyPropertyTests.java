package com.paykka.errors;

import java.math.BigDecimal;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.GatewayResponse.State;
import com.paykka.errors.PaykkaErrorCode.Advice;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link GatewayResponse} that keep money safe, for objects of any form.
 * What is expected is worked out here from the members alone.
 */
@StatisticsReport(StatisticsReportMode.OFF)
class MoneyPropertyTests {

	private static final Set<String> ZEROS = Set.of("0", "0000", "000000");

	private static final Set<String> FAILURES = Set.of("FAILURE", "FAIL", "FAILED", "DECLINED", "REJECTED", "DENIED",
			"REFUSED", "ERROR", "EXPIRED");

	private static final Set<Advice> INVITATIONS = Set.of(Advice.CORRECT_DETAILS, Advice.CHANGE_PAYMENT_METHOD,
			Advice.AUTHENTICATE, Advice.CALL_ISSUER, Advice.START_AGAIN, Advice.RETRY);

	private static final Set<String> OF_PROBLEM = Set.of("code", "name", "category", "retryable", "status", "instance");

	@Provide
	Arbitrary<RepeatedMembers> bodies() {
		Arbitrary<Object> data = Arbitraries.frequencyOf(Tuple.of(6, members(values()).asGeneric()),
				Tuple.of(1, oddities()));
		Arbitrary<Object> nested = members(values()).asGeneric();
		return Combinators
			.combine(members(values()), data.list().ofMaxSize(2), Arbitraries.integers().between(0, 3), nested)
			.as((top, levels, success, deeper) -> {
				RepeatedMembers body = new RepeatedMembers();
				if (success > 0) {
					body.and("ret_code", "000000");
				}
				if (success > 1) {
					boolean paid = success == 2;
					body.and("status", paid ? "SUCCESS" : "AUTHORIZED")
						.and("order_id", "GW1")
						.and("notify_type", paid ? "PAYMENT.SUCCESS" : "PAYMENT.AUTHORIZATION");
				}
				top.forEach(body::and);
				levels.forEach((level) -> body.and("data", level));
				return (success == 0) ? body.and("more", deeper) : body;
			});
	}

	private Arbitrary<RepeatedMembers> members(Arbitrary<Object> values) {
		Arbitrary<Map.Entry<String, Object>> any = Combinators.combine(names(), values).as(SimpleEntry::new);
		Arbitrary<Map.Entry<String, Object>> good = Arbitraries.of(entry("status", "SUCCESS"),
				entry("status", "AUTHORIZED"), entry("order_id", "GW1"), entry("trans_id", "T1"),
				entry("status", "FAILURE"), entry("status", "PROCESSING"), entry("notify_type", "PAYMENT.SUCCESS"),
				entry("error_code", "6002"), entry("ret_code", "6006"), entry("error_code", "5004"));
		return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(2, good)).list().ofMaxSize(5).map((entries) -> {
			RepeatedMembers members = new RepeatedMembers();
			entries.forEach((member) -> members.and(member.getKey(), member.getValue()));
			return members;
		}).withoutEdgeCases();
	}

	private static Map.Entry<String, Object> entry(String name, Object value) {
		return new SimpleEntry<>(name, value);
	}

	private Arbitrary<String> names() {
		return Arbitraries.frequencyOf(
				Tuple.of(8,
						Arbitraries.of("ret_code", "error_code", "status", "notify_type", "event_type", "order_id",
								"refund_trans_id", "refund_order_id")),
				Tuple.of(2, Arbitraries.of("ret_code", "error_code", "status").map(MoneyPropertyTests::lookAlike)),
				Tuple.of(1, Arbitraries.of(OF_PROBLEM)), Tuple.of(1, Texts.hostile()));
	}

	private static String lookAlike(String name) {
		String[] forms = { name.toUpperCase(Locale.ROOT), name.replace('_', '-'), name.replace("_", ""), '_' + name,
				name.replaceFirst("_c", "C"), name + '-' };
		return forms[name.length() % forms.length];
	}

	private Arbitrary<Object> values() {
		Arbitrary<PaykkaErrorCode> codes = Arbitraries.of(PaykkaErrorCode.class);
		return Arbitraries.frequencyOf(Tuple.of(3, codes.map(PaykkaErrorCode::getCode).asGeneric()),
				Tuple.of(1, codes.map((code) -> Integer.valueOf(code.getCode())).asGeneric()),
				Tuple.of(1, codes.map(PaykkaErrorCode::name).asGeneric()),
				Tuple.of(3, Arbitraries.of("0", "0000", "000000", " 000000", "", " ", 0, 0.0, -0.0, "00", "0.0")),
				Tuple.of(3, Arbitraries.of(ResponseRulesTests.FAILED).map(MoneyPropertyTests::anyCase).asGeneric()),
				Tuple.of(3, Arbitraries.of(ResponseRulesTests.UNDECIDED).asGeneric()),
				Tuple.of(3, Arbitraries.of(ResponseRulesTests.MONEY).map(MoneyPropertyTests::anyCase).asGeneric()),
				Tuple.of(2, Arbitraries.of(200, "200", 200.0, "429", 429, "400", 503, "206", 2000)),
				Tuple.of(2,
						Arbitraries.of("PAYMENT.SUCCESS", "PAYMENT.FAILURE", "PAYMENT.AUTHORIZATION",
								"PAYMENT.CANCELED", "REFUND.FAILURE")),
				Tuple.of(1, Texts.hostile().asGeneric()), Tuple.of(1, oddities()));
	}

	private static String anyCase(String text) {
		return (text.hashCode() % 2 == 0) ? text : text.toLowerCase(Locale.ROOT) + ' ';
	}

	private Arbitrary<Object> oddities() {
		return Arbitraries
			.of(true, false, List.of(), List.of("5004"), Map.of(), Map.of("status", "SUCCESS"), "{}", 'x', 7,
					Double.NaN, new BigDecimal("4018.0"), new Object())
			.injectNull(0.2);
	}

	@Provide
	Arbitrary<String> requests() {
		return Arbitraries
			.of("POST /v3/payment/acq/payment", "POST /v3/payment/acq/capture", "POST /v3/payment/acq/void",
					"POST /v3/payment/acq/refund", "POST /v3/payment/acq/refund/query", "POST /v3/token/remove",
					"POST /v3/payment/acq/query", "HEAD /v3/payment", "PUT /v3/capture/;a=b?x=/refund")
			.injectNull(0.1);
	}

	@Provide
	Arbitrary<Integer> statuses() {
		return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(200)),
				Tuple.of(1, Arbitraries.of(201, 204, 206, 400, 402, 429, 500, 503, 504)),
				Tuple.of(1, Arbitraries.integers().between(100, 599)));
	}

	@Property(tries = 1500)
	void nothingPassesForAPaymentWithoutSuccessOrWithAFailure(@ForAll("bodies") RepeatedMembers body,
			@ForAll("statuses") int status, @ForAll("requests") String request) {
		boolean passes = GatewayResponse.of(PaykkaRequestKind.PAYMENT, status, body, null, request)
			.toErrorCode() == null;
		collect("passes", passes, 3);
		if (passes) {
			boolean withoutBody = body.isEmpty() && (status == 204 || (request != null
					&& (request.startsWith("HEAD ") || request.endsWith("/void") || request.endsWith("/remove"))));
			assertThat(status / 100).isEqualTo(2);
			assertThat(withoutBody || Facts.of(body).isSuccess()).as("%s %s", request, body).isTrue();
		}
	}

	@Property(tries = 1500)
	void nothingIsPaidWithoutSuccessOrWithAFailure(@ForAll("bodies") RepeatedMembers body,
			@ForAll PaykkaRequestKind kind, @ForAll("statuses") int status, @ForAll("requests") String request) {
		GatewayResponse response = GatewayResponse.of(kind, status, body, null, request);
		boolean paid = Set.of(State.SUCCEEDED, State.AUTHORIZED).contains(response.getState());
		collect("paid", paid, 0.5);
		if (paid) {
			Facts facts = Facts.of(body);
			assertThat(kind).isNotEqualTo(PaykkaRequestKind.PEER);
			assertThat(status / 100).isEqualTo(2);
			assertThat(response.toException()).isNull();
			assertThat(facts.isSuccess() && facts.isPaid()).as("%s", body).isTrue();
			assertThat(String.valueOf(request)).doesNotContain("/void", "/refund/", "acq/refund");
		}
	}

	@Property(tries = 1500)
	void nothingIsPaidByANotificationOfAnotherType(@ForAll("bodies") RepeatedMembers body) {
		GatewayResponse response = GatewayResponse.ofNotification(body);
		boolean paid = Set.of(State.SUCCEEDED, State.AUTHORIZED).contains(response.getState());
		collect("paid", paid, 0.5);
		if (paid) {
			Facts facts = Facts.of(body);
			assertThat(response.toException()).isNull();
			assertThat(facts.codes).allMatch((code) -> ZEROS.contains(code) || code.isEmpty());
			assertThat(facts.isPaid()).as("%s", body).isTrue();
			assertThat(facts.types).as("%s", body)
				.containsOnly((response.getState() == State.SUCCEEDED) ? "PAYMENT.SUCCESS" : "PAYMENT.AUTHORIZATION");
		}
	}

	@Property(tries = 2500)
	void nothingInvitesToPayAgainBesideEvidenceOfMoney(@ForAll("bodies") RepeatedMembers body,
			@ForAll PaykkaRequestKind kind, @ForAll("statuses") int status, @ForAll("requests") String request) {
		PaykkaException failure = GatewayResponse.of(kind, status, body, null, request).toException();
		check(failure, body, status);
		if (failure != null && failure.isRetryable() && failure.getOrigin() == PaykkaException.Origin.GATEWAY) {
			Facts facts = Facts.of(body);
			assertThat(facts.odd || (facts.oddData && kind == PaykkaRequestKind.PAYMENT)).as("%s", body).isFalse();
		}
	}

	@Property(tries = 2500)
	void noNotificationInvitesToPayAgainBesideEvidenceOfMoney(@ForAll("bodies") RepeatedMembers body) {
		check(GatewayResponse.ofNotification(body).toException(), body, -1);
	}

	private static void check(PaykkaException failure, RepeatedMembers body, int status) {
		Facts facts = Facts.of(body);
		boolean evidence = facts.statuses.stream()
			.anyMatch((word) -> !FAILURES.contains(word) && !word.equals(Integer.toString(status)));
		boolean invites = failure != null && INVITATIONS.contains(failure.getErrorCode().getAdvice());
		collect("evidence of a failure", evidence && failure != null, 20);
		collect("invitation", invites, 2);
		if (evidence && invites && failure.getOrigin() != PaykkaException.Origin.PEER) {
			boolean canceled = Set.of("4019", "4022", "5014").contains(failure.getErrorCode().getCode())
					&& facts.statuses.stream()
						.allMatch((word) -> FAILURES.contains(word) || word.equals("CANCELED")
								|| word.equals(Integer.toString(status)));
			assertThat(canceled).as("%s becomes %s", body, failure.getErrorCode()).isTrue();
		}
		if (failure != null && failure.getOrigin() == PaykkaException.Origin.PEER && failure.isRetryable()) {
			assertThat(body.get("retryable")).isEqualTo(true);
		}
	}

	private static void collect(String label, boolean value, double percentage) {
		Statistics.label(label)
			.collect(value)
			.coverage((coverage) -> coverage.check(true).percentage((actual) -> actual > percentage));
	}

	/**
	 * The facts of a body at its two levels.
	 */
	private static final class Facts {

		private final List<String> topCodes = new ArrayList<>();

		private final List<String> codes = new ArrayList<>();

		private final List<String> statuses = new ArrayList<>();

		private final List<String> notifyTypes = new ArrayList<>();

		private final List<String> eventTypes = new ArrayList<>();

		private List<String> types = this.notifyTypes;

		private boolean order;

		private boolean refund;

		private boolean odd;

		private boolean oddData;

		static Facts of(RepeatedMembers body) {
			Facts facts = new Facts();
			facts.read(body, true);
			facts.types = facts.notifyTypes.isEmpty() ? facts.eventTypes : facts.notifyTypes;
			return facts;
		}

		private void read(Map<?, ?> members, boolean top) {
			for (Map.Entry<?, ?> member : members.entrySet()) {
				String name = (String) member.getKey();
				Object value = member.getValue();
				String plain = name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
				if (value == null) {
					continue;
				}
				if (List.of("retcode", "errorcode", "status").contains(plain)
						&& !List.of("ret_code", "error_code", "status").contains(name)) {
					this.odd = true;
				}
				String text = (value instanceof String string) ? string
						: (value instanceof Number number) ? textOf(number) : null;
				switch (name) {
					case "ret_code", "error_code" -> {
						add(this.codes, (text != null) ? text.strip() : null);
						if (top && name.equals("ret_code")) {
							add(this.topCodes, text);
						}
					}
					case "status" -> addWord(this.statuses, text);
					case "notify_type" -> addWord(this.notifyTypes, text);
					case "event_type" -> addWord(this.eventTypes, text);
					case "order_id" -> this.order |= text != null && !text.isBlank();
					case "refund_trans_id", "refund_order_id" -> this.refund = true;
					case "data" -> {
						if (top && value instanceof Map<?, ?> data) {
							read(data, false);
						}
						else {
							this.oddData |= top;
						}
					}
					default -> {
						// Decides nothing
					}
				}
			}
		}

		private void addWord(List<String> words, String text) {
			if (text == null || !text.isBlank()) {
				add(words, (text != null) ? text.strip().toUpperCase(Locale.ROOT) : null);
			}
		}

		private void add(List<String> texts, String text) {
			this.odd |= text == null;
			if (text != null) {
				texts.add(text);
			}
		}

		private static String textOf(Number number) {
			double value = number.doubleValue();
			return (value == Math.rint(value)) ? Long.toString((long) value) : number.toString();
		}

		boolean isSuccess() {
			return this.topCodes.stream().anyMatch(ZEROS::contains)
					&& this.codes.stream().allMatch((code) -> code.isEmpty() || ZEROS.contains(code)) && !this.odd
					&& !this.oddData && this.statuses.stream().noneMatch(FAILURES::contains);
		}

		boolean isPaid() {
			return this.order && !this.refund && !this.odd && !this.oddData
					&& (Set.copyOf(this.statuses).equals(Set.of("SUCCESS"))
							|| Set.copyOf(this.statuses).equals(Set.of("AUTHORIZED")));
		}

	}

}

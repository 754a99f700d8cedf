package com.paykka.errors.example.monitoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each code that fails half of all payments makes an alert fire, or is listed
 * here with the reason why it does not.
 */
@EnabledIf(Prometheus.EXPECTED)
class EveryCodeAlertsTests {

	private static final Map<String, Predicate<PaykkaErrorCode>> SILENT = Map.of(
			"The payment may have gone through: what no query settles raises an alarm of the merchant's own",
			(code) -> code.getAdvice() == Advice.CHECK_STATUS && code.getCategory() != PaykkaErrorCode.Category.CARD
					&& !isAnyOf(code, "4006", "6000", "6007", "6008"),
			"The shopper took too long, or ended it: a checkout begins anew",
			(code) -> code.getAdvice() == Advice.START_AGAIN && code.getCategory() != PaykkaErrorCode.Category.CARD,
			"Shoppers bring it about, by what they buy, ask for or dispute",
			(code) -> isAnyOf(code, "2053", "2055", "4008", "4023"),
			"The merchant's own refunds and voids come too late", (code) -> isAnyOf(code, "4024", "4025"));

	private static boolean isAnyOf(PaykkaErrorCode code, String... codes) {
		return List.of(codes).contains(code.getCode());
	}

	private static boolean isSilent(PaykkaErrorCode code) {
		return SILENT.values().stream().anyMatch((reason) -> reason.test(code));
	}

	@Test
	void codeThatFailsHalfOfAllPaymentsMakesAnAlertFire(@TempDir Path folder) throws Exception {
		List<PaykkaErrorCode> codes = Arrays.stream(PaykkaErrorCode.values())
			.filter((code) -> code != PaykkaErrorCode.SUCCESS)
			.toList();
		assertThat(codes).hasSizeGreaterThanOrEqualTo(143);
		Files.copy(MonitoringFiles.RULES, folder.resolve("rules.yml"));
		Path tests = Files.writeString(folder.resolve("test.yml"), """
				rule_files: [ rules.yml ]
				evaluation_interval: 1m
				tests:
				  - interval: 1m
				    input_series:
				%s
				    promql_expr_test:
				      - expr: max by (job) (max_over_time(ALERTS{alertstate="firing"}[1h]))
				        eval_time: 3h
				        exp_samples:
				%s
				""".formatted(codes.stream().map(EveryCodeAlertsTests::series).collect(Collectors.joining()),
				codes.stream()
					.filter((code) -> !isSilent(code))
					.map((code) -> "          - { labels: '{job=\"%s\"}', value: 1 }%n".formatted(code.getCode()))
					.collect(Collectors.joining())));
		Prometheus.promtool("test", "rules", tests.toString());
	}

	/**
	 * Return two hours of ten payments a minute, and one in which half of them fail.
	 */
	private static String series(PaykkaErrorCode code) {
		return """
				      - series: 'paykka_errors_total{job="%1$s", origin="GATEWAY", code="%1$s", category="%2$s", advice="%3$s"}'
				        values: 0x120 5+5x60
				      - series: 'http_server_requests_seconds_count{job="%1$s", method="POST"}'
				        values: 0+10x181
				"""
			.formatted(code.getCode(), code.getCategory(), code.getAdvice());
	}

}

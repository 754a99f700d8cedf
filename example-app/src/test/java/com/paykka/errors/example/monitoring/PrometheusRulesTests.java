package com.paykka.errors.example.monitoring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Runs the rules and their tests with Prometheus's own tool.
 */
@EnabledIf(Prometheus.EXPECTED)
class PrometheusRulesTests {

	@Test
	void rulesAreClean() throws Exception {
		Prometheus.promtool("check", "rules", "--lint=all", "--lint-fatal", MonitoringFiles.RULES.toString(),
				MonitoringFiles.SHOP_RULES.toString());
	}

	@Test
	void rulesPassTheirTests() throws Exception {
		Prometheus.promtool("test", "rules", MonitoringFiles.RULES_TEST.toString());
	}

}

package com.paykka.errors.example.monitoring;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the files alone.
 */
class MonitoringFilesTests {

	@Test
	void documentationSaysWhatToDoForEachAlert() {
		assertThat(alerts()).isNotEmpty()
			.allSatisfy((alert) -> assertThat(MonitoringFiles.OPERATING).content().contains("\n### " + alert + "\n"));
	}

	@Test
	void eachAlertLinksToItsSection() {
		assertThat(MonitoringFiles.find("runbook_url: \"[{]{2} \\$externalLabels.runbook }}#(\\w+)\"",
				MonitoringFiles.RULES, MonitoringFiles.SHOP_RULES))
			.containsExactlyElementsOf(alerts().stream().map((alert) -> alert.toLowerCase(Locale.ROOT)).toList());
	}

	@Test
	void alertsAndPanelsOfTheDashboardAreThoseOfTheRules() {
		List<String> names = MonitoringFiles.find("(job:paykka\\w+:\\w+|\\bPaykka[A-Z]\\w+)",
				MonitoringFiles.DASHBOARD);
		assertThat(names).isNotEmpty()
			.isSubsetOf(MonitoringFiles.find("- (?:record|alert): (\\S+)", MonitoringFiles.RULES));
	}

	@Test
	void panelsHaveIdsOfTheirOwn() {
		assertThat(MonitoringFiles.<Integer>dashboard("$.panels[*].id")).isNotEmpty().doesNotHaveDuplicates();
	}

	@Test
	void everythingOnTheDashboardReadsFromTheChosenDataSource() {
		assertThat(MonitoringFiles.<String>dashboard("$..datasource.uid")).isNotEmpty().containsOnly("${datasource}");
	}

	private static List<String> alerts() {
		return MonitoringFiles.find("- alert: (\\w+)", MonitoringFiles.RULES, MonitoringFiles.SHOP_RULES);
	}

}

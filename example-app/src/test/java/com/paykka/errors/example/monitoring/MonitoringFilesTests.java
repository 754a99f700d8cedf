package com.paykka.errors.example.monitoring;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the files that need not run them.
 */
class MonitoringFilesTests {

	@Test
	void documentationSaysWhatToDoForEachAlert() {
		List<String> alerts = MonitoringFiles.find("- alert: (\\w+)", MonitoringFiles.RULES);
		assertThat(MonitoringFiles.find("(?m)^\\| `(Paykka\\w+)` \\|", MonitoringFiles.OPERATING)).isNotEmpty()
			.containsExactlyElementsOf(alerts);
	}

	@Test
	void eachAlertLinksToASectionOfTheDocumentation() {
		assertThat(MonitoringFiles.find("runbook_url: docs/operating.md#(\\w+)", MonitoringFiles.RULES)).isNotEmpty()
			.hasSameSizeAs(MonitoringFiles.find("- alert: (\\w+)", MonitoringFiles.RULES))
			.containsOnly("monitoring");
		assertThat(MonitoringFiles.OPERATING).content().contains("\n## Monitoring\n");
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

}

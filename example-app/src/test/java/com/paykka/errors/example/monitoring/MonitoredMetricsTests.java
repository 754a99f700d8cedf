package com.paykka.errors.example.monitoring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.TestCard;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the shop has the metrics that rules and dashboard read.
 */
@ShopTest
class MonitoredMetricsTests {

	private static final Pattern SELECTOR = Pattern.compile("(?<![:\\w])((?:paykka|http|shop)_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern LABEL = Pattern.compile("(\\w+) *(?:=~|!~|!=|=)");

	// Prometheus adds them
	private static final Set<String> LABELS_OF_TARGETS = Set.of("job", "instance", "application");

	private final ShopClient shop;

	@Autowired
	MonitoredMetricsTests(RestTestClient http) {
		this.shop = new ShopClient(http);
	}

	@Test
	void eachMetricIsThereWithItsLabels() {
		this.shop.pay(this.shop.createOrder(1250), TestCard.WITHOUT_FUNDS);
		Set<String> selectors = new TreeSet<>();
		expressions().forEach((expression) -> SELECTOR.matcher(expression.replaceAll("by \\([^)]*\\)", ""))
			.results()
			.forEach((selector) -> selectors.add(selector.group(1) + "{"
					+ ((selector.group(2) != null) ? selector.group(2).replace("\\\"", "\"") : ""))));
		assertThat(selectors).hasSizeGreaterThan(5);
		// A request is counted after its response was sent
		Awaitility.await().untilAsserted(() -> {
			List<String> series = scrape();
			assertThat(selectors)
				.allSatisfy((selector) -> assertThat(series).anyMatch((line) -> matches(line, selector)));
		});
	}

	private static Stream<String> expressions() {
		return Stream
			.of(MonitoringFiles.find("expr: (.+)", MonitoringFiles.RULES, MonitoringFiles.SHOP_RULES),
					MonitoringFiles.<String>dashboard("$..expr"), MonitoringFiles.<String>dashboard("$..definition"))
			.flatMap(List::stream);
	}

	private List<String> scrape() {
		byte[] body = this.shop.http()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return new String(body).lines().toList();
	}

	private static boolean matches(String series, String selector) {
		int name = selector.indexOf('{');
		return series.startsWith(selector.substring(0, name + 1)) && LABEL.matcher(selector.substring(name))
			.results()
			.map((label) -> label.group(1))
			.filter((label) -> !LABELS_OF_TARGETS.contains(label))
			.allMatch((label) -> series.contains(label + "=\""));
	}

}

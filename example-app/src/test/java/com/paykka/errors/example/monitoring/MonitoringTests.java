package com.paykka.errors.example.monitoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.paykka.errors.example.ExampleApplication;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.Whole;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of two instances of the shop with failures of every kind and a real Prometheus.
 */
@EnabledIf(Prometheus.EXPECTED)
@Whole
class MonitoringTests {

	private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

	private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

	@TempDir
	private static Path folder;

	private static final List<ConfigurableApplicationContext> shops = new ArrayList<>();

	private static Prometheus prometheus;

	@BeforeAll
	static void provokeAlerts() throws Exception {
		String sandbox = "--sandbox.port=" + Prometheus.freePort();
		start(sandbox);
		start(sandbox, "--sandbox.enabled=false");
		// A rate needs series that already exist
		fail(1, 9_006_007);
		String hasty = MonitoringFiles.read(MonitoringFiles.RULES).replaceAll("for: \\w+", "for: 1s");
		prometheus = new Prometheus(folder, hasty, shops.stream().map(MonitoringTests::address).toList());
		prometheus.query("count(up == 1) == 2 and count(http_server_requests_seconds_count{status=\"500\"}) == 2");
		fail(1, 9_005_004);
		fail(2, 9_002_000);
		fail(2, 9_003_333);
		fail(3, 9_001_001);
		fail(5, 9_006_006);
		fail(20, 9_006_007);
		prometheus.query("count(ALERTS{alertstate=\"firing\"}) == 5");
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (prometheus != null) {
			prometheus.stop();
		}
		shops.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	void alertsFireForWhatWasProvokedAndNothingElse() {
		assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}")).extracting((alert) -> label(alert, "alertname"))
			.containsExactlyInAnyOrder("PaykkaGatewayDown", "PaykkaSignatureRefused", "PaykkaRequestsRefused",
					"PaykkaRateLimited", "PaykkaUnknownCodes");
	}

	@Test
	void everyTextOfAnAlertIsWhole() {
		assertThat(prometheus.get("alerts").findValuesAsString("description")).hasSize(5)
			.noneMatch((text) -> text.contains("<error") || text.contains("<no value>"));
	}

	@Test
	void everyRuleIsHealthy() {
		assertThat(prometheus.get("rules").findValuesAsString("health")).hasSize(12).containsOnly("ok");
	}

	@ParameterizedTest
	@MethodSource("recordedSeries")
	void everyRecordedSeriesHasAValue(String series) {
		assertThat(prometheus.query(series)).singleElement().satisfies(MonitoringTests::hasValue);
	}

	static List<String> recordedSeries() {
		return MonitoringFiles.find("- record: (\\S+)", MonitoringFiles.RULES);
	}

	@ParameterizedTest
	@MethodSource("queries")
	void everyQueryOfTheDashboardHasValues(String query) {
		assertThat(prometheus.query(query)).isNotEmpty().allSatisfy(MonitoringTests::hasValue);
	}

	@ParameterizedTest
	@MethodSource("queries")
	void everyLegendNamesLabelsThatAreThere(String query, String legend) {
		List<String> labels = LABEL.matcher(legend).results().map((label) -> label.group(1)).toList();
		assertThat(prometheus.query(query))
			.allSatisfy((series) -> assertThat(series.get("metric").propertyNames()).containsAll(labels));
	}

	static Stream<Arguments> queries() {
		return MonitoringFiles.<Map<String, String>>dashboard("$..[?(@.expr)]")
			.stream()
			.map((query) -> Arguments.of(query.get("expr")
				.replace("$job", "shop|office")
				.replace("$instance", ".*")
				.replace("$__rate_interval", "1m")
				.replace("$__range", "10m"), query.getOrDefault("legendFormat", query.get("textFormat"))));
	}

	@ParameterizedTest
	@MethodSource("queriesByInstance")
	void queriesByInstanceShowFailuresOfBoth(String query) {
		assertThat(prometheus.query(query + " > 0")).extracting((series) -> label(series, "instance"))
			.containsExactlyInAnyOrderElementsOf(shops.stream().map(MonitoringTests::address).toList());
	}

	static Stream<Arguments> queriesByInstance() {
		return queries().filter((query) -> query.get()[0].toString().contains("by (job, instance)"));
	}

	@ParameterizedTest
	@MethodSource("variables")
	void everyVariableOfTheDashboardHasValues(String variable) {
		Matcher labelValues = LABEL_VALUES.matcher(variable.replace("$job", "shop"));
		assertThat(labelValues.matches()).isTrue();
		assertThat(prometheus.get("label/{label}/values?match[]={series}", labelValues.group(2), labelValues.group(1))
			.get("data")).isNotEmpty();
	}

	static List<String> variables() {
		return MonitoringFiles.dashboard("$.templating.list[?(@.type == 'query')].query.query");
	}

	private static void start(String... arguments) {
		shops.add(new SpringApplicationBuilder(ExampleApplication.class)
			.properties("server.port=0", "management.metrics.tags.application=tea")
			.run(Stream.concat(Stream.of("--shop.connect-timeout=10s", "--shop.read-timeout=10s",
					"--shop.breaker.calls=30", "--shop.breaker.minimum-calls=30"), Stream.of(arguments))
				.toArray(String[]::new)));
	}

	private static void fail(int times, long amount) {
		for (ConfigurableApplicationContext shop : shops) {
			ShopClient client = new ShopClient(
					RestTestClient.bindToServer().baseUrl("http://" + address(shop)).build());
			for (int i = 0; i < times; i++) {
				client.pay(client.createOrder(amount), TestCard.GOOD)
					.expectStatus()
					.value((status) -> assertThat(status).isGreaterThanOrEqualTo(400));
			}
		}
	}

	private static String address(ConfigurableApplicationContext shop) {
		return "localhost:" + shop.getEnvironment().getProperty("local.server.port");
	}

	private static String label(JsonNode series, String name) {
		return series.get("metric").path(name).asString();
	}

	private static void hasValue(JsonNode series) {
		assertThat(Double.parseDouble(series.get("value").get(1).asString())).isFinite();
	}

}

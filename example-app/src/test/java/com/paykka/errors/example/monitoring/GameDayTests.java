package com.paykka.errors.example.monitoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.example.ExampleApplication;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.Whole;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.TestCard;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Breaks the gateway in one way after another while shoppers pay, with the rules' minutes
 * as seconds. The alerts in the documentation must fire, and the runbook's first query
 * must name the fault.
 */
@EnabledIf(Prometheus.EXPECTED)
@Whole
class GameDayTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final int PAYMENTS_PER_SECOND = 8;

	private static final String FIRING = "ALERTS{alertstate=\"firing\", alertname!=\"PaykkaUnknownCodes\"}";

	/** Fails all payments, each third, or each fourteenth. */
	enum Fault {

		WRONG_KEY("2000", 1, "PaykkaSignatureRefused"), MERCHANT_DISABLED("1001", 1, "PaykkaRequestsRefused"),
		ONE_BANK("5018", 3, "PaykkaGatewayDown"), RATE_LIMIT("6006", 1, "PaykkaRateLimited"),
		UNKNOWN_CODE("3333", 14, "PaykkaUnknownCodes"), DOWN("6000", 1, "PaykkaGatewayDown");

		private final String code;

		private final int share;

		private final String alert;

		Fault(String code, int share, String alert) {
			this.code = code;
			this.share = share;
			this.alert = alert;
		}

	}

	private volatile Fault fault;

	@Test
	void alertFiresAndTheFirstQueryNamesTheFault(@TempDir Path folder) throws Exception {
		try (ConfigurableApplicationContext shop = new SpringApplicationBuilder(ExampleApplication.class)
			.properties("server.port=0", "logging.level.com.paykka.errors=off")
			.run("--sandbox.port=" + Prometheus.freePort(), "--shop.breaker.open-for=1s")) {
			String address = "localhost:" + shop.getEnvironment().getProperty("local.server.port");
			ScheduledExecutorService shoppers = startShoppers(address);
			Prometheus prometheus = new Prometheus(folder, minutesAsSeconds(), List.of(address));
			try {
				prometheus.query("sum(increase(http_server_requests_seconds_count{method=\"POST\"}[5s])) > 20");
				List<String> report = new ArrayList<>();
				for (Fault next : Fault.values()) {
					report.add(provoke(next, prometheus, shop.getBean(PaykkaSandbox.class)));
					Files.write(Path.of("target/game-day.md"), report);
				}
			}
			finally {
				shoppers.shutdownNow();
				prometheus.stop();
			}
		}
		finally {
			// Outlives the application
			LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.paykka.errors", null);
		}
	}

	private static String minutesAsSeconds() {
		return MonitoringFiles.read(MonitoringFiles.RULES)
			.replaceAll("for: (\\d+)m", "for: $1s")
			.replaceAll("\\[(\\d+)m]", "[$1s]")
			.replace("[1h]", "[60s]")
			.replace("[7d]", "[168m]");
	}

	private ScheduledExecutorService startShoppers(String address) {
		ShopClient client = new ShopClient(RestTestClient.bindToServer().baseUrl("http://" + address).build());
		ScheduledExecutorService shoppers = Executors.newScheduledThreadPool(4);
		AtomicInteger number = new AtomicInteger();
		shoppers.scheduleAtFixedRate(() -> shoppers.execute(() -> pay(client, number.incrementAndGet())), 0,
				1000 / PAYMENTS_PER_SECOND, TimeUnit.MILLISECONDS);
		return shoppers;
	}

	private void pay(ShopClient client, int number) {
		Fault current = this.fault;
		boolean fails = current != null && current != Fault.DOWN && number % current.share == 0;
		long amount = fails ? 9_000_000 + Integer.parseInt(current.code) : 1250;
		client.pay(client.createOrder(amount), (number % 10 == 1) ? TestCard.WITHOUT_FUNDS : TestCard.GOOD);
	}

	/**
	 * Break the gateway until the alert fires.
	 * @return a row of the report
	 */
	private String provoke(Fault next, Prometheus prometheus, PaykkaSandbox sandbox) {
		Awaitility.await("quiet before " + next).atMost(LIMIT).until(() -> prometheus.ask(FIRING).isEmpty());
		long start = System.nanoTime();
		if (next == Fault.DOWN) {
			sandbox.respondAlways("/v3/payment/acq/payment", SandboxResponse.connectionClosed());
		}
		this.fault = next;
		Awaitility.await("alert on " + next)
			.atMost(LIMIT)
			.pollInterval(Duration.ofMillis(200))
			.until(() -> alerts(prometheus.ask("ALERTS{alertstate=\"firing\"}")).contains(next.alert));
		long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
		List<String> others = alerts(prometheus.ask(FIRING));
		others.remove(next.alert);
		assertThat(others).as("alerts during " + next).isEmpty();
		// Declines outnumber a few unknown codes
		String declines = (next == Fault.UNKNOWN_CODE) ? ", category!=\"CARD\"" : "";
		JsonNode first = prometheus
			.query("topk(1, sum by (code, name, advice, origin) (increase(paykka_errors_total{origin=\"GATEWAY\""
					+ declines + "}[5s])) > 0)")
			.get(0)
			.get("metric");
		String code = first.get("code").asString();
		assertThat(code).isEqualTo((next == Fault.UNKNOWN_CODE) ? "6008" : next.code);
		this.fault = null;
		return "| %s | `%s` | %d | %s %s, advice `%s` |".formatted(next, next.alert, seconds, code,
				first.get("name").asString(), first.get("advice").asString());
	}

	private static List<String> alerts(List<JsonNode> series) {
		List<String> names = new ArrayList<>();
		series.forEach((alert) -> names.add(alert.get("metric").get("alertname").asString()));
		return names;
	}

}

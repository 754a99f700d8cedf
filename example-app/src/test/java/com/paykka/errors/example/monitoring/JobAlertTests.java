package com.paykka.errors.example.monitoring;

import java.nio.file.Path;
import java.util.List;

import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.example.ExampleApplication;
import com.paykka.errors.example.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a job that captures payments while the gateway is down, and a real
 * Prometheus. Nobody sends a request.
 */
@EnabledIf(Prometheus.EXPECTED)
@Whole
class JobAlertTests {

	@Test
	void scheduledCapturesThatFailRaiseTheAlert(@TempDir Path folder) throws Exception {
		try (ConfigurableApplicationContext shop = new SpringApplicationBuilder(ExampleApplication.class,
				Captures.class)
			.properties("server.port=0", "gateway.port=" + Prometheus.freePort())
			.run("--sandbox.port=" + Prometheus.freePort())) {
			String hasty = MonitoringFiles.read(MonitoringFiles.RULES).replaceAll("for: \\w+", "for: 1s");
			Prometheus prometheus = new Prometheus(folder, hasty,
					List.of("localhost:" + shop.getEnvironment().getProperty("local.server.port")));
			try {
				assertThat(prometheus.query("ALERTS{alertname=\"PaykkaGatewayDown\", alertstate=\"firing\"}"))
					.hasSize(1);
				assertThat(prometheus.query("tasks_scheduled_execution_seconds_count{paykka_code=\"6000\"}"))
					.hasSize(1);
			}
			finally {
				prometheus.stop();
			}
		}
	}

	@EnableScheduling
	static class Captures {

		private final RestClient gateway;

		Captures(@Value("${gateway.port}") int port) {
			this.gateway = RestClient.builder()
				.baseUrl("http://localhost:" + port)
				.apply(PaykkaRestClientErrors.decoding())
				.build();
		}

		@Scheduled(fixedDelay = 200)
		void capture() {
			this.gateway.post().uri("/payments/GW20/capture").retrieve().toBodilessEntity();
		}

	}

}

package com.paykka.errors.example.retry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;

import com.paykka.errors.example.gateway.Breaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Tests of what callers see while the shop's circuit breaker is open.
 */
class OpenBreakerTests {

	private static ServerSocket silent;

	private static ConfigurableApplicationContext shop;

	private final RestTestClient caller = RestTestClient.bindToServer()
		.baseUrl("http://localhost:" + shop.getEnvironment().getProperty("local.server.port"))
		.build();

	@BeforeAll
	static void start() throws IOException {
		// Connections are queued, but nobody accepts them
		silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		shop = new SpringApplicationBuilder(Shop.class).run("--server.port=0");
	}

	@AfterAll
	static void stop() throws IOException {
		shop.close();
		silent.close();
	}

	@Test
	void responds503WithTheRemainingWait() {
		for (int i = 0; i < 10; i++) {
			this.caller.post().uri("/pay").exchange().expectStatus().isEqualTo(502);
		}
		this.caller.post()
			.uri("/pay")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals("Retry-After", "30")
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("6002")
			.jsonPath("$.retryable")
			.isEqualTo(true)
			.jsonPath("$.retryAfter")
			.isEqualTo(30);
	}

	@EnableAutoConfiguration
	static class Shop {

		@Bean
		RouterFunction<ServerResponse> pay() {
			Clock clock = new SteppingClock();
			String url = "http://localhost:" + silent.getLocalPort();
			Gateway gateway = new BreakerGateway(new HttpGateway(url, Duration.ofMillis(100)),
					new Breaker(BreakerRecipe.CODE.breaker("payments", clock)),
					new Breaker(BreakerRecipe.CODE.breaker("queries", clock)));
			Payments payments = new RetryTemplatePayments();
			return RouterFunctions.route()
				.POST("/pay",
						(request) -> ServerResponse.ok().body(payments.pay(new Payment(gateway, "T1", 1250, "EUR"))))
				.build();
		}

	}

}

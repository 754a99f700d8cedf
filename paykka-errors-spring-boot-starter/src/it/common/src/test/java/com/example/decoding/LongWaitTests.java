package com.example.decoding;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import com.example.support.Gateway;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of odd or endless waits from any source.
 */
class LongWaitTests {

	private static final String YEAR = String.valueOf(Duration.ofDays(365).toSeconds());

	private static Server server;

	private static Gateway gateway;

	@BeforeAll
	static void start() {
		server = Server.start(WaitingConfiguration.class);
		gateway = Gateway.start();
	}

	@AfterAll
	static void stop() {
		server.close();
		gateway.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "forever", "longest" })
	void waitWithoutEndIsAYear(String kind) {
		Response response = server.get("/waits/" + kind).isProblem(503, "6002");
		assertThat(response.header("Retry-After")).isEqualTo(YEAR);
		assertThat(response.<Object>member("retryAfter").toString()).isEqualTo(YEAR);
	}

	@ParameterizedTest
	@CsvSource({ "nano, 1", "second, 1", "zero, 0" })
	void partOfASecondIsASecond(String kind, String expected) {
		assertThat(server.get("/waits/" + kind).isProblem(503, "6002").header("Retry-After")).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "99999999999999999999", "31536000000000", "9223372036854775807", "-1", "1e400", "soon",
			"Fri, 31 Dec 9999 23:59:59 GMT" })
	void waitOfTheGatewayIsKeptWithinBounds(String wait) {
		for (String client : Stack.CURRENT.clients()) {
			Response response = server.exchange("POST",
					Server.call(client, gateway.address("/payments", 429, "Retry-After", wait)),
					"{\"ret_code\":\"6002\"}", "Content-Type", "application/json");
			response.isProblem(response.status(), response.member("code"));
			assertThat(response.status()).isNotEqualTo(200);
			if (response.header("Retry-After") != null) {
				assertThat(Long.parseLong(response.header("Retry-After"))).isBetween(0L, Long.parseLong(YEAR));
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(WaitingController.class)
	static class WaitingConfiguration {

	}

	@RestController
	static class WaitingController {

		@GetMapping("/waits/{kind}")
		String fail(@PathVariable String kind) {
			throw new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION).retryAfter(switch (kind) {
				case "forever" -> ChronoUnit.FOREVER.getDuration();
				case "longest" -> Duration.ofSeconds(Long.MAX_VALUE);
				case "nano" -> Duration.ofNanos(1);
				case "second" -> Duration.ofSeconds(1);
				default -> Duration.ZERO;
			});
		}

	}

}

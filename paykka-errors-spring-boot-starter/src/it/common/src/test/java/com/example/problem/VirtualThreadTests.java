package com.example.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of concurrent failures on many virtual threads.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTests {

	// Twice as many as Tomcat's platform threads
	private static final int REQUESTS = 400;

	@Test
	void everyRequestGetsItsOneProblem() {
		try (Server server = Server.start(Meeting.class, "spring.threads.virtual.enabled=true")) {
			List<Connection> connections = new ArrayList<>();
			for (int i = 0; i < REQUESTS; i++) {
				connections.add(Connection.open(server).get("/meeting/" + i));
			}
			for (int i = 0; i < REQUESTS; i++) {
				try (Connection connection = connections.get(i)) {
					Response response = connection.read();
					// The log of a 5xx is written under a lock
					response.isProblem((i % 2 == 0) ? 410 : 502, (i % 2 == 0) ? "4018" : "6000");
					assertThat(response.<Object>member("number")).isEqualTo(i);
				}
			}
			Eventually.assertThat(() -> server.count("4018"), REQUESTS / 2.0);
			Eventually.assertThat(() -> server.count("6000"), REQUESTS / 2.0);
			assertThat(server.count()).isEqualTo(REQUESTS);
		}
	}

	/**
	 * Fails as soon as the expected number of requests, each on its own thread, has
	 * arrived.
	 */
	@RestController
	static class Meeting {

		private final CountDownLatch everybody = new CountDownLatch(REQUESTS);

		@GetMapping("/meeting/{number}")
		String meet(@PathVariable int number) throws InterruptedException {
			this.everybody.countDown();
			if (!this.everybody.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("There are too few threads");
			}
			throw new PaykkaException((number % 2 == 0) ? PaykkaErrorCode.ORDER_EXPIRED : PaykkaErrorCode.NETWORK_ERROR)
				.with("number", number);
		}

	}

}

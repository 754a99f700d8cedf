package com.example.logging;

import java.util.List;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that callers can neither forge log lines nor put card numbers in them.
 */
@ExtendWith(OutputCaptureExtension.class)
class InjectionTests {

	private static final String CARD = "4111111111111111";

	private static final List<String> HARMFUL = List.of(CARD, "4111 1111 1111 1111", "\u001b[31m", "\u009b", "\u202e",
			"\nforged", "\rforged");

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start("paykka.errors.logging.client=warn", "logging.level.com.paykka.errors=warn");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void pathQueryAndHeadersDoNoHarm(CapturedOutput output) {
		server.get("/cards/path/" + CARD + "%0D%0Aforged%1B%5B31m%C2%9B%E2%80%AE?q=" + CARD
				+ "%0Aforged", "User-Agent", CARD, "X-Request-Id", CARD);
		assertIsOneHarmlessLine(output);
	}

	@Test
	void argumentsDoNoHarm(CapturedOutput output) {
		Response response = server.get("/status?order=" + CARD + "%0D%0Aforged%1B%5B31m&from=%E2%80%AE&to=x");
		assertThat(response.isProblem(409, "4011").body()).doesNotContain(CARD, "\r", "\n", "\u001b");
		assertIsOneHarmlessLine(output);
	}

	@Test
	void methodDoesNoHarm(CapturedOutput output) {
		server.exchange("FORGED-" + CARD, "/filter", "");
		assertThat(output.getOut()).doesNotContain(CARD);
	}

	@Test
	void namesInABodyDoNoHarm(CapturedOutput output) {
		Response response = server.post("/orders", "{\"" + CARD + "\\r\\nforged\\u001b[31m\":1}");
		assertThat(response.body()).doesNotContain(CARD);
		assertIsOneHarmlessLine(output);
	}

	private static void assertIsOneHarmlessLine(CapturedOutput output) {
		Eventually.assertThat(() -> output.getOut().lines().filter((line) -> line.contains(" com.paykka.errors ")).count(),
				1L);
		assertThat(output.getOut()).doesNotContain(HARMFUL.toArray(String[]::new));
	}

}

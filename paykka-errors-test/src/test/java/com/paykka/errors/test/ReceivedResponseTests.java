package com.paykka.errors.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static com.paykka.errors.test.PaykkaMockMvcConfigurer.paykkaErrors;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Tests that the response of each client is read.
 */
class ReceivedResponseTests {

	private final MockMvcTester tester = MockMvcTester.of(List.of(new Limited()),
			(builder) -> builder.apply(paykkaErrors()).build());

	@Test
	void ofMockMvcTester() {
		assertThatLimited(this.tester.get().uri("/limited"));
		assertThatLimited(this.tester.get().uri("/limited").exchange());
	}

	@Test
	void ofMockMvc() throws Exception {
		MockMvc mvc = MockMvcBuilders.standaloneSetup(new Limited()).apply(paykkaErrors()).build();
		assertThatLimited(mvc.perform(get("/limited")).andReturn());
		assertThatLimited(mvc.perform(get("/limited")).andReturn().getResponse());
	}

	@Test
	void ofMockMvcTesterWithoutTheStarter() {
		MockMvcTester without = MockMvcTester.of(new Limited());
		PaykkaProblemAssertTests.assertThatFails(() -> assertThatProblem(without.get().uri("/limited")),
				"nothing has handled the exception");
	}

	@Test
	void ofWebTestClient() {
		WebTestClient client = PaykkaWebTestClient.bindToController(new Limited()).build();
		assertThatLimited(client.get().uri("/limited").exchange());
		assertThatLimited(client.get().uri("/limited").exchange().expectBody().returnResult());
		assertThatLimited(client.get().uri("/limited").exchange().expectBody(String.class).returnResult());
		assertThatLimited(client.get().uri("/limited").exchange().expectBody(Map.class).returnResult());
	}

	@Test
	void ofOtherClients() throws Exception {
		try (PaykkaSandbox server = PaykkaSandbox.start()) {
			String body = this.tester.get().uri("/limited").exchange().getResponse().getContentAsString();
			server.respondAlways("*",
					SandboxResponse.json(429, body)
						.header("Content-Type", "application/problem+json")
						.header("Cache-Control", "no-store")
						.header("Retry-After", "7"));
			HttpClient client = HttpClient.newHttpClient();
			HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
			assertThatLimited(client.send(request, HttpResponse.BodyHandlers.ofString()));
			assertThatLimited(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
			RestClient rest = RestClient.create(server.url());
			assertThatLimited(rest.get()
				.exchange((sent, response) -> ResponseEntity.status(response.getStatusCode())
					.headers(response.getHeaders())
					.body(response.getBody().readAllBytes())));
			assertThatLimited((HttpClientErrorException) catchThrowable(() -> rest.get().retrieve().body(Map.class)));
		}
	}

	@Test
	void ofTheBodyAlone() {
		String body = "{\"code\":\"6006\",\"status\":429,\"retryAfter\":7}";
		assertThatProblem(body).hasCode(TOO_MANY_REQUESTS).hasStatus(429).hasRetryAfter(Duration.ofSeconds(7));
		assertThatProblem(body.getBytes(StandardCharsets.UTF_8)).hasCode(TOO_MANY_REQUESTS);
	}

	@Test
	void ofEntityWithAMap() {
		Map<String, Object> body = Map.of("code", "6006", "status", 429);
		PaykkaProblemAssertTests.assertThatFails(
				() -> assertThatProblem(ResponseEntity.status(200).body(body)).hasStatus(429), "HTTP status");
	}

	@Test
	void ofAnotherContentType() {
		PaykkaProblemAssertTests.assertThatFails(() -> assertThatProblem(
				ResponseEntity.status(429).header("Content-Type", "application/json").body("{\"code\":\"6006\"}")),
				"application/json");
	}

	private static void assertThatLimited(Object response) {
		assertThatProblem(response).hasCode(TOO_MANY_REQUESTS)
			.hasStatus(429)
			.hasRetryAfter(Duration.ofSeconds(7))
			.hasHeader("Cache-Control", "no-store");
	}

	@RestController
	static class Limited {

		@GetMapping("/limited")
		String limited() {
			throw new PaykkaException(TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(7));
		}

	}

}

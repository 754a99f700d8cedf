package com.example.validation;

import java.util.List;

import com.example.support.GuestApplication;
import com.example.support.Response;
import com.example.support.Server;
import com.example.validation.ArgumentControllers.Purchase;
import jakarta.validation.Valid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the places in bodies that are read later or element by element.
 */
class StreamPlaceTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new SpringApplicationBuilder(StreamApplication.class));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"amount\":1},{\"amount\":777}]", "[{\"amount\":1},{\"amount\":\"rejected\"}]" })
	void elementsOfAStreamHaveNoPlaces(String body) {
		Response response = server.post("/flux", body).isProblem(400, "6001");
		assertThat(response.body()).doesNotContain("pointer").doesNotContain("777").doesNotContain("rejected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"amount\":777}", "{\"amount\":\"rejected\"}" })
	void bodyThatIsReadLaterHasPlaces(String body) {
		Response response = server.post("/mono", body).isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).containsExactly("#/amount");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/entity", "/entity-mono" })
	void bodyOfAnEntityHasPlaces(String path) {
		Response response = server.post(path, "{\"amount\":\"rejected\"}").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).containsExactly("#/amount");
	}

	@GuestApplication
	@Import(StreamController.class)
	static class StreamApplication {

	}

	@RestController
	static class StreamController {

		@PostMapping("/flux")
		Mono<String> flux(@Valid @RequestBody Flux<Purchase> purchases) {
			return purchases.count().map((count) -> "paid " + count);
		}

		@PostMapping("/mono")
		Mono<String> mono(@Valid @RequestBody Mono<Purchase> purchase) {
			return purchase.map((paid) -> "paid");
		}

		@PostMapping("/entity")
		String entity(HttpEntity<Purchase> purchase) {
			return "paid";
		}

		@PostMapping("/entity-mono")
		Mono<String> entityMono(HttpEntity<Mono<Purchase>> purchase) {
			return purchase.getBody().map((paid) -> "paid");
		}

	}

}

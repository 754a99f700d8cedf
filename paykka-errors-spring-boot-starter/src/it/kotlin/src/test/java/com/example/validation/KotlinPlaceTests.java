package com.example.validation;

import java.util.List;

import com.example.support.GuestApplication;
import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the places of missing or invalid members of a Kotlin class, and of its failures.
 */
class KotlinPlaceTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new SpringApplicationBuilder(KotlinApplication.class));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			{"order_amount": 1}                                                  | #/reference
			{"reference": null, "order_amount": 1}                               | #/reference
			{"reference": "r"}                                                   | #/order_amount
			{"reference": "r", "order_amount": "rejected"}                       | #/order_amount
			{"reference": "r", "order_amount": 1, "items": [{}]}                 | #/items/0/name
			{"reference": "r", "order_amount": 1, "isFine": false}               | #/isFine
			{"reference": "r", "order_amount": 777}                              | #/order_amount
			{"reference": "r", "order_amount": 1, "items": [{"name": "n", "price": 777}]} | #/items/0/price
			""")
	void pointsToTheMember(String body, String pointer) {
		Response response = server.post("/kotlin", body).isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).as(response.body()).containsExactly(pointer);
		assertThat(response.body()).doesNotContain("777").doesNotContain("rejected");
	}

	@Test
	void handlerThatSuspendsThrowsACode() {
		assertThat(server.get("/kotlin/42").isProblem(410, "4018").<Integer>member("orderId")).isEqualTo(42);
	}

	@GuestApplication
	@Import(KotlinOrders.class)
	static class KotlinApplication {

	}

}

package com.example.validation;

import java.util.List;
import java.util.Map;

import com.example.support.Eventually;
import com.example.support.GuestApplication;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.example.validation.ArgumentControllers.Purchase;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.validation.Valid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.converter.Converter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the places in multipart bodies and in the bodies of functional endpoints.
 */
class PartPlaceTests {

	private static final String INVALID = "{\"amount\":777}";

	private static final String UNREADABLE = "{\"amount\":\"rejected\"}";

	private static final String VALID = "{\"amount\":1}";

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new SpringApplicationBuilder(PartApplication.class, Stack.CURRENT.parts()));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void invalidMember() {
		isInvalid(post("/one", "purchase", INVALID), Map.of("part", "purchase", "pointer", "#/amount"));
		isInvalid(post("/two", "first", VALID, "other-one", INVALID),
				Map.of("part", "other-one", "pointer", "#/amount"));
	}

	@Test
	void unreadableMember() {
		isInvalid(post("/one", "purchase", UNREADABLE), Map.of("part", "purchase", "pointer", "#/amount"));
		isInvalid(post("/two", "first", VALID, "other-one", UNREADABLE),
				Map.of("part", "other-one", "pointer", "#/amount"));
	}

	@Test
	void partThatIsNotJson() {
		isInvalid(post("/one", "purchase", "{\"amount\":"), Map.of("part", "purchase"));
	}

	@Test
	void missingPart() {
		isInvalid(post("/one", "else", VALID), Map.of("part", "purchase"));
		isInvalid(post("/two", "first", VALID), Map.of("part", "other-one"));
		isInvalid(post("/file", "else", VALID), Map.of("part", "photo"));
	}

	@Test
	void invalidFile() {
		isInvalid(post("/file", "photo", "rejected"), Map.of("part", "photo"));
	}

	@Test
	void invalidFileAmongFiles() {
		isInvalid(post("/files", "photos", "rejected"), Map.of("part", "photos"));
	}

	@Test
	void bodyOfAFunctionalEndpoint() {
		isInvalid(server.post("/route", UNREADABLE), Map.of("pointer", "#/amount"));
	}

	@Test
	void formOfAFunctionalEndpoint() {
		isInvalid(server.get("/bound?amount=rejected"), Map.of("parameter", "amount"));
	}

	@Test
	void formThatCannotBeRead() {
		isUnreadable(400, server.exchange("POST", "/one", "none", "Content-Type", "multipart/form-data"));
		isUnreadable(400, server.exchange("POST", "/form", "none", "Content-Type", "multipart/form-data"));
		if (!Stack.CURRENT.isServlet()) {
			isUnreadable(400, server.exchange("POST", "/form", "amount=%zz", "Content-Type",
					"application/x-www-form-urlencoded"));
			isUnreadable(400,
					server.exchange("POST", "/one", "none", "Content-Type", "multipart/form-data; boundary=limit"));
		}
	}

	@Test
	void formThatIsTooLarge() {
		String large = "x".repeat(2_000_000);
		isUnreadable(413,
				Stack.CURRENT.isServlet() ? post("/file", "photo", large) : server.exchange("POST", "/form",
						"amount=" + large, "Content-Type", "application/x-www-form-urlencoded"));
	}

	@Test
	void codeOfAConverter() {
		double before = server.count("4018");
		server.exchange("POST", "/form", "amount=1&orderId=4018", "Content-Type", "application/x-www-form-urlencoded")
			.isProblem(410, "4018");
		Eventually.assertThat(() -> server.count("4018") - before, 1.0);
	}

	private static void isUnreadable(int status, Response response) {
		assertThat(response.isProblem(status, "6001").<Object>member("errors")).isNull();
	}

	private static Response post(String path, String... parts) {
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < parts.length; i += 2) {
			body.append("--limit\r\nContent-Disposition: form-data; name=\"").append(parts[i]);
			body.append("\"; filename=\"any.json\"\r\nContent-Type: application/json\r\n\r\n");
			body.append(parts[i + 1]).append("\r\n");
		}
		return server.exchange("POST", path, body.append("--limit--\r\n").toString(), "Content-Type",
				"multipart/form-data; boundary=limit");
	}

	private static void isInvalid(Response response, Map<String, String> place) {
		response.isProblem(400, "6001");
		assertThat(response.<List<Map<String, Object>>>member("errors")).as(response.body())
			.singleElement()
			.satisfies((error) -> assertThat(error).hasSize(2 + place.size()).containsAllEntriesOf(place));
		assertThat(response.body()).doesNotContain("777").doesNotContain("rejected");
	}

	@GuestApplication
	@Import(PartController.class)
	static class PartApplication {

	}

	@RestController
	static class PartController {

		@PostMapping("/one")
		String one(@Valid @RequestPart Purchase purchase) {
			return "ok";
		}

		@PostMapping("/two")
		String two(@Valid @RequestPart Purchase first, @Valid @RequestPart("other-one") Purchase second) {
			return "ok";
		}

		@PostMapping("/form")
		String form(@ModelAttribute Bound form) {
			return "ok";
		}

		@Bean
		Converter<String, OrderId> orderIds() {
			return new OrderIds();
		}

	}

	record OrderId(String text) {
	}

	static class OrderIds implements Converter<String, OrderId> {

		@Override
		public OrderId convert(String code) {
			throw new PaykkaException(PaykkaErrorCode.fromCode(code));
		}

	}

	static class Bound {

		private OrderId orderId;

		public OrderId getOrderId() {
			return this.orderId;
		}

		public void setOrderId(OrderId orderId) {
			this.orderId = orderId;
		}

		private int amount;

		public int getAmount() {
			return this.amount;
		}

		public void setAmount(int amount) {
			this.amount = amount;
		}

	}

}

package com.example.validation;

import java.util.List;
import java.util.Map;

import com.example.support.GuestApplication;
import com.example.support.Response;
import com.example.support.Server;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.jayway.jsonpath.JsonPath;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that places name members as they were sent.
 */
class SentNameTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new SpringApplicationBuilder(NamingApplication.class),
				"spring.jackson.property-naming-strategy=SNAKE_CASE");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			{"order_amount": 0}                              | #/order_amount
			{"bean": {"order_amount": 0}}                    | #/bean/order_amount
			{"bean": {"theTotal": 0}}                        | #/bean/theTotal
			{"creator": {"paid_amount": 0}}                  | #/creator/paid_amount
			{"by_name": {"a": {"order_amount": 0}}}          | #/by_name/a/order_amount
			{"line_items": [{}, {"order_amount": 0}]}        | #/line_items/1/order_amount
			{"payments": [{"@type": "card", "cvv_code": 0}]} | #/payments/0/cvv_code
			{"zip_code": 0}                                  | #/zip_code
			{"bill_zip_code": 0}                             | #/bill_zip_code
			{"all_limits": {"RED-ISH": 0}}                   | #/all_limits/RED-ISH
			{"labels": {"4111111111111111": "x"}}            | #/labels
			{"labels": {"REJECTED": "x"}}                    | #/labels
			{"texts": {"a b": "REJECTED"}}                   | #/texts/a%20b
			{"texts": {"4111111111111111": "REJECTED"}}      | #/texts/************1111
			{"tag_names": ["a", "REJECTED"]}                 | #/tag_names/1
			""")
	void pointsToTheMemberAsSent(String body, String pointer) {
		Response response = server.post("/named", body).isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).as(response.body()).containsExactly(pointer);
		assertThat(response.body()).doesNotContain("REJECTED").doesNotContain("4111111111111111");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bean", "record" })
	void oddNamesAreThoseThatJacksonWrites(String kind) {
		Map<String, Object> members = JsonPath.read(server.get("/odd/" + kind).body(), "$");
		assertThat(members).hasSizeGreaterThan(1);
		members.forEach((name, value) -> {
			String invalid = "{\"" + name + "\": " + ((value instanceof Boolean) ? "false" : "0") + "}";
			Response response = server.post("/odd/" + kind, invalid).isProblem(400, "6001");
			assertThat(response.<List<Object>>member("errors[*].pointer")).as(response.body())
				.containsExactly("#/" + name);
		});
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			{"period": {"from": 2, "to": 1}}  | #/period
			{"periods": [{"from": 2, "to": 1}]} | #/periods/0
			""")
	void whatCannotBeSentIsLocatedInItsParent(String body, String pointer) {
		Response response = server.post("/periods", body).isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).as(response.body())
			.isNotEmpty()
			.containsOnly(pointer);
	}

	@Test
	void oddNamesOfAForm() {
		Response response = server.get("/odd/form?paid=false").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].parameter")).containsExactly("paid");
	}

	@Test
	void listOfBeansAsBody() {
		Response response = server.post("/list", "[{}, {\"order_amount\": 0}]").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).containsExactly("#/1/order_amount");
	}

	@Test
	void documentOrderIsKept() {
		Response response = server.post("/list", "[" + "{\"order_amount\": 0},".repeat(11) + "{\"order_amount\": 0}]");
		assertThat(response.<List<Object>>member("errors[*].pointer")).hasSize(12)
			.startsWith("#/0/order_amount", "#/1/order_amount", "#/2/order_amount")
			.endsWith("#/10/order_amount", "#/11/order_amount");
	}

	@Test
	void parametersKeepTheirNames() {
		Response response = server.get("/form?orderAmount=0&order-reference=REJECTED").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].parameter")).containsExactlyInAnyOrder("orderAmount",
				"order-reference");
		assertThat(response.body()).doesNotContain("REJECTED");
	}

	@Test
	void parameterThatCantBeReadKeepsItsName() {
		Response response = server.get("/form?orderAmount=rejected").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].parameter")).containsExactly("orderAmount");
		assertThat(response.body()).doesNotContain("rejected");
	}

	@GuestApplication
	@Import(NamingController.class)
	static class NamingApplication {

	}

	@RestController
	static class NamingController {

		@PostMapping("/named")
		String read(@Valid @RequestBody Named named) {
			return "read";
		}

		@PostMapping("/list")
		String read(@RequestBody List<@Valid Bean> beans) {
			return "read";
		}

		@GetMapping("/form")
		String form(@Valid @ModelAttribute Form form) {
			return "found";
		}

		@GetMapping("/odd/bean")
		Odd bean() {
			return new Odd();
		}

		@PostMapping("/odd/bean")
		String read(@Valid @RequestBody Odd odd) {
			return "read";
		}

		@GetMapping("/odd/record")
		OddRecord record() {
			return new OddRecord(true, 1, 1);
		}

		@PostMapping("/odd/record")
		String read(@Valid @RequestBody OddRecord odd) {
			return "read";
		}

		@GetMapping("/odd/form")
		String form(@Valid @ModelAttribute Odd odd) {
			return "found";
		}

		@PostMapping("/periods")
		String read(@Valid @RequestBody Periods periods) {
			return "read";
		}

	}

	enum Color {

		@JsonProperty("RED-ISH")
		REDDISH

	}

	record Named(@Min(1) Integer orderAmount, @Valid Bean bean, @Valid ByCreator creator,
			Map<String, @Valid Bean> byName, @Valid List<Bean> lineItems, @Valid List<Payment> payments,
			@JsonProperty("all_limits") Map<Color, @Min(1) Integer> limits,
			Map<@Pattern(regexp = "[a-z]+") String, String> labels,
			Map<String, @Pattern(regexp = "[a-z]+") String> texts, List<@Pattern(regexp = "[a-z]+") String> tagNames,
			@JsonUnwrapped @Valid Address address, @JsonUnwrapped(prefix = "bill_") @Valid Address billing) {

	}

	static class Bean {

		private Integer orderAmount;

		private Integer total;

		@Min(1)
		public Integer getOrderAmount() {
			return this.orderAmount;
		}

		public void setOrderAmount(Integer orderAmount) {
			this.orderAmount = orderAmount;
		}

		@Min(1)
		public Integer getTotal() {
			return this.total;
		}

		@JsonProperty("theTotal")
		public void setTotal(Integer total) {
			this.total = total;
		}

	}

	/**
	 * Names for which each version of Jackson has its own rules.
	 */
	static class Odd {

		@AssertTrue
		private boolean isPaid = true;

		@Min(1)
		private int aType = 1;

		@Min(1)
		private int URL = 1;

		@Min(1)
		private int nCount = 1;

		@Min(1)
		private int iKid = 1;

		public boolean isPaid() {
			return this.isPaid;
		}

		public void setPaid(boolean paid) {
			this.isPaid = paid;
		}

		public int getAType() {
			return this.aType;
		}

		public void setAType(int type) {
			this.aType = type;
		}

		public int getURL() {
			return this.URL;
		}

		public void setURL(int url) {
			this.URL = url;
		}

		public int getnCount() {
			return this.nCount;
		}

		public void setnCount(int count) {
			this.nCount = count;
		}

		public int getIKid() {
			return this.iKid;
		}

		public void setIKid(int kid) {
			this.iKid = kid;
		}

	}

	record OddRecord(@AssertTrue Boolean isPaid, @Min(1) Integer getName, @Min(1) Integer aType) {

	}

	record Periods(@Valid Period period, @Valid List<Period> periods) {

	}

	static class Period {

		public int from;

		public int to;

		@JsonIgnore
		@AssertTrue
		public boolean isPeriodValid() {
			return this.from <= this.to;
		}

		@AssertTrue
		private boolean isNotNegative() {
			return this.from <= this.to;
		}

	}

	static class ByCreator {

		@Min(1)
		private final Integer paid;

		@JsonCreator
		ByCreator(@JsonProperty("paid_amount") Integer paid) {
			this.paid = paid;
		}

		public Integer getPaid() {
			return this.paid;
		}

	}

	static class Address {

		@Min(1)
		@Max(99999)
		public Integer zipCode;

		public Integer getZipCode() {
			return this.zipCode;
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes(@JsonSubTypes.Type(value = Card.class, name = "card"))
	interface Payment {

	}

	record Card(@Min(1) Integer cvvCode) implements Payment {

	}

	record Form(@Min(1) Integer orderAmount,
			@BindParam("order-reference") @Pattern(regexp = "[a-z]+") String orderReference) {

	}

}

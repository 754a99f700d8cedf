package com.example.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.example.support.GuestApplication;
import com.example.support.Response;
import com.example.support.Server;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the places of values that can't be read.
 */
class UnreadablePlaceTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new SpringApplicationBuilder(ReadingApplication.class),
				"spring.jackson.deserialization.fail-on-unknown-properties=true",
				"spring.jackson.deserialization.fail-on-null-for-primitives=true",
				"spring.jackson.deserialization.fail-on-missing-creator-properties=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			{"age": "twenty-two"}                          | #/age
			{"age": 99999999999}                           | #/age
			{"age": null}                                  | #/age
			{"age": {"rejected": 1}}                       | #/age
			{"order_amount": "rejected"}                   | #/order_amount
			{"color": "rejected"}                          | #/color
			{"day": "2026-13-99"}                          | #/day
			{"owner": "rejected"}                          | #/owner
			{"owner": {"age": "rejected"}}                 | #/owner/age
			{"items": {"rejected": 1}}                     | #/items
			{"items": [{"age": 1}, {"age": "rejected"}]}   | #/items/1/age
			{"items": [{"age": 1}, "rejected"]}            | #/items/1
			{"matrix": [[1], [2, "rejected"]]}             | #/matrix/1/1
			{"numbers": [1, "rejected"]}                   | #/numbers/1
			{"ages": {"a/b ~": 1, "c": "rejected"}}        | #/ages/c
			{"ages": {"a/b ~": "rejected"}}                | #/ages/a~1b%20~0
			{"people": {"ann": {"age": "rejected"}}}       | #/people/ann/age
			{"people": {"4111111111111111": {"age": "x"}}} | #/people/************1111/age
			{"colors": {"rejected": 1}}                    | #/colors
			{"colors": {"RED": "rejected"}}                | #/colors/RED
			{"days": {"2026-13-99": 1}}                    | #/days
			{"set": [1, 1, "rejected"]}                    | #/set
			{"thing": {"name": "a"}}                       | #/thing/size
			{"thing": {"name": "a", "size": 1, "more": 2}} | #/thing/more
			{"thing": {"name": "refused", "size": 1}}      | #/thing
			{"payments": [{"@type": "rejected"}]}          | #/payments/0
			{"payments": [{"no": "rejected"}]}             | #/payments/0
			{"custom": "rejected"}                         | #/custom
			[]                                             | #
			"rejected"                                     | #
			""")
	void pointsToTheValue(String body, String pointer) {
		Response response = server.post("/read", body).isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).as(response.body()).containsExactly(pointer);
		assertThat(response.<Object>member("errors[0].code")).isEqualTo("6001");
		assertThat(response.<String>member("errors[0].detail")).isNotBlank().doesNotContain("java");
		assertThat(response.body()).doesNotContain("rejected").doesNotContain("2026-13-99").doesNotContain("twenty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"age\":", "{\"items\":[{\"age\":1,}]}", "rejected", "{\"age\": 1" })
	void whatIsNotJsonHasNoPlaces(String body) {
		Response response = server.post("/read", body).isProblem(400, "6001");
		assertThat(response.<Object>member("errors")).as(response.body()).isNull();
		assertThat(response.body()).doesNotContain("rejected");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			{"owner": {"age": "rejected"}}                 | is not a valid number                   | 不是有效的数字
			{"colors": {"RED": "rejected"}}                | is not a valid number                   | 不是有效的数字
			{"thing": {"name": "a"}}                       | is missing                              | 缺失
			{"owner": {"age": [1]}}                        | is missing or not a valid number        | 缺失或不是有效的数字
			{"day": "2026-13-99"}                          | is not a valid date or time             | 不是有效的日期或时间
			{"color": "rejected"}                          | must be one of RED                      | 必须是以下值之一:RED
			{"thing": {"name": "a", "size": 1, "more": 2}} | is not a known member                   | 未知的成员
			[]                                             | Parameter error                         | 参数错误
			""")
	void saysWhatIsWrong(String body, String english, String chinese) {
		assertThat(server.post("/read", body).<Object>member("errors[0].detail")).isEqualTo(english);
		Response response = server.exchange("POST", "/read", body, "Content-Type", "application/json",
				"Accept-Language", "zh-CN");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo(chinese);
	}

	@Test
	void missingBodyIsMissingAsAWhole() {
		Response response = server.post("/read", "").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).containsExactly("#");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo("is missing");
	}

	@Test
	void endsAtTheMapWhereAKeyIsTooLong() {
		Response response = server.post("/read", "{\"ages\": {\"" + "k".repeat(5000) + "\": \"x\"}}").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).containsExactly("#/ages");
	}

	@Test
	void numberThatIsTooLongIsLocatedInItsParent() {
		Response response = server.post("/read", "{\"owner\": {\"age\": " + "9".repeat(1_001) + "}}").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).containsExactly("#/owner");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo("is too long, or contains something that is");
	}

	@GuestApplication
	@Import(ReadingController.class)
	static class ReadingApplication {

	}

	@RestController
	static class ReadingController {

		@PostMapping("/read")
		String read(@RequestBody Person person) {
			return "read";
		}

	}

	enum Color {

		RED

	}

	/**
	 * A bean with setters, in which no member counts as missing.
	 */
	static class Person {

		@JsonProperty
		private int age;

		@JsonProperty("order_amount")
		private long amount;

		@JsonProperty
		private Color color;

		@JsonProperty
		private LocalDate day;

		@JsonProperty
		private Person owner;

		@JsonProperty
		private List<Person> items;

		@JsonProperty
		private int[][] matrix;

		@JsonProperty
		private List<Integer> numbers;

		@JsonProperty
		private Set<Integer> set;

		@JsonProperty
		private Map<String, Integer> ages;

		@JsonProperty
		private Map<String, Person> people;

		@JsonProperty
		private Map<Color, Integer> colors;

		@JsonProperty
		private Map<LocalDate, Integer> days;

		@JsonProperty
		private Thing thing;

		@JsonProperty
		private List<Payment> payments;

		@JsonProperty
		private Custom custom;

	}

	record Thing(String name, int size) {

		Thing {
			if (name.equals("refused")) {
				throw new IllegalArgumentException("rejected secret");
			}
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes(@JsonSubTypes.Type(value = Card.class, name = "card"))
	interface Payment {

	}

	record Card(String number) implements Payment {

	}

	record Custom(String text) {

		@JsonCreator
		static Custom of(String text) {
			throw new IllegalStateException("secret " + text);
		}

	}

}

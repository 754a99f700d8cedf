package com.example.validation;

import java.util.List;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of invalid input.
 */
class ValidationTests {

	private static final String REFERENCE_REQUIRED = "shopperReference is a required field";

	private final Server server = Server.shared();

	@Test
	void bodyWithOneCode() {
		Response response = this.server.post("/orders", "{\"shopperReference\":\" \"}").isProblem(400, "2008");
		assertThat(response.<List<?>>member("errors")).hasSize(1);
		assertThat(response.<Object>member("errors[0].code")).isEqualTo("2008");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo(REFERENCE_REQUIRED);
		assertThat(response.<Object>member("errors[0].pointer")).isEqualTo("#/shopperReference");
	}

	@Test
	void bodyWithSeveralCodes() {
		Response response = this.server.post("/orders", "{\"shopperReference\":\"\",\"items\":[{\"price\":-777}]}")
			.isProblem(400, "6001");
		assertThat(response.<List<?>>member("errors")).hasSize(2);
		assertThat(response.<List<Object>>member("errors[?(@.code == '2008')].pointer"))
			.containsExactly("#/shopperReference");
		assertThat(response.<List<Object>>member("errors[?(@.code == '2054')].pointer"))
			.containsExactly("#/items/0/price");
		assertThat(response.<List<Object>>member("errors[?(@.code == '2054')].detail"))
			.containsExactly("Payment amount is invalid");
		assertThat(response.body()).doesNotContain("777");
	}

	@Test
	void bodyWithNestedPointer() {
		Response response = this.server
			.post("/orders", "{\"shopperReference\":\"s\",\"items\":[{\"price\":1},{\"price\":0}]}")
			.isProblem(400, "2054");
		assertThat(response.<Object>member("errors[0].pointer")).isEqualTo("#/items/1/price");
	}

	@Test
	void bodyWithMessageWithoutCode() {
		Response response = this.server
			.post("/orders", "{\"shopperReference\":\"s\",\"note\":\"a rejected value of a note\"}")
			.isProblem(400, "6001");
		assertThat(response.<Object>member("errors[0].pointer")).isEqualTo("#/note");
		assertThat(response.<String>member("errors[0].detail")).isNotBlank();
		assertThat(response.body()).doesNotContain("rejected");
	}

	@Test
	void modelAttribute() {
		Response response = this.server.get("/search?reference=%20").isProblem(400, "2008");
		assertThat(response.<Object>member("errors[0].code")).isEqualTo("2008");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo(REFERENCE_REQUIRED);
		assertThat(response.<Object>member("errors[0].parameter")).isEqualTo("reference");
	}

	@Test
	void parameter() {
		Response response = this.server.get("/parameter?amount=-777").isProblem(400, "2054");
		assertThat(response.<Object>member("errors[0].code")).isEqualTo("2054");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo("Payment amount is invalid");
		assertThat(response.<Object>member("errors[0].parameter")).isEqualTo("amount");
		assertThat(response.body()).doesNotContain("777");
	}

	@Test
	void header() {
		Response response = this.server.get("/header", "X-Shopper-Reference", "").isProblem(400, "2008");
		assertThat(response.<Object>member("errors[0].code")).isEqualTo("2008");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo(REFERENCE_REQUIRED);
		assertThat(response.<Object>member("errors[0].header")).isEqualTo("X-Shopper-Reference");
	}

	@Test
	void methodOfAServiceIsAFaultOfTheApplication() {
		this.server.get("/service?reference=%20").isForeign(500);
	}

	@Test
	void detailSpeaksTheLanguageOfTheCaller() {
		Response response = this.server.get("/parameter?amount=0", "Accept-Language", "zh-CN").isProblem(400, "2054");
		assertThat(response.<String>member("detail")).matches(".*\\p{IsHan}.*");
		assertThat(response.<String>member("errors[0].detail")).matches(".*\\p{IsHan}.*");
	}

	@Test
	void detailIsEnglishForAnEnglishCaller() {
		Response response = this.server.get("/parameter?amount=0", "Accept-Language", "en").isProblem(400, "2054");
		assertThat(response.<Object>member("errors[0].detail")).isEqualTo("Payment amount is invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"shopperReference\":", "rejected", "[\"rejected\"]",
			"{\"shopperReference\":\"s\",\"items\":[{\"price\":\"rejected\"}]}",
			"{\"shopperReference\":\"s\",\"items\":\"rejected\"}" })
	void unreadableBody(String body) {
		assertThat(this.server.post("/orders", body).isProblem(400, "6001").body()).doesNotContain("rejected");
	}

	@Test
	void missingBody() {
		this.server.post("/orders", "").isProblem(400, "6001");
	}

	@Test
	void missingParameter() {
		this.server.get("/parameter").isProblem(400, "6001");
	}

	@Test
	void missingHeader() {
		this.server.get("/header").isProblem(400, "6001");
	}

	@Test
	void typeMismatch() {
		assertThat(this.server.get("/parameter?amount=rejected").isProblem(400, "6001").body())
			.doesNotContain("rejected");
	}

	@Test
	void validInputPasses() {
		assertThat(this.server.post("/orders", "{\"shopperReference\":\"s\",\"items\":[{\"price\":1}]}").body())
			.isEqualTo("ordered");
		assertThat(this.server.get("/parameter?amount=1").body()).isEqualTo("paid");
	}

	@Test
	void isCountedOnce() {
		double before = this.server.count("2054");
		this.server.get("/parameter?amount=0").isProblem(400, "2054");
		Eventually.assertThat(() -> this.server.count("2054") - before, 1.0);
	}

}

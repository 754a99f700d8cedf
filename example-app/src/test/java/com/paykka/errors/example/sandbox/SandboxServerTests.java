package com.paykka.errors.example.sandbox;

import java.io.IOException;
import java.time.Clock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the sandbox, without the shop, answers in the same shapes as PayKKa.
 */
class SandboxServerTests {

	private static final String REQUEST = """
			{
				"merchant_id": "18356675194960",
				"trans_id": "T4329476032",
				"amount": %d,
				"currency": "HKD",
				"card": { "card_number": "%s", "expiration_year": 2999, "expiration_month": 12, "cvv": "123" }
			}""";

	private SandboxServer sandbox;

	@BeforeEach
	void start() throws IOException {
		this.sandbox = create(0);
		this.sandbox.start();
	}

	@AfterEach
	void stop() {
		this.sandbox.stop();
	}

	@Test
	void failureInData() {
		expectJson(pay(9_005_004, "4111111111111111"), 200, """
				{ "ret_code": "000000", "ret_msg": "Success",
				  "data": { "error_code": "5004", "error_description": "Sandbox failure 5004",
				            "merchant_id": "18356675194960", "trans_id": "T4329476032", "order_id": "GW206194332333335",
				            "status": "FAILURE", "amount": 9005004, "currency": "HKD" } }""");
	}

	@Test
	void failureAsRetCode() {
		expectJson(pay(8_001_004, "4111111111111111"), 400, """
				{ "ret_code": "1004", "ret_msg": "Sandbox failure 1004" }""");
	}

	@Test
	void failureAtTheTopLevel() {
		expectJson(pay(7_005_004, "4111111111111111"), 200, """
				{ "error_code": "5004", "error_description": "Sandbox failure 5004" }""");
	}

	@Test
	void wrongSignature() {
		expectJson(pay(322, "4000000000004012"), 401, """
				{ "ret_code": "206003", "ret_msg": "Signature error" }""");
	}

	@Test
	void success() {
		expectJson(pay(322, "4111111111111111"), 200, """
				{ "ret_code": "000000", "ret_msg": "Success",
				  "data": { "merchant_id": "18356675194960", "trans_id": "T4329476032", "order_id": "GW206194332333335",
				            "status": "SUCCESS", "amount": 322, "currency": "HKD" } }""");
	}

	@Test
	void proxyAnswersHtml() {
		pay(322, "4000000000005035").expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  | /                        |
			POST | /apis/payments           | {
			POST | /apis/payments           | null
			POST | /apis/payments           | {"amount": 1}
			POST | /apis/payments/T1/refund | {"trans_id": "T2", "merchant_id": "M1", "currency": "EUR"}
			POST | /apis/sessions           | {}
			""")
	void anythingElseIsInvalid(String method, String path, String body) {
		expectJson(http().method(HttpMethod.valueOf(method))
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.body((body != null) ? body : "")
			.exchange(), 400, """
					{ "ret_code": "010000", "ret_msg": "Invalid request, parameter error" }""");
	}

	@Test
	void portInUseIsSaidWithTheSetting() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> create(this.sandbox.port()))
			.withMessageContaining("sandbox.port")
			.withMessageContaining(Integer.toString(this.sandbox.port()));
	}

	private static SandboxServer create(int port) throws IOException {
		SandboxApi api = new SandboxApi(new Ledger(Clock.systemUTC()), new JsonMapper());
		return new SandboxServer(new SandboxProperties(true, port), api);
	}

	private RestTestClient http() {
		return RestTestClient.bindToServer().baseUrl("http://localhost:" + this.sandbox.port()).build();
	}

	private ResponseSpec pay(long amount, String card) {
		return http().post()
			.uri("/apis/payments")
			.contentType(MediaType.APPLICATION_JSON)
			.body(REQUEST.formatted(amount, card))
			.exchange();
	}

	private static void expectJson(ResponseSpec response, int status, String json) {
		response.expectStatus().isEqualTo(status).expectBody().json(json, JsonCompareMode.STRICT);
	}

}

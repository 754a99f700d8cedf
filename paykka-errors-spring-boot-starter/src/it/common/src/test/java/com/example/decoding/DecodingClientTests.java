package com.example.decoding;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.example.support.Eventually;
import com.example.support.Gateway;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the shop's caller gets when the gateway reports a failure.
 */
@ExtendWith(OutputCaptureExtension.class)
class DecodingClientTests {

	private static final String CARD = "4111111111111111";

	private static Gateway gateway;

	private static Server server;

	@BeforeAll
	static void start() {
		gateway = Gateway.start();
		server = Server.start(OriginConfiguration.class);
	}

	@AfterAll
	static void stop() {
		server.close();
		gateway.close();
	}

	static List<String> clients() {
		return Stack.CURRENT.clients();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void everyShapeIsDecoded(String client) {
		SoftAssertions.assertSoftly((softly) -> Stream.of(Shape.values()).forEach((shape) -> softly.check(() -> {
			Response response = pay(client, shape.status, shape.body("4018", "This order has expired"))
				.isProblem(410, "4018");
			assertThat(response.<Object>member("detail")).isEqualTo("This order has expired");
			assertThat(response.<Object>member("upstreamCode")).as(response.body()).isEqualTo("4018");
			assertThat(response.<Object>member("origin")).isEqualTo("GATEWAY");
			assertThat(response.header("WWW-Authenticate")).isNull();
		})));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void refusedSignatureIsNotTheCallersLogin(String client) {
		Response response = pay(client, 401, Shape.RET_CODE.body("206003", "Failed"));
		if (client.equals("rest-template")) {
			// Its default, HttpURLConnection, drops the body of a 401 after a POST
			response.isProblem(403, "7000");
		}
		else {
			response.isProblem(502, "2000");
		}
		assertThat(response.header("WWW-Authenticate")).isNull();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void interfaceCodeIsDecoded(String client) {
		Response response = pay(client, 400, Shape.RET_CODE.body("206017", "Failed"));
		response.isProblem(PaykkaErrorCode.fromCode("1008").getHttpStatus(), "1008");
		assertThat(response.<Object>member("upstreamCode")).isEqualTo("206017");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void statusWithoutABodyIsDecoded(String client) {
		SoftAssertions.assertSoftly((softly) -> Map.of(400, "6001", 403, "7000", 429, "6006", 503, "6007", 504, "6000")
			.forEach((status, code) -> softly.check(() -> {
				Response response = pay(client, status, "");
				response.isProblem(PaykkaErrorCode.fromCode(code).getHttpStatus(), code);
				assertThat(response.<Object>member("upstreamCode")).isNull();
				assertThat(response.<Object>member("origin")).isEqualTo("GATEWAY");
			})));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void statusWithThePageOfAProxyIsDecoded(String client) {
		pay(client, 503, "<html>secret</html>", "Content-Type", "text/html").isProblem(500, "6007");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void missingResponseIsANetworkError(String client) {
		Gateway closed = Gateway.start();
		closed.close();
		Response response = server.post(Server.call(client, closed.address("/payments", 200)), "{}");
		assertThat(response.isProblem(502, "6000").<Object>member("origin")).isEqualTo("GATEWAY");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void unknownCodeIsKept(String client) {
		Response response = pay(client, 200, Shape.DATA.body("2099", "Invalid Card")).isProblem(500, "6008");
		assertThat(response.<Object>member("upstreamCode")).isEqualTo("2099");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void timeToRetryIsTakenOver(String client) {
		SoftAssertions softly = new SoftAssertions();
		for (String code : List.of("6002", "6006")) {
			softly.check(() -> assertRetryAfter(pay(client, 503, Shape.RET_CODE.body(code, "Failed"), "Retry-After", "7")
				.isProblem(PaykkaErrorCode.fromCode(code).getHttpStatus(), code)));
		}
		softly.check(() -> assertRetryAfter(pay(client, 429, "", "Retry-After", "7").isProblem(429, "6006")));
		softly.assertAll();
	}

	private void assertRetryAfter(Response response) {
		assertThat(response.header("Retry-After")).isEqualTo("7");
		assertThat(response.<Object>member("retryAfter")).isEqualTo(7);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void timeToRetryIsNotTakenOverWhereRetryingIsUseless(String client) {
		Response response = pay(client, 503, Shape.RET_CODE.body("4018", "Failed"), "Retry-After", "7");
		assertThat(response.isProblem(410, "4018").header("Retry-After")).isNull();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void argumentsAreReadFromTheText(String client) {
		String body = Shape.RET_CODE.body("4011",
				"This order's current status does not allow modification, order 42 from PAID to CLOSED");
		Response response = server.exchange("POST", Server.call(client, gateway.address("/payments", 409)), body,
				"Content-Type", "application/json", "Accept-Language", "fr");
		assertThat(response.isProblem(409, "4011").<Object>member("detail"))
			.isEqualTo("L'état actuel ne permet pas de passer order 42 de PAID à CLOSED");
	}

	@Test
	void textOfTheGatewayDoesNoHarm(CapturedOutput output) {
		String text = "This order's current status does not allow modification, " + CARD + " from \\u001b[31mforged\\r\\nline to "
				+ CARD;
		try (Server logging = Server.start("logging.level.com.paykka.errors=debug")) {
			SoftAssertions softly = new SoftAssertions();
			for (String client : Stack.CURRENT.clients()) {
				for (String code : List.of("4011", "6007", "2099", "forged\\r\\n" + CARD)) {
					Response response = logging.post(Server.call(client, gateway.address("/payments", 500)),
							Shape.RET_CODE.body(code, text));
					softly.assertThat(response.<Object>member("code")).isNotNull();
					softly.assertThat(response.body()).doesNotContain(CARD, "\r", "\n", "\\r", "\\n");
				}
			}
			softly.assertAll();
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains(" com.paykka.errors ")))
			.hasSize(4 * Stack.CURRENT.clients().size())
			.allMatch((line) -> line.contains("upstreamCode=\""));
		assertThat(output.getOut()).doesNotContain(CARD, "forged\r", "forged\n", "\u001b[31mforged");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void goodResponseIsWhole(String client) {
		String body = Shape.DATA.body("0000", "成功 ".repeat(10_000));
		Response response = pay(client, 200, body);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void responseToAQueryIsLeftAloneAndWhole(String client) {
		String body = Shape.DATA.body("2099", "无效卡 ".repeat(10_000));
		Response response = server.post(Server.call(client, gateway.address("/payments/query", 200)), body);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void responseThatIsNotUnderstoodIsANetworkError(String client) {
		SoftAssertions.assertSoftly((softly) -> Stream.of("", "{}", "[]", "<html>", "{\"status\":\"SUCCESS\"}")
			.forEach((body) -> softly.check(() -> pay(client, 200, body).isProblem(502, "6000"))));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void queryThatFailsIsDecoded(String client) {
		server.post(Server.call(client, gateway.address("/payments/query", 404)), Shape.RET_CODE.body("4008", "Failed"))
			.isProblem(404, "4008");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void isCountedOnce(String client) {
		double before = server.count();
		double beforeFromGateway = server.count("5004", Origin.GATEWAY);
		pay(client, 200, Shape.TOP.body("5004", "Failed")).isProblem(402, "5004");
		Eventually.assertThat(() -> server.count() - before, 1.0);
		assertThat(server.count("5004", Origin.GATEWAY)).isEqualTo(beforeFromGateway + 1);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void failuresReuseAConnection(String client) {
		try (Gateway fresh = Gateway.start()) {
			for (int i = 0; i < 10; i++) {
				for (Shape shape : Shape.values()) {
					String address = fresh.address("/payments", shape.status);
					server.post(Server.call(client, address), shape.body("4018", "Failed")).isProblem(410, "4018");
				}
			}
			// For fifty requests; a client may open another one while one is being returned
			assertThat(fresh.connections()).isLessThanOrEqualTo(10);
		}
	}

	@Test
	void applicationsOwnFailureIsNotTheGateways() {
		assertThat(server.get("/codes/4018").<Object>member("origin")).isEqualTo("APPLICATION");
	}

	private static Response pay(String client, int status, String body, String... headers) {
		return server.post(Server.call(client, gateway.address("/payments", status, headers)), body);
	}

	/**
	 * Shapes of a response.
	 */
	enum Shape {

		RET_CODE(400, "{'ret_code':'%s','ret_msg':'%s'}"),

		RET_CODE_AS_NUMBER(400, "{'ret_code':%s,'ret_msg':'%s'}"),

		DATA(200, "{'ret_code':'000000','ret_msg':'Success','data':{'error_code':'%s','error_description':'%s',"
				+ "'order_id':'GW206194332333335','amount':322}}"),

		DATA_AS_NUMBER(200, "{'ret_code':0,'data':{'error_code':%s,'error_description':'%s','status':'FAILURE'}}"),

		TOP(200, "{'error_code':'%s','error_description':'%s'}");

		private final int status;

		private final String template;

		/**
		 * Create a shape.
		 * @param status the HTTP status
		 * @param template the body with placeholders for the code and the text
		 */
		Shape(int status, String template) {
			this.status = status;
			this.template = template.replace('\'', '"');
		}

		String body(String code, String text) {
			return this.template.formatted(code, text);
		}

	}

	/**
	 * Adds everything else that the exception knows to the problem.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OriginConfiguration {

		@Bean
		PaykkaProblemCustomizer originCustomizer() {
			return (problem, exception) -> problem.setProperty("origin", exception.getOrigin().name());
		}

	}

}

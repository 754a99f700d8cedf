package com.example.tests;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

	private static final String CLIENTS = "com.example.tests.Clients#names";

	private static final String INTERFACE_CODES = """
			010000 6001
			999999 6007
			206001 6001
			206002 2000
			206003 2000
			206004 2001
			206005 1000
			206006 1012
			206007 1001
			206008 1003
			206011 4004
			206017 1008
			206020 2004
			206021 2005
			206022 2006
			206024 4008
			210001 1004
			210002 2008
			210003 2009
			""";

	private static final String STATUSES = """
			400 6001
			401 7000
			402 6008
			403 7000
			404 6008
			408 6000
			418 6008
			429 6006
			500 6007
			502 6007
			503 6007
			504 6000
			599 6007
			""";

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

	@ParameterizedTest
	@MethodSource("clientsAndShapes")
	void everyCodeIsDecoded(String client, Shape shape) {
		SoftAssertions.assertSoftly((softly) -> CatalogEntry.errors().forEach((entry) -> softly.check(() -> {
			Response response = pay(client, shape.status, shape.body(entry.code(), entry.message()));
			response.isProblem(visible(entry.status()), entry.code());
			assertThat(response.<Object>member("detail")).isEqualTo(entry.message());
			assertThat(response.<Object>member("upstreamCode")).as(response.body()).isEqualTo(entry.code());
			assertThat(response.<Object>member("origin")).isEqualTo("GATEWAY");
			assertThat(response.header("WWW-Authenticate")).isNull();
		})));
	}

	/**
	 * HTTP interfaces are left out, because they are based on the others.
	 */
	static Stream<Arguments> clientsAndShapes() {
		return Clients.names()
			.stream()
			.filter((client) -> !client.endsWith("-interface"))
			.flatMap((client) -> Stream.of(Shape.values()).map((shape) -> Arguments.of(client, shape)));
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void everyShapeIsDecoded(String client) {
		SoftAssertions.assertSoftly((softly) -> Stream.of(Shape.values())
			.forEach((shape) -> softly.check(() -> pay(client, shape.status, shape.body("4018", "Failed"))
				.isProblem(410, "4018"))));
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void refusedSignatureIsNotTheCallersLogin(String client) {
		Response response = pay(client, 401, Shape.RET_CODE.body("206003", "Failed"));
		if (client.equals("rest-template")) {
			// HttpURLConnection, which is its default, drops the body of a 401 after a POST
			response.isProblem(403, "7000");
		}
		else {
			response.isProblem(502, "2000");
		}
		assertThat(response.header("WWW-Authenticate")).isNull();
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void everyInterfaceCodeIsDecoded(String client) {
		SoftAssertions.assertSoftly((softly) -> rows(INTERFACE_CODES).forEach((row) -> softly.check(() -> {
			Response response = pay(client, 400, Shape.RET_CODE.body(row[0], "Failed"));
			response.isProblem(visible(statusOf(row[1])), row[1]);
			assertThat(response.<Object>member("upstreamCode")).isEqualTo(row[0]);
		})));
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void everyStatusWithoutABodyIsDecoded(String client) {
		SoftAssertions.assertSoftly((softly) -> rows(STATUSES).forEach((row) -> softly.check(() -> {
			Response response = pay(client, Integer.parseInt(row[0]), "");
			response.isProblem(visible(statusOf(row[1])), row[1]);
			assertThat(response.<Object>member("upstreamCode")).isNull();
			assertThat(response.<Object>member("origin")).isEqualTo("GATEWAY");
		})));
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void statusWithThePageOfAProxyIsDecoded(String client) {
		pay(client, 503, "<html>secret</html>", "Content-Type", "text/html").isProblem(500, "6007");
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void missingResponseIsANetworkError(String client) {
		Gateway closed = Gateway.start();
		closed.close();
		Response response = server.post(Server.call(client, closed.address("/payments", 200)), "{}");
		assertThat(response.isProblem(502, "6000").<Object>member("origin")).isEqualTo("GATEWAY");
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void unknownCodeIsKept(String client) {
		Response response = pay(client, 200, Shape.DATA.body("2099", "Invalid Card")).isProblem(500, "6008");
		assertThat(response.<Object>member("upstreamCode")).isEqualTo("2099");
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void timeToRetryIsTakenOver(String client) {
		SoftAssertions softly = new SoftAssertions();
		for (String code : List.of("6002", "6006")) {
			softly.check(() -> assertRetryAfter(pay(client, 503, Shape.RET_CODE.body(code, "Failed"), "Retry-After", "7")
				.isProblem(statusOf(code), code)));
		}
		softly.check(() -> assertRetryAfter(pay(client, 429, "", "Retry-After", "7").isProblem(429, "6006")));
		softly.assertAll();
	}

	private void assertRetryAfter(Response response) {
		assertThat(response.header("Retry-After")).isEqualTo("7");
		assertThat(response.<Object>member("retryAfter")).isEqualTo(7);
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void timeToRetryIsNotTakenOverWhereARetryIsNoUse(String client) {
		Response response = pay(client, 503, Shape.RET_CODE.body("4018", "Failed"), "Retry-After", "7");
		assertThat(response.isProblem(410, "4018").header("Retry-After")).isNull();
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
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
			for (String client : Clients.names()) {
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
			.hasSize(4 * Clients.names().size())
			.allMatch((line) -> line.contains("upstreamCode=\""));
		assertThat(output.getOut()).doesNotContain(CARD, "forged\r", "forged\n", "\u001b[31mforged");
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void goodResponseIsWhole(String client) {
		String body = Shape.DATA.body("0000", "成功 ".repeat(10_000));
		Response response = pay(client, 200, body);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void responseToAQueryIsLeftAloneAndWhole(String client) {
		String body = Shape.DATA.body("2099", "无效卡 ".repeat(10_000));
		Response response = server.post(Server.call(client, gateway.address("/payments/query", 200)), body);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void queryThatFailsIsDecoded(String client) {
		server.post(Server.call(client, gateway.address("/payments/query", 404)), Shape.RET_CODE.body("4008", "Failed"))
			.isProblem(404, "4008");
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void isCountedOnce(String client) {
		double before = server.count();
		double beforeFromGateway = server.count("5004", Origin.GATEWAY);
		pay(client, 200, Shape.TOP.body("5004", "Failed")).isProblem(402, "5004");
		Eventually.assertThat(() -> server.count() - before, 1.0);
		assertThat(server.count("5004", Origin.GATEWAY)).isEqualTo(beforeFromGateway + 1);
	}

	@ParameterizedTest
	@MethodSource(CLIENTS)
	void failuresReuseAConnection(String client) {
		try (Gateway fresh = Gateway.start()) {
			for (int i = 0; i < 10; i++) {
				for (Shape shape : Shape.values()) {
					String address = fresh.address("/payments", shape.status);
					server.post(Server.call(client, address), shape.body("4018", "Failed")).isProblem(410, "4018");
				}
			}
			// For fifty requests; a client may open one more while another is being returned
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
	 * Return the status that the caller sees, because a bad signature of the merchant is
	 * not a failed login of the caller.
	 */
	private static int visible(int status) {
		return (status == 401) ? 502 : status;
	}

	private static int statusOf(String code) {
		return CatalogEntry.errors()
			.stream()
			.filter((entry) -> entry.code().equals(code))
			.findFirst()
			.orElseThrow()
			.status();
	}

	private static List<String[]> rows(String table) {
		return Arrays.stream(table.split("\n")).map((line) -> line.split(" ")).toList();
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

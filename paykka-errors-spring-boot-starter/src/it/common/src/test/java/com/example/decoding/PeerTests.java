package com.example.decoding;

import java.util.List;

import com.example.support.Eventually;
import com.example.support.Gateway;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of three services in a row, the last of which fails or calls the gateway.
 */
class PeerTests {

	private static final String STATUS = "/status?order=order%2042&from=PAID&to=CLOSED";

	private static final String PROBLEM = "{\"status\":%d,\"instance\":\"/orders\",\"code\":\"%s\",\"name\":\"%s\",\"category\":\"SYSTEM\",";

	private static Gateway gateway;

	private static final Server first = Server.shared();

	private static Server second;

	private static Server third;

	@BeforeAll
	static void start() {
		gateway = Gateway.start();
		second = Server.start();
		third = Server.start();
	}

	@AfterAll
	static void stop() {
		second.close();
		third.close();
		gateway.close();
	}

	static List<String> clients() {
		return Stack.CURRENT.clients();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void codeSurvives(String client) {
		Response response = first.get(throughSecond(client, "/codes/4018")).isProblem(410, "4018");
		assertThat(response.<Object>member("name")).isEqualTo("ORDER_EXPIRED");
		assertThat(response.<Object>member("detail")).isEqualTo("This order has expired");
		assertThat(response.<Object>member("instance")).isEqualTo("/calls/" + client);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void timeToRetrySurvives(String client) {
		Response response = first.get(throughSecond(client, "/retry")).isProblem(503, "6002");
		assertThat(response.<Object>member("retryable")).isEqualTo(true);
		assertThat(response.<Object>member("retryAfter")).isEqualTo(5);
		assertThat(response.header("Retry-After")).isEqualTo("5");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void argumentsSurvive(String client) {
		Response response = first.get(throughSecond(client, STATUS), "Accept-Language", "fr").isProblem(409, "4011");
		assertThat(response.<Object>member("detail"))
			.isEqualTo("L'état actuel ne permet pas de passer order 42 de PAID à CLOSED");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void onlyTheServiceThatRefusesAsksForAuthentication(String client) {
		assertThat(third.get("/codes/2000").isProblem(401, "2000").header("WWW-Authenticate")).isNotNull();
		assertThat(second.get(throughThird(client, "/codes/2000")).isProblem(502, "2000").header("WWW-Authenticate"))
			.isNull();
		assertThat(first.get(throughSecond(client, "/codes/2000")).isProblem(502, "2000").header("WWW-Authenticate"))
			.isNull();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void codeOfTheGatewaySurvives(String client) {
		Response response = first.post(toGateway(client), "{\"data\":{\"error_code\":\"4018\"}}").isProblem(410, "4018");
		assertThat(response.<Object>member("upstreamCode")).isEqualTo("4018");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void unknownCodeOfTheGatewaySurvives(String client) {
		Response response = first.post(toGateway(client), "{\"data\":{\"error_code\":\"2099\"}}").isProblem(500, "6008");
		assertThat(response.<Object>member("upstreamCode")).isEqualTo("2099");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void goodResponseSurvives(String client) {
		Response response = first.post(toGateway(client), "{\"ret_code\":\"000000\"}");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("{\"ret_code\":\"000000\"}");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void everyServiceCountsTheApplicationsFailureOnce(String client) {
		Counts counts = new Counts("5004", Origin.APPLICATION);
		first.get(throughSecond(client, "/codes/5004")).isProblem(402, "5004");
		counts.assertOneMore();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void everyServiceCountsTheGatewaysFailureOnce(String client) {
		Counts counts = new Counts("5005", Origin.GATEWAY);
		first.post(toGateway(client), "{\"error_code\":\"5005\"}").isProblem(402, "5005");
		counts.assertOneMore();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void timeToRetryIsReadFromTheProblemWhereAHeaderIsMissing(String client) {
		Response response = problem(client, 503,
				PROBLEM.formatted(503, "6002", "RETRY_TRANSACTION") + "\"retryable\":true,\"retryAfter\":9}");
		assertThat(response.isProblem(503, "6002").header("Retry-After")).isEqualTo("9");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void problemThatDoesNotInviteARetryIsNotRetryable(String client) {
		Response response = problem(client, 503, PROBLEM.formatted(503, "6002", "RETRY_TRANSACTION") + "\"retryable\":false}");
		assertThat(response.isProblem(500, "6008").<Object>member("upstreamCode")).isEqualTo("6002");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void codeThatOnlyThePeerKnowsIsKept(String client) {
		Response response = problem(client, 418, PROBLEM.formatted(418, "9099", "NEWER") + "\"retryable\":true,\"detail\":\"New\"}")
			.isProblem(500, "6008");
		assertThat(response.<Object>member("upstreamCode")).isEqualTo("9099");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void problemOfSomebodyElseIsDecodedByItsStatus(String client) {
		double before = first.count("6000", Origin.GATEWAY);
		Response response = problem(client, 504, "{\"title\":\"Gateway Timeout\",\"status\":504,\"detail\":\"secret\"}")
			.isProblem(502, "6000");
		assertThat(response.<Object>member("upstreamCode")).isNull();
		Eventually.assertThat(() -> first.count("6000", Origin.GATEWAY) - before, 1.0);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void problemWithSomebodyElsesCodeIsDecodedByItsStatus(String client) {
		Response response = problem(client, 403, PROBLEM.formatted(403, "4018", "TEAPOT") + "\"retryable\":false}");
		assertThat(response.isProblem(403, "7000").<Object>member("upstreamCode")).isNull();
	}

	private static Response problem(String client, int status, String body) {
		return first.post(
				Server.call(client,
						gateway.address("/peer", status, "Content-Type", "application/problem+json;charset=UTF-8")),
				body);
	}

	private static String toGateway(String client) {
		return throughSecond(client, Server.call(client, gateway.address("/payments", 200)));
	}

	private static String throughSecond(String client, String path) {
		return Server.call(client, second.address(throughThird(client, path)));
	}

	private static String throughThird(String client, String path) {
		return Server.call(client, third.address(path));
	}

	/**
	 * The failures that the three services had counted before a test, in total and with one code.
	 */
	private static final class Counts {

		private final String code;

		private final Origin originAtThird;

		private final double before;

		private final double beforeInAll;

		Counts(String code, Origin originAtThird) {
			this.code = code;
			this.originAtThird = originAtThird;
			this.before = count();
			this.beforeInAll = countInAll();
		}

		private double count() {
			// One service counting twice must not make up for another not counting
			return first.count(this.code, Origin.PEER) + 100 * second.count(this.code, Origin.PEER)
					+ 10_000 * third.count(this.code, this.originAtThird);
		}

		private static double countInAll() {
			return first.count() + second.count() + third.count();
		}

		void assertOneMore() {
			Eventually.assertThat(() -> count() - this.before, 10_101.0);
			assertThat(countInAll() - this.beforeInAll).isEqualTo(3);
		}

	}

}

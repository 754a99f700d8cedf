package com.example.problem;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the settings for single codes and for other libraries' exceptions.
 */
class SettingsOfCodesTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start("paykka.errors.codes.4018.status=404", "paykka.errors.codes.4018.title=Too late",
				"paykka.errors.codes.4018.message=It's over",
				"paykka.errors.codes.order-status-change-not-allowed.message=<0> isn't {2} but {1}",
				"paykka.errors.codes.6002.retry-after=1m", "paykka.errors.codes.6006.retryable=false",
				"paykka.errors.codes.capture-failed.advice=escalate", "paykka.errors.codes.5002.status=401",
				"paykka.errors.translate.java.lang.IllegalArgumentException=ORDER_NOT_FOUND");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void statusTitleAndMessage() {
		Response response = server.get("/codes/4018", "Accept-Language", "zh-CN").isProblem(404, "4018");
		assertThat(response.<String>member("title")).isEqualTo("Too late");
		assertThat(response.<String>member("detail")).isEqualTo("It's over");
	}

	@Test
	void messageTakesArguments() {
		assertThat(server.get("/status?order=42&from=PAID&to=CLOSED").isProblem(409, "4011").<String>member("detail"))
			.isEqualTo("42 isn't CLOSED but PAID");
	}

	@Test
	void retryAfter() {
		Response response = server.get("/codes/6002").isProblem(503, "6002");
		assertThat(response.<Boolean>member("retryable")).isTrue();
		assertThat(response.<Integer>member("retryAfter")).isEqualTo(60);
		assertThat(response.header("Retry-After")).isEqualTo("60");
	}

	@Test
	void noLongerRetryable() {
		Response response = server.get("/codes/6006").isProblem(429, "6006");
		assertThat(response.<Boolean>member("retryable")).isFalse();
		assertThat(response.<String>member("advice")).isEqualTo("CHECK_STATUS");
		assertThat(response.header("Retry-After")).isNull();
	}

	@Test
	void adviceIsTheOneThatIsSet() {
		assertThat(server.get("/codes/4015").isProblem(422, "4015").<String>member("advice")).isEqualTo("ESCALATE");
	}

	@Test
	void status401CarriesAChallenge() {
		assertThat(server.get("/codes/5002").isProblem(401, "5002").header("WWW-Authenticate")).isNotNull();
	}

	@Test
	void counterReportsTheSettingsInForce() {
		assertThat(server.meters().get("paykka.errors").tag("code", "6006").counters()).isNotEmpty()
			.allSatisfy((counter) -> assertThat(counter.getId().getTag("retryable")).isEqualTo("false"));
	}

	@Test
	void otherCodesStayAsTheyAre() {
		server.get("/codes/4008").isProblem(404, "4008");
	}

	@Test
	void translatesTheClassThatIsNamed() {
		double before = server.count("4008");
		assertThat(server.get("/unexpected").isProblem(404, "4008").body()).doesNotContain("secret");
		Eventually.assertThat(() -> server.count("4008") - before, 1.0);
	}

	@Test
	void leavesOtherClassesAlone() {
		server.get("/unclaimed", "Accept", "application/json").isForeign(500);
	}

}

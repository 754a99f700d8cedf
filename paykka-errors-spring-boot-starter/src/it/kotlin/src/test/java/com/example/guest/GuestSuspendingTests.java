package com.example.guest;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Trouble.TroubleController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Import;

/**
 * Tests of suspending handlers, which only WebFlux calls.
 */
class GuestSuspendingTests {

	private static Pair pair;

	@BeforeAll
	static void start() {
		pair = Pair.start(SuspendingApplication.class);
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@ParameterizedTest
	@CsvSource({ "checkout, CheckoutException", "claimed, ClaimedException", "other, IllegalStateException" })
	void handlerThatSuspendsKeepsWhatItNames(String path, String exception) {
		pair.get("/" + path).isApplications(418, "suspended " + exception);
	}

	@Test
	void leavesTheRestToTheStarter() {
		pair.get("/paykka").isStarters(410, "4018");
	}

	@GuestApplication
	@Import({ TroubleController.class, SuspendingAdvice.class })
	static class SuspendingApplication {

	}

}

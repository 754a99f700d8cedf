package com.example.guest;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Trouble;
import com.example.support.Trouble.ClaimedException;
import com.example.support.Trouble.ConfiguredException;
import com.example.support.Trouble.TroubleController;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tests that a controller's own handlers come before all others.
 */
class GuestLocalHandlerTests {

	private static Pair pair;

	@BeforeAll
	static void start() {
		pair = Pair.start(LocalApplication.class, Trouble.TRANSLATED);
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "runtime", "everything", "child", "implementation" })
	void keepsPaykkaException(String controller) {
		pair.get("/" + controller + "/paykka").isApplications(418, controller + " PaykkaException");
		pair.get("/" + controller + "/caused-by-file").isApplications(418, controller + " PaykkaException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "runtime", "everything" })
	void keepsWrappersOfPaykkaException(String controller) {
		pair.get("/" + controller + "/checkout").isApplications(418, controller + " CheckoutException");
		pair.get("/" + controller + "/wrapped-twice").isApplications(418, controller + " WrapperException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "child", "implementation" })
	void keepsPaykkaExceptionWithinAWrapper(String controller) {
		pair.get("/" + controller + "/checkout").isApplications(418, controller + " PaykkaException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "runtime", "everything", "foreign" })
	void keepsTranslatedExceptions(String controller) {
		pair.get("/" + controller + "/claimed").isApplications(418, controller + " ClaimedException");
		pair.get("/" + controller + "/configured").isApplications(418, controller + " ConfiguredException");
	}

	@Test
	void keepsInvalidRequests() {
		pair.get("/everything/parameter").isApplications(418, "everything");
	}

	@Test
	void leavesWhatItDoesNotTakeToTheStarter() {
		pair.get("/paykka/claimed").isStarters(503, "4006");
		pair.get("/foreign/paykka").isStarters(410, "4018");
		pair.get("/child/parameter").isStarters(400, "6001");
		pair.get("/runtime/file").isUntouched(418);
	}

	@Test
	void leavesWhatIsNobodysUntouched() {
		pair.get("/paykka/other").isUntouched(500);
		pair.get("/runtime/other").isApplications(418, "runtime IllegalStateException");
	}

	@Test
	void comesBeforeAdviceThatIsFirst() {
		pair.get("/advised/paykka").isApplications(418, "advised PaykkaException");
		pair.get("/advised/claimed").isApplications(418, "advice ClaimedException");
	}

	private static ResponseEntity<String> respond(String marker, Exception exception) {
		return ResponseEntity.status(418).body(marker + " " + exception.getClass().getSimpleName());
	}

	@GuestApplication
	@Import({ ForPaykka.class, ForRuntime.class, ForEverything.class, ForForeign.class, Child.class,
			Implementation.class, Advised.class, FirstAdvice.class })
	static class LocalApplication {

	}

	@RequestMapping("/paykka")
	static class ForPaykka extends TroubleController {

		@ExceptionHandler
		ResponseEntity<String> handle(PaykkaException exception) {
			return respond("paykka", exception);
		}

	}

	@RequestMapping("/runtime")
	static class ForRuntime extends TroubleController {

		@ExceptionHandler
		ResponseEntity<String> handle(RuntimeException exception) {
			return respond("runtime", exception);
		}

	}

	@RequestMapping("/everything")
	static class ForEverything extends TroubleController {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return respond("everything", exception);
		}

	}

	@RequestMapping("/foreign")
	static class ForForeign extends TroubleController {

		@ExceptionHandler({ ClaimedException.class, ConfiguredException.class })
		ResponseEntity<String> handle(RuntimeException exception) {
			return respond("foreign", exception);
		}

	}

	abstract static class Parent extends TroubleController {

		@ExceptionHandler
		ResponseEntity<String> handle(PaykkaException exception) {
			return respond("child", exception);
		}

	}

	@RequestMapping("/child")
	static class Child extends Parent {

	}

	interface Handling {

		@ExceptionHandler
		default ResponseEntity<String> handle(PaykkaException exception) {
			return respond("implementation", exception);
		}

	}

	@RequestMapping("/implementation")
	static class Implementation extends TroubleController implements Handling {

	}

	@RequestMapping("/advised")
	static class Advised extends TroubleController {

		@ExceptionHandler
		ResponseEntity<String> handle(PaykkaException exception) {
			return respond("advised", exception);
		}

	}

	@RestControllerAdvice(assignableTypes = Advised.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class FirstAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return respond("advice", exception);
		}

	}

}

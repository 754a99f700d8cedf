package com.example.guest;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Stack;
import com.example.support.Trouble;
import com.example.support.Trouble.CheckoutException;
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
 * Tests of advice that handles everything, each with its own controller.
 */
class GuestCatchAllTests {

	private static Pair pair;

	@BeforeAll
	static void start() {
		pair = Pair.start(CatchAllApplication.class, Trouble.TRANSLATED);
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "first", "just-ahead", "at" })
	void handlesEverythingWhenAheadOrAtTheStartersOrder(String advice) {
		pair.get("/" + advice + "/paykka").isApplications(418, advice + " PaykkaException");
		pair.get("/" + advice + "/checkout").isApplications(418, advice + " CheckoutException");
		pair.get("/" + advice + "/caused-by-file").isApplications(418, advice + " PaykkaException");
		pair.get("/" + advice + "/claimed").isApplications(418, advice + " ClaimedException");
		pair.get("/" + advice + "/configured").isApplications(418, advice + " ConfiguredException");
		pair.get("/" + advice + "/other").isApplications(418, advice + " IllegalStateException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "first", "just-ahead" })
	void handlesInvalidRequestsWhenAheadOfTheStarter(String advice) {
		pair.get("/" + advice + "/parameter").isApplications(418, advice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "behind", "unordered", "last" })
	void leavesFailuresToTheStarterWhenBehindIt(String advice) {
		pair.get("/" + advice + "/paykka").isStarters(410, "4018");
		pair.get("/" + advice + "/checkout").isStarters(410, "4018");
		pair.get("/" + advice + "/wrapped-twice").isStarters(410, "4018");
		pair.get("/" + advice + "/caused-by-file").isStarters(502, "6000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "behind", "unordered", "last" })
	void keepsTranslatedExceptionsWhenBehindTheStarterOnlyOnWebFlux(String advice) {
		checkTranslated("/" + advice + "/claimed", advice + " ClaimedException");
		checkTranslated("/" + advice + "/configured", advice + " ConfiguredException");
	}

	private static void checkTranslated(String path, String ofCatchAll) {
		if (Stack.CURRENT.isServlet()) {
			pair.get(path).isStarters(503, "4006");
		}
		else {
			pair.get(path).isApplications(418, ofCatchAll);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "behind", "unordered" })
	void leavesInvalidRequestsToTheStarterWhenBehindIt(String advice) {
		pair.get("/" + advice + "/parameter").isStarters(400, "6001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "behind", "unordered", "last" })
	void keepsEverythingElseInAnyOrder(String advice) {
		pair.get("/" + advice + "/other").isApplications(418, advice + " IllegalStateException");
		pair.get("/" + advice + "/file").isStarters(410, "4018");
	}

	@Test
	void namingInTheSameClassCounts() {
		checkLimited("/beside/paykka", "named PaykkaException");
		checkLimited("/beside/checkout", "named CheckoutException");
		pair.get("/beside/other").isApplications(418, "beside IllegalStateException");
		checkTranslated("/beside/claimed", "beside ClaimedException");
	}

	@Test
	void namingInAnotherClassAheadOfItCounts() {
		checkLimited("/ahead-of/paykka", "named PaykkaException");
		pair.get("/ahead-of/other").isApplications(418, "behind IllegalStateException");
		checkTranslated("/ahead-of/claimed", "behind ClaimedException");
	}

	@Test
	void namingBehindOneThatIsAheadOfTheStarterIsInVain() {
		pair.get("/shadowed/paykka").isApplications(418, "shadow PaykkaException");
	}

	@Test
	void namingBehindOneThatIsBehindTheStarterLeavesTheOrderToSpring() {
		checkLimited("/outranked/paykka", "outranking PaykkaException");
		pair.get("/outranked/other").isApplications(418, "outranking IllegalStateException");
	}

	/**
	 * WebFlux, where the starter's advice comes first, can't call advice behind it that is
	 * limited to some controllers.
	 */
	private static void checkLimited(String path, String ofAdvice) {
		if (Stack.CURRENT.isServlet()) {
			pair.get(path).isApplications(418, ofAdvice);
		}
		else {
			pair.get(path).isStarters(410, "4018");
		}
	}

	private static ResponseEntity<String> respond(String marker, Throwable exception) {
		return ResponseEntity.status(418).body(marker + " " + exception.getClass().getSimpleName());
	}

	@GuestApplication
	@Import({ First.class, FirstAdvice.class, JustAhead.class, JustAheadAdvice.class, At.class, AtAdvice.class,
			Behind.class, BehindAdvice.class, Unordered.class, UnorderedAdvice.class, Last.class, LastAdvice.class,
			Beside.class, BesideAdvice.class, AheadOf.class, AheadOfAdvice.class, BehindNamingAdvice.class,
			Shadowed.class, ShadowingAdvice.class, ShadowedAdvice.class, Outranked.class, OutrankingAdvice.class })
	static class CatchAllApplication {

	}

	@RequestMapping("/first")
	static class First extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = First.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class FirstAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return respond("first", exception);
		}

	}

	@RequestMapping("/just-ahead")
	static class JustAhead extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = JustAhead.class)
	@Order(-101)
	static class JustAheadAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Throwable exception) {
			return respond("just-ahead", exception);
		}

	}

	@RequestMapping("/at")
	static class At extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = At.class)
	@Order(-100)
	static class AtAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(RuntimeException exception) {
			return respond("at", exception);
		}

	}

	@RequestMapping("/behind")
	static class Behind extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Behind.class)
	@Order(0)
	static class BehindAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return respond("behind", exception);
		}

	}

	@RequestMapping("/unordered")
	static class Unordered extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Unordered.class)
	static class UnorderedAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Throwable exception) {
			return respond("unordered", exception);
		}

	}

	@RequestMapping("/last")
	static class Last extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Last.class)
	@Order(Ordered.LOWEST_PRECEDENCE)
	static class LastAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(RuntimeException exception) {
			return respond("last", exception);
		}

	}

	@RequestMapping("/beside")
	static class Beside extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Beside.class)
	static class BesideAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return respond("beside", exception);
		}

		@ExceptionHandler({ PaykkaException.class, CheckoutException.class })
		ResponseEntity<String> handleNamed(RuntimeException exception) {
			return respond("named", exception);
		}

	}

	@RequestMapping("/ahead-of")
	static class AheadOf extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = AheadOf.class)
	@Order(10)
	static class AheadOfAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(PaykkaException exception) {
			return respond("named", exception);
		}

	}

	@RestControllerAdvice(assignableTypes = AheadOf.class)
	@Order(20)
	static class BehindNamingAdvice extends BehindAdvice {

	}

	@RequestMapping("/shadowed")
	static class Shadowed extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Shadowed.class)
	@Order(-200)
	static class ShadowingAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return respond("shadow", exception);
		}

	}

	@RestControllerAdvice(assignableTypes = { Shadowed.class, Outranked.class })
	@Order(30)
	static class ShadowedAdvice extends AheadOfAdvice {

	}

	@RequestMapping("/outranked")
	static class Outranked extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Outranked.class)
	@Order(20)
	static class OutrankingAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return respond("outranking", exception);
		}

	}

}

package com.example.guest;

import java.io.IOException;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Trouble;
import com.example.support.Trouble.CheckoutException;
import com.example.support.Trouble.ClaimedException;
import com.example.support.Trouble.ConfiguredException;
import com.example.support.Trouble.InnerException;
import com.example.support.Trouble.LateException;
import com.example.support.Trouble.TroubleController;
import com.example.support.Trouble.UrgentException;
import com.example.support.Trouble.WrapperException;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tests that advice still handles the exceptions that it names.
 */
class GuestNamedAdviceTests {

	private static Pair named;

	private static Pair namedWithoutTranslator;

	private static Pair silent;

	private static Pair paykka;

	@BeforeAll
	static void start() {
		named = Pair.start(NamedApplication.class, Trouble.TRANSLATED);
		namedWithoutTranslator = named.again(() -> new SpringApplicationBuilder(NamedApplication.class),
				"guest.translator=false");
		silent = Pair.start(SilentApplication.class, Trouble.TRANSLATED);
		paykka = Pair.start(PaykkaApplication.class);
	}

	@AfterAll
	static void stop() {
		named.close();
		silent.close();
		paykka.close();
	}

	@ParameterizedTest
	@CsvSource({ "checkout, unordered CheckoutException", "urgent, first UrgentException", "late, late LateException",
			"claimed, unordered ClaimedException", "configured, unordered ConfiguredException",
			"file, unordered IOException" })
	void keepsWhatItNames(String path, String marker) {
		named.get("/" + path).isApplications(418, marker);
	}

	@ParameterizedTest
	@CsvSource({ "checkout, unordered CheckoutException", "urgent, first UrgentException", "late, late LateException",
			"claimed, unordered ClaimedException", "configured, unordered ConfiguredException",
			"file, unordered IOException" })
	void keepsWhatItNamesWhereThereIsNoTranslator(String path, String marker) {
		namedWithoutTranslator.get("/" + path).isApplications(418, marker);
	}

	@Test
	void keepsWhatItNamesAmongTheCausesAboveTheFailure() {
		named.get("/wrapped-twice").isApplications(418, "unordered WrapperException");
	}

	@Test
	void doesNotTakeWhatItsExceptionCaused() {
		named.get("/caused-by-file").isStarters(502, "6000");
	}

	@Test
	void leavesTheRestToTheStarter() {
		named.get("/paykka").isStarters(410, "4018");
		named.get("/wrapped").isStarters(410, "4018");
		named.get("/parameter").isStarters(400, "6001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "checkout", "file", "wrapped", "wrapped-twice" })
	void starterHandlesWhereNobodyElseDoes(String path) {
		silent.get("/" + path).isStarters(410, "4018");
	}

	@ParameterizedTest
	@ValueSource(strings = { "claimed", "configured" })
	void starterHandlesTranslatedExceptionsWhereNobodyElseDoes(String path) {
		silent.get("/" + path).isStarters(503, "4006");
	}

	@Test
	void othersAreUntouchedWhereNobodyHandlesThem() {
		silent.get("/other").isUntouched(500);
		silent.get("/nowhere/at/all").isUntouched(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "checkout", "urgent" })
	void keepsPaykkaExceptionWhereverItIs(String path) {
		paykka.get("/" + path).isApplications(418, "paykka ");
	}

	@Test
	void keepsTheWrapperRatherThanItsCause() {
		paykka.get("/wrapped").isApplications(418, "wrapper WrapperException");
		paykka.get("/wrapped-twice").isApplications(418, "wrapper WrapperException");
	}

	@Test
	void takesWhatItsExceptionCausedWhenOrderedAhead() {
		paykka.get("/file").isApplications(418, "ahead IOException");
		paykka.get("/caused-by-file").isApplications(418, "ahead IOException");
	}

	private static ResponseEntity<String> respond(String marker, Exception exception) {
		return ResponseEntity.status(418)
			.header("X-Advice", marker)
			.body(marker + " " + exception.getClass().getSimpleName());
	}

	@GuestApplication
	@Import({ TroubleController.class, Unordered.class, First.class, Late.class })
	static class NamedApplication {

	}

	@RestControllerAdvice
	static class Unordered {

		@ExceptionHandler({ CheckoutException.class, ClaimedException.class, ConfiguredException.class,
				InnerException.class })
		ResponseEntity<String> handle(RuntimeException exception) {
			return respond("unordered", exception);
		}

		@ExceptionHandler
		ResponseEntity<String> handle(IOException exception) {
			return respond("unordered", exception);
		}

	}

	@RestControllerAdvice
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class First {

		@ExceptionHandler
		ResponseEntity<String> handle(UrgentException exception) {
			return respond("first", exception);
		}

	}

	@RestControllerAdvice
	@Order(-50)
	static class Late {

		@ExceptionHandler
		ResponseEntity<String> handle(LateException exception) {
			return respond("late", exception);
		}

	}

	@GuestApplication
	@Import(TroubleController.class)
	static class SilentApplication {

	}

	@GuestApplication
	@Import({ TroubleController.class, AheadForFiles.class, ForPaykka.class })
	static class PaykkaApplication {

	}

	@RestControllerAdvice
	@Order(-200)
	static class AheadForFiles {

		@ExceptionHandler
		ResponseEntity<String> handle(IOException exception) {
			return respond("ahead", exception);
		}

	}

	@RestControllerAdvice
	static class ForPaykka {

		@ExceptionHandler
		ResponseEntity<String> handle(PaykkaException exception) {
			return respond("paykka", exception);
		}

		@ExceptionHandler
		ResponseEntity<String> handle(WrapperException exception) {
			return respond("wrapper", exception);
		}

	}

}

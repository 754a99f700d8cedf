package com.example.guest;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Trouble.CheckoutException;
import com.example.support.Trouble.ClaimedException;
import com.example.support.Trouble.TroubleController;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tests of handlers that differ in the media types that they produce.
 */
class GuestProducesTests {

	private static Pair pair;

	private static Pair withoutTranslator;

	@BeforeAll
	static void start() {
		pair = Pair.start(ProducingApplication.class);
		withoutTranslator = pair.again(() -> new SpringApplicationBuilder(ProducingApplication.class), "guest.translator=false");
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "checkout", "claimed", "other" })
	void callersOfHtmlGetHtml(String path) {
		pair.get("/" + path, "Accept", "text/html").isApplications(418, "<p>" + path + "</p>");
		withoutTranslator.get("/" + path, "Accept", "text/html").isApplications(418, "<p>" + path + "</p>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "checkout", "claimed", "other" })
	void callersOfJsonGetJson(String path) {
		pair.get("/" + path, "Accept", "application/json").isApplications(418, "{\"path\":\"" + path + "\"}");
		withoutTranslator.get("/" + path, "Accept", "application/json")
			.isApplications(418, "{\"path\":\"" + path + "\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "checkout", "claimed", "other" })
	void callersOfAnythingGetWhatTheyGot(String path) {
		pair.get("/" + path, "Accept", "*/*").isUntouched(418);
		pair.get("/" + path).isUntouched(418);
	}

	@ParameterizedTest
	@ValueSource(strings = { "paykka", "checkout", "claimed", "other" })
	void callersWhoPreferHtmlGetWhatTheyGot(String path) {
		pair.get("/" + path, "Accept", "application/json;q=0.5, text/html").isUntouched(418);
		pair.get("/" + path, "Accept", "image/png, application/json").isUntouched(418);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/png", "application/xml" })
	void starterHandlesExceptionsForWhichThereIsNoHandler(String accept) {
		pair.get("/paykka", "Accept", accept).isStarters(410, "4018");
		pair.get("/checkout", "Accept", accept).isStarters(410, "4018");
		pair.get("/claimed", "Accept", accept).isStarters(503, "4006");
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/png", "application/xml" })
	void othersAreUntouchedWhereThereIsNoHandler(String accept) {
		pair.get("/other", "Accept", accept).isAsWithout();
	}

	private static ResponseEntity<String> html(String path) {
		return ResponseEntity.status(418).body("<p>" + path + "</p>");
	}

	private static ResponseEntity<String> json(String path) {
		return ResponseEntity.status(418).body("{\"path\":\"" + path + "\"}");
	}

	@GuestApplication
	@Import({ TroubleController.class, ProducingAdvice.class })
	static class ProducingApplication {

	}

	@RestControllerAdvice
	static class ProducingAdvice {

		@ExceptionHandler(exception = PaykkaException.class, produces = "text/html")
		ResponseEntity<String> paykkaHtml() {
			return html("paykka");
		}

		@ExceptionHandler(exception = PaykkaException.class, produces = "application/json")
		ResponseEntity<String> paykkaJson() {
			return json("paykka");
		}

		@ExceptionHandler(exception = CheckoutException.class, produces = "text/html")
		ResponseEntity<String> checkoutHtml() {
			return html("checkout");
		}

		@ExceptionHandler(exception = CheckoutException.class, produces = "application/json")
		ResponseEntity<String> checkoutJson() {
			return json("checkout");
		}

		@ExceptionHandler(exception = ClaimedException.class, produces = "text/html")
		ResponseEntity<String> claimedHtml() {
			return html("claimed");
		}

		@ExceptionHandler(exception = ClaimedException.class, produces = "application/json")
		ResponseEntity<String> claimedJson() {
			return json("claimed");
		}

		@ExceptionHandler(exception = IllegalStateException.class, produces = "text/html")
		ResponseEntity<String> otherHtml() {
			return html("other");
		}

		@ExceptionHandler(exception = IllegalStateException.class, produces = "application/json")
		ResponseEntity<String> otherJson() {
			return json("other");
		}

	}

}

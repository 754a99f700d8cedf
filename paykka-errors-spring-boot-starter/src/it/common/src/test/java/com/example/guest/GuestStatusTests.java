package com.example.guest;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Trouble;
import com.example.support.Trouble.TroubleController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of exceptions that have a status or belong to Spring Security, all caused by a
 * PaykkaException, and of Spring Boot's own problem details.
 */
class GuestStatusTests {

	private static final String[] JSON = { "Accept", "application/json" };

	private static Pair plain;

	private static Pair withProblemDetails;

	@BeforeAll
	static void start() {
		plain = Pair.start(StatusApplication.class);
		withProblemDetails = Pair.start(StatusApplication.class, "spring.mvc.problemdetails.enabled=true",
				"spring.webflux.problemdetails.enabled=true");
	}

	@AfterAll
	static void stop() {
		plain.close();
		withProblemDetails.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "annotated", "response-status", "subclass", "error-response", "within-wrapper" })
	void statusStays(String path) {
		plain.get("/status/" + path, JSON).isAsWithout();
		withProblemDetails.get("/status/" + path, JSON).isAsWithout();
	}

	@ParameterizedTest
	@ValueSource(strings = { "authentication", "access-denied" })
	void exceptionOfSpringSecurityStays(String path) {
		plain.get("/status/" + path, JSON).isUntouched(500);
	}

	@Test
	void statusBeneathTheFailureDoesNotCount() {
		plain.get("/status/beneath", JSON).isStarters(410, "4018");
	}

	@Test
	void problemDetailsOfSpringBootStay() {
		assertThat(withProblemDetails.get("/nowhere/at/all", JSON).isUntouched(404).header("Content-Type"))
			.isEqualTo("application/problem+json");
		assertThat(withProblemDetails.post("/status/annotated", "{}").isUntouched(405).header("Content-Type"))
			.isEqualTo("application/problem+json");
		withProblemDetails.get("/status/unaccounted", JSON).isUntouched(404);
	}

	@Test
	void starterIsAheadOfProblemDetailsOfSpringBoot() {
		withProblemDetails.get("/trouble/paykka", JSON).isStarters(410, "4018");
		withProblemDetails.get("/trouble/claimed", JSON).isStarters(503, "4006");
		withProblemDetails.get("/trouble/parameter", JSON).isStarters(400, "6001");
	}

	@GuestApplication
	@Import({ StatusController.class, Nested.class })
	static class StatusApplication {

	}

	@RequestMapping("/trouble")
	static class Nested extends TroubleController {

	}

	@RestController
	static class StatusController {

		@GetMapping("/status/{kind}")
		String fail(@PathVariable String kind) {
			RuntimeException cause = Trouble.expired();
			throw switch (kind) {
				case "annotated" -> new ConflictException(cause);
				case "response-status" -> new ResponseStatusException(HttpStatus.CONFLICT, "public", cause);
				case "subclass" -> new OutOfStockException(cause);
				case "error-response" -> new ErrorResponseException(HttpStatus.CONFLICT,
						ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "public"), cause);
				case "within-wrapper" -> new Trouble.WrapperException(new ConflictException(cause));
				case "authentication" -> new BadCredentialsException("secret", cause);
				case "access-denied" -> new AccessDeniedException("secret", cause);
				case "beneath" -> Trouble.expired(new ConflictException(null));
				default -> new ResponseStatusException(HttpStatus.NOT_FOUND);
			};
		}

	}

	@ResponseStatus(HttpStatus.CONFLICT)
	static class ConflictException extends RuntimeException {

		ConflictException(Throwable cause) {
			super("secret", cause);
		}

	}

	static class OutOfStockException extends ResponseStatusException {

		OutOfStockException(Throwable cause) {
			super(HttpStatus.CONFLICT, "public", cause);
		}

	}

}

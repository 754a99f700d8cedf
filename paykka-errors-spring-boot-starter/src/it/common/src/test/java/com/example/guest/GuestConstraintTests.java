package com.example.guest;

import java.util.List;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Response;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of constraints that either the caller or the application violated.
 */
class GuestConstraintTests {

	private static Pair violations;

	private static Pair adapted;

	@BeforeAll
	static void start() {
		violations = Pair.start(ConstraintApplication.class);
		adapted = Pair.start(ConstraintApplication.class,
				"spring.validation.method.adapt-constraint-violations=true");
	}

	@AfterAll
	static void stop() {
		violations.close();
		adapted.close();
	}

	@Test
	void constraintOfAnEntityIsTheApplicationsBug() {
		violations.get("/commit").isUntouched(500);
		adapted.get("/commit").isUntouched(500);
	}

	@Test
	void constraintOfAServiceIsTheApplicationsBug() {
		violations.get("/service?amount=0").isUntouched(500);
		adapted.get("/service?amount=0").isUntouched(500);
	}

	@Test
	void constraintOfAnArgumentIsTheCallersFault() {
		isInvalidAmount(violations.get("/argument?amount=0"));
	}

	@Test
	void constraintOfAnArgumentIsTheCallersFaultWhereSpringAdaptsIt() {
		isInvalidAmount(adapted.get("/argument?amount=0"));
	}

	@Test
	void constraintOfAnArgumentWithoutProxyIsTheCallersFault() {
		isInvalidAmount(violations.get("/plain?amount=0"));
	}

	private static void isInvalidAmount(Pair.Both responses) {
		Response response = responses.isStarters(400, "6001");
		assertThat(response.<List<?>>member("errors")).hasSize(1);
		assertThat(response.<Object>member("errors[0].parameter")).isEqualTo("amount");
	}

	@GuestApplication
	@Import({ ValidatedController.class, PlainController.class, Ledger.class })
	static class ConstraintApplication {

	}

	@RestController
	@Validated
	static class ValidatedController {

		private final Ledger ledger;

		private final Validator validator;

		ValidatedController(Ledger ledger, Validator validator) {
			this.ledger = ledger;
			this.validator = validator;
		}

		@GetMapping("/argument")
		public String argument(@RequestParam @Min(1) int amount) {
			return "paid";
		}

		@GetMapping("/service")
		public String service(@RequestParam int amount) {
			this.ledger.book(amount);
			return "booked";
		}

		/**
		 * Do what JPA does when a transaction is committed.
		 */
		@GetMapping("/commit")
		public String commit() {
			throw new ConstraintViolationException(this.validator.validate(new Entity(null)));
		}

	}

	@RestController
	static class PlainController {

		@GetMapping("/plain")
		String plain(@RequestParam @Min(1) int amount) {
			return "paid";
		}

	}

	@Service
	@Validated
	static class Ledger {

		public void book(@Min(1) int amount) {
		}

	}

	record Entity(@NotNull String internalColumn) {

	}

}

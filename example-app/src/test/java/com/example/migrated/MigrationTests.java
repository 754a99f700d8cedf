package com.example.migrated;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static com.paykka.errors.test.PaykkaMockMvcConfigurer.paykkaErrors;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the guide for migrating says about a hand-written advice.
 */
class MigrationTests {

	@Test
	void handlerThatNamesTheExceptionStillWins() {
		assertThat(shop(new PaymentAdvice()).get().uri("/declined")).hasStatus(402)
			.bodyJson()
			.doesNotHavePath("$.advice");
	}

	@Test
	void starterIsAheadOfTheCatchAll() {
		assertThatProblem(shop(new PaymentAdvice()).get().uri("/thrown")).hasCode(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@Test
	void translatorIsAskedOnceTheHandlerIsGone() {
		assertThatProblem(shop().get().uri("/declined")).hasCode(PaykkaErrorCode.INSUFFICIENT_FUNDS);
	}

	@Test
	void exceptionOfYourOwnHasACode() {
		assertThatProblem(shop().get().uri("/missing")).hasCode(PaykkaErrorCode.ORDER_NOT_FOUND)
			.hasMember("orderId", 42);
	}

	private static MockMvcTester shop(Object... advice) {
		return MockMvcTester.of(List.of(new Controller()),
				(builder) -> builder.setControllerAdvice(advice)
					.apply(paykkaErrors().beans(new Migration().declines()))
					.build());
	}

	@RestController
	static class Controller {

		@GetMapping("/declined")
		void decline() {
			throw new DeclinedException("5004");
		}

		@GetMapping("/thrown")
		void expire() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@GetMapping("/missing")
		void miss() {
			throw new OrderNotFoundException(42);
		}

	}

}

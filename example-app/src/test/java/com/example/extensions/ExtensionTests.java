package com.example.extensions;

import java.net.SocketTimeoutException;
import java.util.List;

import com.example.extensions.Extensions.OrderRequest;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.validation.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static com.paykka.errors.test.PaykkaMockMvcConfigurer.paykkaErrors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what the documentation says about throwing and extending.
 */
class ExtensionTests {

	private final Extensions extensions = new Extensions();

	private final MockMvcTester shop = MockMvcTester.of(List.of(new Failures(), new Office()), (builder) -> builder
		.apply(paykkaErrors().beans(this.extensions.timeouts(), this.extensions.support(), this.extensions.audiences()))
		.build());

	@ParameterizedTest
	@CsvSource({ "arguments, 4011, 409", "cause, 6000, 502", "last, 4011, 409", "annotated, 4018, 410",
			"member, 4018, 410", "wait, 6006, 429", "untraced, 5004, 402" })
	void thrownCodeIsHandled(String kind, String code, int status) {
		assertThatProblem(this.shop.get().uri("/failures/" + kind)).hasCode(PaykkaErrorCode.fromCode(code))
			.hasStatus(status);
	}

	@Test
	void memberIsSent() {
		assertThatProblem(this.shop.get().uri("/failures/member")).hasMember("orderId", 42)
			.hasMember("support", "https://shop.example.com/help");
	}

	@Test
	void messageOfAnAnnotatedExceptionIsNotSent() {
		assertThat(this.shop.get().uri("/failures/annotated")).bodyText().doesNotContain("Secret");
	}

	@Test
	void singleCodeIsHandledWithAnotherStatus() {
		MockMvcTester changed = MockMvcTester.of(List.of(new Failures()),
				(builder) -> builder.apply(paykkaErrors().property("paykka.errors.codes.4018.status", 404)).build());
		assertThatProblem(changed.get().uri("/failures/member")).hasCode(PaykkaErrorCode.ORDER_EXPIRED).hasStatus(404);
	}

	@Test
	void foreignExceptionIsTranslated() {
		assertThatProblem(this.shop.get().uri("/office/timeout")).hasCode(PaykkaErrorCode.NETWORK_ERROR);
	}

	@Test
	void audienceIsChosenByThePath() {
		assertThatProblem(this.shop.get().uri("/office/blacklisted")).hasCode(PaykkaErrorCode.BLACKLISTED);
		assertThatProblem(this.shop.get().uri("/blacklisted")).hasCode(PaykkaErrorCode.ISSUER_DECLINED);
	}

	@Test
	void constraintNamesItsCode() {
		assertThatProblem(this.shop.post()
			.uri("/orders")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"shopperReference\": \" \", \"amount\": 1}"))
			.hasCode(PaykkaErrorCode.SHOPPER_REFERENCE_REQUIRED);
	}

	@Test
	void adviceDeterminesTheNextStep() {
		assertThat(Failures.handle(() -> {
			throw new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
		})).isEqualTo("query");
		assertThat(Failures.handle(() -> {
		})).isEqualTo("sent");
		assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> Failures.handle(() -> {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}));
	}

	/** For shoppers and staff. */
	@RestController
	static class Office {

		@GetMapping({ "/blacklisted", "/office/blacklisted" })
		void refuse() {
			throw new PaykkaException(PaykkaErrorCode.BLACKLISTED);
		}

		@GetMapping("/office/timeout")
		void waitInVain() throws SocketTimeoutException {
			throw new SocketTimeoutException();
		}

		@PostMapping("/orders")
		void create(@RequestBody @Valid OrderRequest order) {
		}

	}

}

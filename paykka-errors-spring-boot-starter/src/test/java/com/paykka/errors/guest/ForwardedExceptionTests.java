package com.paykka.errors.guest;

import java.util.ArrayList;
import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.reactive.WebFluxAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the side effects of passing an exception on to an application on WebFlux.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForwardedExceptionTests {

	private static final List<String> CALLS = new ArrayList<>();

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(WebFluxAutoConfiguration.class, PaykkaTranslationAutoConfiguration.class,
						PaykkaProblemAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class))
		.withBean(FailingController.class);

	@Test
	void onlyModelAttributesWithoutArgumentsRunAgain() {
		this.runner.withBean(ModelAdvice.class).run((context) -> {
			CALLS.clear();
			MockServerHttpResponse response = new MockServerHttpResponse();
			WebHttpHandlerBuilder.applicationContext(context)
				.build()
				.handle(MockServerHttpRequest.get("/checkout").build(), response)
				.block();
			assertThat(response.getStatusCode()).isEqualTo(HttpStatus.I_AM_A_TEAPOT);
			assertThat(CALLS).containsExactlyInAnyOrder("without", "with", "controller", "without", "handler");
		});
	}

	@Test
	void startReportsModelAttributesWithoutArguments(CapturedOutput output) {
		this.runner.withBean(ModelAdvice.class)
			.run((context) -> assertThat(output.getOut()).containsOnlyOnce("ModelAdvice")
				.contains("@ModelAttribute methods without arguments"));
	}

	@Test
	void startReportsNothingElse(CapturedOutput output) {
		this.runner.run((context) -> assertThat(output.getOut()).doesNotContain("@ModelAttribute"));
	}

	@RestController
	static class FailingController {

		@GetMapping("/checkout")
		String checkout() {
			CALLS.add("controller");
			throw new CheckoutException(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		}

	}

	@RestControllerAdvice
	static class ModelAdvice {

		@ModelAttribute
		void without() {
			CALLS.add("without");
		}

		@ModelAttribute
		void with(ServerWebExchange exchange) {
			CALLS.add("with");
		}

		@ExceptionHandler(CheckoutException.class)
		ResponseEntity<String> handle() {
			CALLS.add("handler");
			return ResponseEntity.status(HttpStatus.I_AM_A_TEAPOT).body("checkout");
		}

	}

	static class CheckoutException extends RuntimeException {

		CheckoutException(Throwable cause) {
			super(cause);
		}

	}

}

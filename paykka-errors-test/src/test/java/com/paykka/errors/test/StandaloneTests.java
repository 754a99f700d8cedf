package com.paykka.errors.test;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import jakarta.servlet.Filter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static com.paykka.errors.PaykkaErrorCode.BLACKLISTED;
import static com.paykka.errors.PaykkaErrorCode.ISSUER_DECLINED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.PARAMETER_INVALID;
import static com.paykka.errors.PaykkaErrorCode.SHOPPER_REFERENCE_REQUIRED;
import static com.paykka.errors.PaykkaErrorCode.SYSTEM_ERROR;
import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static com.paykka.errors.test.PaykkaMockMvcConfigurer.paykkaErrors;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that failures of controllers without an application are handled as in one, on
 * both stacks.
 */
class StandaloneTests {

	@ParameterizedTest
	@EnumSource
	void failureIsHandled(Stack stack) {
		assertThatProblem(stack.get("/fail/ORDER_EXPIRED")).hasCode(ORDER_EXPIRED)
			.hasStatus(410)
			.hasInstance("/fail/ORDER_EXPIRED");
	}

	@ParameterizedTest
	@EnumSource
	void propertyIsInForce(Stack stack) {
		Object response = stack.get("/fail/BLACKLISTED", "paykka.errors.audience=shopper");
		assertThatProblem(response).hasCode(ISSUER_DECLINED);
		assertThatProblem(stack.get("/fail/BLACKLISTED")).hasCode(BLACKLISTED);
	}

	@ParameterizedTest
	@EnumSource
	void unexpectedExceptionIsHandledIfAskedFor(Stack stack) {
		assertThatProblem(stack.get("/odd", "paykka.errors.unexpected=true")).hasCode(SYSTEM_ERROR);
	}

	@ParameterizedTest
	@EnumSource
	void starterComesAheadOfCatchAlls(Stack stack) {
		assertThatProblem(stack.get("/fail/ORDER_EXPIRED", new CatchAll())).hasCode(ORDER_EXPIRED);
		assertThat(body(stack.get("/odd", new CatchAll()))).isEqualTo("caught");
	}

	@ParameterizedTest
	@EnumSource
	void adviceThatNamesTheExceptionWins(Stack stack) {
		assertThat(body(stack.get("/fail/ORDER_EXPIRED", new OwnAdvice()))).isEqualTo("own");
	}

	@ParameterizedTest
	@EnumSource
	void customizerIsApplied(Stack stack) {
		PaykkaProblemCustomizer customizer = (problem, exception) -> problem.setProperty("support", "help");
		assertThatProblem(stack.get("/fail/ORDER_EXPIRED", customizer)).hasMember("support", "help");
	}

	@ParameterizedTest
	@EnumSource
	void invalidValueIsHandled(Stack stack) {
		assertThatProblem(stack.post("/orders", "{\"shopperReference\": \" \"}")).hasCode(SHOPPER_REFERENCE_REQUIRED)
			.hasInvalidValue("#/shopperReference", SHOPPER_REFERENCE_REQUIRED)
			.hasInvalidValuesOnlyAt("#/shopperReference");
		assertThatProblem(stack.post("/orders", "{", "paykka.errors.validation.mode=unless-handled"))
			.hasCode(PARAMETER_INVALID);
	}

	@Test
	void failureOfAFilterIsHandled() {
		Filter failing = (request, response, chain) -> {
			throw new PaykkaException(ORDER_EXPIRED);
		};
		MockMvcTester mvc = MockMvcTester.of(List.of(new FailingController()),
				(builder) -> builder.apply(paykkaErrors()).addFilters(failing).build());
		assertThatProblem(mvc.get().uri("/odd")).hasCode(ORDER_EXPIRED);
	}

	private static String body(Object response) {
		return ReceivedResponse.of(response).text();
	}

	enum Stack {

		SERVLET {
			@Override
			Object get(String path, Object... additions) {
				return mvc(additions).get().uri(path).exchange();
			}

			@Override
			Object post(String path, String json, Object... additions) {
				return mvc(additions).post().uri(path).header("Content-Type", "application/json").content(json);
			}

			private MockMvcTester mvc(Object... additions) {
				PaykkaMockMvcConfigurer configurer = paykkaErrors();
				return MockMvcTester.of(List.of(new FailingController()), (builder) -> {
					for (Object addition : additions) {
						if (addition instanceof String property) {
							configurer.property(property.split("=")[0], property.split("=")[1]);
						}
						else if (addition instanceof PaykkaProblemCustomizer) {
							configurer.beans(addition);
						}
						else {
							builder.setControllerAdvice(addition);
						}
					}
					return builder.apply(configurer).build();
				});
			}
		},

		REACTIVE {
			@Override
			Object get(String path, Object... additions) {
				return client(additions).get().uri(path).exchange();
			}

			@Override
			Object post(String path, String json, Object... additions) {
				return client(additions).post()
					.uri(path)
					.header("Content-Type", "application/json")
					.bodyValue(json)
					.exchange();
			}

			private WebTestClient client(Object... additions) {
				PaykkaWebTestClient settings = PaykkaWebTestClient.bindToController(new FailingController());
				for (Object addition : additions) {
					if (addition instanceof String property) {
						settings.property(property.split("=")[0], property.split("=")[1]);
					}
					else {
						settings.beans(addition);
					}
				}
				return settings.build();
			}
		};

		abstract Object get(String path, Object... additions);

		abstract Object post(String path, String json, Object... additions);

	}

	record Order(@NotBlank(message = "{paykka.2008}") String shopperReference) {

	}

	@RestController
	static class FailingController {

		@GetMapping("/fail/{code}")
		String fail(@PathVariable PaykkaErrorCode code) {
			throw new PaykkaException(code);
		}

		@GetMapping("/odd")
		String odd() {
			throw new IllegalStateException("odd");
		}

		@PostMapping("/orders")
		String create(@RequestBody @Valid Order order) {
			return order.shopperReference();
		}

	}

	@RestControllerAdvice
	static class CatchAll {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception exception) {
			return ResponseEntity.internalServerError().body("caught");
		}

	}

	@RestControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(PaykkaException exception) {
			return ResponseEntity.badRequest().body("own");
		}

	}

}

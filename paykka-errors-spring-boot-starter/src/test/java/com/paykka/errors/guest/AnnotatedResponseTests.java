package com.paykka.errors.guest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaCode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.reactive.WebFluxAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of exceptions whose class has {@link PaykkaCode}, and of suppressed failures.
 */
class AnnotatedResponseTests {

	private final List<PaykkaException> counted = new ArrayList<>();

	@ParameterizedTest
	@EnumSource
	void annotatedExceptionHasItsCode(Stack stack) {
		Response response = get(stack, new GoneException(null));
		assertThat(response.status()).isEqualTo(410);
		assertThat(response.code()).isEqualTo("4018");
		assertThat(response.detail()).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED.getMessageTemplate().toString());
		assertThat(response.body()).doesNotContain("secret");
		assertThat(this.counted).singleElement()
			.satisfies((failure) -> assertThat(failure).hasCauseInstanceOf(GoneException.class));
	}

	@ParameterizedTest
	@EnumSource
	void annotatedCauseHasItsCode(Stack stack) {
		assertThat(get(stack, new CompletionException(new IOException(new GoneException(null)))).code())
			.isEqualTo("4018");
	}

	@ParameterizedTest
	@EnumSource
	void annotatedExceptionOfAFilterHasItsCode(Stack stack) {
		Response response = stack.get("/filter", stack.withFailingFilter(), new GoneException(null), this.counted);
		assertThat(response.code()).isEqualTo("4018");
		assertThat(this.counted).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void nearestLinkDecides(Stack stack) {
		assertThat(get(stack, new GoneException(new PaykkaException(PaykkaErrorCode.CARD_EXPIRED))).code())
			.isEqualTo("4018");
	}

	@ParameterizedTest
	@EnumSource
	void titleReplacesAMessageWithPlaceholders(Stack stack) {
		String title = PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED.getTitle();
		assertThat(get(stack, new NotMovableException()).detail()).isEqualTo(title);
		for (Audience audience : Audience.values()) {
			Response response = stack.get("/shop",
					stack.runner().withBean(PaykkaAudienceResolver.class, () -> (request, path) -> audience),
					new NotMovableException(), this.counted);
			assertThat(response.detail()).isEqualTo(title);
			assertThat(response.code()).isEqualTo("4011");
		}
	}

	@ParameterizedTest
	@EnumSource
	void statusAroundItIsTheApplications(Stack stack) {
		Throwable thrown = new ResponseStatusException(HttpStatus.CONFLICT, null, new GoneException(null));
		assertThat(get(stack, thrown).status()).isEqualTo(409);
		assertThat(this.counted).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void codeComesBeforeTheStatusOfTheSameClass(Stack stack) {
		assertThat(get(stack, new TeapotException()).code()).isEqualTo("4018");
	}

	@ParameterizedTest
	@EnumSource
	void adviceThatNamesItIsTheApplications(Stack stack) {
		assertThat(get(stack, new GoneException(null), NamingAdvice.class).body()).isEqualTo("named");
	}

	@Test
	void comesBeforeACatchAllOnMvc() {
		assertThat(get(Stack.SERVLET, new GoneException(null), CatchAllAdvice.class).code()).isEqualTo("4018");
	}

	@Test
	void isLeftToACatchAllOnWebFlux() {
		assertThat(get(Stack.REACTIVE, new GoneException(null), CatchAllAdvice.class).body()).isEqualTo("caught");
		AbstractApplicationContextRunner<?, ?, ?> translating = Stack.REACTIVE.runner()
			.withBean(CatchAllAdvice.class)
			.withBean(PaykkaExceptionTranslator.class, () -> (thrown) -> (thrown instanceof IOException)
					? new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, thrown) : null);
		assertThat(Stack.REACTIVE.get("/shop", translating, new GoneException(null), this.counted).body())
			.isEqualTo("caught");
		assertThat(Stack.REACTIVE.get("/shop", translating, new IOException(), this.counted).body())
			.isEqualTo("caught");
	}

	@ParameterizedTest
	@EnumSource
	void suppressedFailureIsHandled(Stack stack) {
		Throwable composite = Flux
			.mergeDelayError(1, Mono.error(new GoneException(null)),
					Mono.error(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, "secret")))
			.then()
			.materialize()
			.block()
			.getThrowable();
		assertThat(composite).hasSuppressedException(composite.getSuppressed()[1]);
		assertThat(get(stack, composite).code()).isEqualTo("6000");
		assertThat(this.counted).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void causeThatThrowsIsSurvived(Stack stack) {
		assertThat(get(stack, new GoneException(new BrokenException())).code()).isEqualTo("4018");
	}

	/**
	 * WebFlux itself overflows the stack.
	 */
	@Test
	void endlessCausesAreSurvivedOnMvc() {
		assertThat(get(Stack.SERVLET, new GoneException(new EndlessException())).code()).isEqualTo("4018");
	}

	private Response get(Stack stack, Throwable thrown, Class<?>... beans) {
		AbstractApplicationContextRunner<?, ?, ?> runner = stack.runner();
		for (Class<?> bean : beans) {
			runner = runner.withBean(bean);
		}
		return stack.get("/shop", runner, thrown, this.counted);
	}

	enum Stack {

		SERVLET(new WebApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(WebMvcAutoConfiguration.class, PaykkaServletAutoConfiguration.class))) {

			@Override
			Response call(ApplicationContext context, String path) {
				MockMvcTester shop = MockMvcTester.from((WebApplicationContext) context, (builder) -> {
					context.getBeanProvider(FilterRegistrationBean.class)
						.orderedStream()
						.forEach((registration) -> builder.addFilters(registration.getFilter()));
					context.getBeanProvider(Filter.class).forEach(builder::addFilters);
					return builder.build();
				});
				try {
					MvcResult result = shop.get().uri(path).exchange().getMvcResult();
					return new Response(result.getResponse().getStatus(), result.getResponse().getContentAsString());
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}

			@Override
			AbstractApplicationContextRunner<?, ?, ?> withFailingFilter() {
				return runner().withBean(Filter.class, () -> (request, response, chain) -> Shop.fail());
			}

		},

		REACTIVE(new ReactiveWebApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(WebFluxAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class))) {

			@Override
			Response call(ApplicationContext context, String path) {
				MockServerHttpResponse response = new MockServerHttpResponse();
				WebHttpHandlerBuilder.applicationContext(context)
					.build()
					.handle(MockServerHttpRequest.get(path).build(), response)
					.block();
				return new Response(response.getStatusCode().value(), response.getBodyAsString().block());
			}

			@Override
			AbstractApplicationContextRunner<?, ?, ?> withFailingFilter() {
				return runner().withBean(WebFilter.class, () -> (exchange, chain) -> Mono.error(Shop.pending.get()));
			}

		};

		private final AbstractApplicationContextRunner<?, ?, ?> runner;

		Stack(AbstractApplicationContextRunner<?, ?, ?> runner) {
			this.runner = runner.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
					PaykkaProblemAutoConfiguration.class));
		}

		abstract Response call(ApplicationContext context, String path);

		abstract AbstractApplicationContextRunner<?, ?, ?> withFailingFilter();

		AbstractApplicationContextRunner<?, ?, ?> runner() {
			return this.runner;
		}

		Response get(String path, AbstractApplicationContextRunner<?, ?, ?> runner, Throwable thrown,
				List<PaykkaException> counted) {
			List<Response> responses = new ArrayList<>();
			Shop.pending.set(thrown);
			runner.withBean(Shop.class).withBean(FailureListener.class, () -> new FailureListener() {

				@Override
				public void onFailure(PaykkaException exception) {
					counted.add(exception);
				}

			}).run((context) -> responses.add(call((ApplicationContext) context, path)));
			return responses.get(0);
		}

	}

	record Response(int status, String body) {

		String code() {
			return JsonPath.read(this.body, "$.code");
		}

		String detail() {
			return JsonPath.read(this.body, "$.detail");
		}

	}

	@RestController
	static class Shop {

		private static final ThreadLocal<Throwable> pending = new ThreadLocal<>();

		@GetMapping("/shop")
		String shop() {
			fail();
			return "sold";
		}

		static void fail() {
			Shop.<RuntimeException>rethrow(pending.get());
		}

		@SuppressWarnings("unchecked")
		private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
			throw (E) thrown;
		}

	}

	@RestControllerAdvice
	static class NamingAdvice {

		@ExceptionHandler(GoneException.class)
		ResponseEntity<String> named() {
			return ResponseEntity.status(418).body("named");
		}

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> caught() {
			return ResponseEntity.status(418).body("caught");
		}

	}

	@PaykkaCode(PaykkaErrorCode.ORDER_EXPIRED)
	static class GoneException extends RuntimeException {

		GoneException(Throwable cause) {
			super("secret", cause);
		}

	}

	@ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
	static class TeapotException extends GoneException {

		TeapotException() {
			super(null);
		}

	}

	@PaykkaCode(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED)
	static class NotMovableException extends RuntimeException {

		NotMovableException() {
			super("secret");
		}

	}

	static class BrokenException extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			throw new IllegalStateException("secret");
		}

	}

	static class EndlessException extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return new EndlessException();
		}

	}

}

package com.example.guest;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of who responds if the application has a catch-all handler, a translator and
 * Spring Boot's own problem details.
 */
class PrecedenceTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(CatchAllConfiguration.class, "spring.mvc.problemdetails.enabled=true",
				"spring.webflux.problemdetails.enabled=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/codes/4018", "/wrapped", "/wrapped-twice", "/future", "/filter" })
	void winsOverAnUnorderedCatchAll(String path) {
		server.get(path).isProblem(410, "4018");
	}

	/**
	 * WebFlux asks the starter's advice only where there is a controller.
	 */
	@Test
	void winsInFunctionalRoutesOnlyOnMvc() {
		if (Stack.CURRENT.isServlet()) {
			server.get("/route").isProblem(410, "4018");
		}
		else {
			assertThat(server.get("/route").isForeign(418).body()).startsWith("caught ");
		}
	}

	@Test
	void leavesEverythingElseToTheCatchAll() {
		assertThat(server.get("/unclaimed").isForeign(418).body()).isEqualTo("caught IllegalStateException");
		assertThat(server.get("/unexpected").isForeign(418).body()).isEqualTo("caught IllegalArgumentException");
	}

	@Test
	void catchAllKeepsWhatATranslatorClaimsOnlyOnWebFlux() {
		double before = server.count("4006");
		Response response = server.get("/claimed");
		if (Stack.CURRENT.isServlet()) {
			response.isProblem(503, "4006");
		}
		else {
			assertThat(response.isForeign(418).body()).startsWith("caught ");
		}
		Eventually.assertThat(() -> server.count("4006") - before, Stack.CURRENT.isServlet() ? 1.0 : 0.0);
	}

	@Test
	void handlerOfTheControllerWins() {
		assertThat(server.get("/local").isForeign(418).body()).isEqualTo("local");
	}

	@Test
	void problemDetailsOfSpringBootStay() {
		Response response = server.post("/codes/4018", "{}").isForeign(405);
		assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.<Object>member("title")).isEqualTo("Method Not Allowed");
	}

	@Test
	void winsOverProblemDetailsOfSpringBootInValidation() {
		server.post("/orders", "{\"shopperReference\":\" \"}").isProblem(400, "2008");
		server.get("/parameter?amount=0").isProblem(400, "2054");
		server.get("/parameter").isProblem(400, "6001");
	}

	@Test
	void adviceThatNamesTheExceptionWins() {
		try (Server explicit = Server.start(ExplicitConfiguration.class)) {
			assertThat(explicit.get("/codes/4018").isForeign(418).body()).isEqualTo("explicit ORDER_EXPIRED");
			explicit.get("/parameter?amount=0").isProblem(400, "2054");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class CatchAllConfiguration {

		@Bean
		CatchAllAdvice catchAllAdvice() {
			return new CatchAllAdvice();
		}

		@Bean
		PaykkaExceptionTranslator claimingTranslator() {
			return (exception) -> (exception instanceof IllegalStateException
					&& "claimed secret".equals(exception.getMessage()))
							? new PaykkaException(PaykkaErrorCode.NETWORK_FLUCTUATION, exception) : null;
		}

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> handle(Exception exception) {
			return ResponseEntity.status(418).body("caught " + exception.getClass().getSimpleName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ExplicitConfiguration {

		@Bean
		ExplicitAdvice explicitAdvice() {
			return new ExplicitAdvice();
		}

	}

	@RestControllerAdvice
	static class ExplicitAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(PaykkaException exception) {
			return ResponseEntity.status(418).body("explicit " + exception.getErrorCode().name());
		}

	}

}

package com.example.guest;

import java.util.concurrent.CompletionException;

import com.example.support.Eventually;
import com.example.support.Server;
import com.paykka.errors.PaykkaCode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of exceptions whose class has a code.
 */
class AnnotatedExceptionTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(GoneConfiguration.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void hasItsCodeAndIsCounted() {
		double before = server.count("1015");
		assertThat(server.get("/annotated/thrown").isProblem(404, "1015").body()).doesNotContain("Secret");
		Eventually.assertThat(() -> server.count("1015") - before, 1.0);
	}

	@Test
	void hasItsCodeAsACause() {
		server.get("/annotated/wrapped").isProblem(404, "1015");
	}

	@Test
	void titleReplacesAMessageWithPlaceholders() {
		assertThat(server.get("/annotated/not-movable").isProblem(409, "4011").<String>member("detail"))
			.isEqualTo(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED.getTitle());
	}

	@Test
	void suppressedFailureOfUnknownOutcomeComesFirst() {
		server.get("/annotated/suppressed").isProblem(502, "6000");
	}

	@Test
	void adviceThatNamesItWins() {
		assertThat(server.get("/named/thrown").isForeign(418).body()).isEqualTo("named");
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ AnnotatedController.class, NamedController.class, NamingAdvice.class })
	static class GoneConfiguration {

	}

	@RestController
	@RequestMapping("/annotated")
	static class AnnotatedController {

		@GetMapping("/thrown")
		void thrown() {
			throw new GoneException();
		}

		@GetMapping("/wrapped")
		void wrapped() {
			throw new CompletionException(new GoneException());
		}

		@GetMapping("/not-movable")
		void notMovable() {
			throw new NotMovableException();
		}

		@GetMapping("/suppressed")
		void suppressed() {
			RuntimeException composite = new RuntimeException("Multiple exceptions");
			composite.addSuppressed(new GoneException());
			composite.addSuppressed(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR));
			throw composite;
		}

	}

	@RestController
	@RequestMapping("/named")
	static class NamedController extends AnnotatedController {

	}

	@RestControllerAdvice(assignableTypes = NamedController.class)
	static class NamingAdvice {

		@ExceptionHandler(GoneException.class)
		ResponseEntity<String> named() {
			return ResponseEntity.status(418).body("named");
		}

	}

	@PaykkaCode(PaykkaErrorCode.PRODUCT_NOT_FOUND)
	static class GoneException extends RuntimeException {

		GoneException() {
			super("Secret");
		}

	}

	@PaykkaCode(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED)
	static class NotMovableException extends RuntimeException {

		NotMovableException() {
			super("Secret");
		}

	}

}

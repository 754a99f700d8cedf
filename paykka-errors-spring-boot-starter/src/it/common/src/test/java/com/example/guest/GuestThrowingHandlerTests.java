package com.example.guest;

import java.util.concurrent.atomic.AtomicInteger;

import com.example.support.Eventually;
import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Trouble.CheckoutException;
import com.example.support.Trouble.ClaimedException;
import com.example.support.Trouble.TroubleController;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of handlers that decline by throwing an exception.
 */
class GuestThrowingHandlerTests {

	private static final AtomicInteger CALLS = new AtomicInteger();

	private static Pair pair;

	@BeforeAll
	static void start() {
		pair = Pair.start(ThrowingApplication.class);
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@ParameterizedTest
	@CsvSource({ "/local/paykka, 410, 4018", "/local-other/paykka, 410, 4018", "/advised/paykka, 410, 4018",
			"/advised/checkout, 410, 4018", "/advised/claimed, 503, 4006" })
	void starterHandlesAndAsksNobodyAgain(String path, int status, String code) {
		CALLS.set(0);
		pair.with().get(path).isProblem(status, code);
		assertThat(CALLS).hasValue(1);
	}

	@Test
	void starterHandlesWhereAdviceAheadHasThrown() {
		CALLS.set(0);
		pair.with().get("/ahead/paykka").isProblem(410, "4018");
		int with = CALLS.getAndSet(0);
		pair.without().get("/ahead/paykka");
		assertThat(with).isEqualTo(CALLS.get());
	}

	@ParameterizedTest
	@CsvSource({ "/local/other", "/local-other/other", "/advised/other", "/ahead/other" })
	void whatIsNotTheStartersIsUntouched(String path) {
		pair.get(path).isUntouched(500);
	}

	@Test
	void whatIsNotTheStartersIsTriedAsOften() {
		CALLS.set(0);
		pair.with().get("/local/other");
		int with = CALLS.getAndSet(0);
		pair.without().get("/local/other");
		assertThat(with).isEqualTo(CALLS.get());
	}

	@Test
	void failureIsCountedOnce() {
		double before = pair.with().count();
		pair.with().get("/advised/paykka").isProblem(410, "4018");
		Eventually.assertThat(() -> pair.with().count() - before, 1.0);
	}

	private static ResponseEntity<String> decline(Exception exception) throws Exception {
		CALLS.incrementAndGet();
		throw exception;
	}

	@GuestApplication
	@Import({ Local.class, LocalOther.class, Advised.class, ThrowingAdvice.class, NeverAskedAdvice.class, Ahead.class,
			AheadAdvice.class })
	static class ThrowingApplication {

	}

	@RequestMapping("/local")
	static class Local extends TroubleController {

		@ExceptionHandler({ PaykkaException.class, IllegalStateException.class })
		ResponseEntity<String> handle(Exception exception) throws Exception {
			return decline(exception);
		}

	}

	@RequestMapping("/local-other")
	static class LocalOther extends TroubleController {

		@ExceptionHandler({ PaykkaException.class, IllegalStateException.class })
		ResponseEntity<String> handle() throws Exception {
			return decline(new IllegalArgumentException("secret"));
		}

	}

	@RequestMapping("/advised")
	static class Advised extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Advised.class)
	@Order(1)
	static class ThrowingAdvice {

		@ExceptionHandler({ PaykkaException.class, ClaimedException.class, IllegalStateException.class })
		ResponseEntity<String> handle(Exception exception) throws Exception {
			return decline(exception);
		}

		@ExceptionHandler(CheckoutException.class)
		ResponseEntity<String> handle() throws Exception {
			return decline(new IllegalArgumentException("secret"));
		}

	}

	/**
	 * Would respond if other advice were asked after one has thrown.
	 */
	@RestControllerAdvice(assignableTypes = Advised.class)
	@Order(2)
	static class NeverAskedAdvice {

		@ExceptionHandler({ RuntimeException.class, IllegalArgumentException.class })
		ResponseEntity<String> handle(Exception exception) throws Exception {
			return decline(exception);
		}

	}

	@RequestMapping("/ahead")
	static class Ahead extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Ahead.class)
	@Order(-1000)
	static class AheadAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> handle() throws Exception {
			return decline(new IllegalArgumentException("secret"));
		}

	}

}

package com.example.guest;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import com.example.support.Eventually;
import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Trouble.CheckoutException;
import com.example.support.Trouble.ClaimedException;
import com.example.support.Trouble.LateException;
import com.example.support.Trouble.TroubleController;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of handlers that decline by throwing an exception.
 */
class GuestThrowingHandlerTests {

	private static final AtomicInteger CALLS = new AtomicInteger();

	private static Pair pair;

	private static Pair advised;

	@BeforeAll
	static void start() {
		pair = Pair.start(ThrowingApplication.class);
		advised = Pair.start(AdvisedApplication.class);
	}

	@AfterAll
	static void stop() {
		pair.close();
		advised.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/local/paykka", "/local-other/paykka" })
	void starterHandlesAndAsksNobodyAgain(String path) {
		CALLS.set(0);
		pair.with().get(path).isProblem(410, "4018");
		assertThat(CALLS).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/paykka", "/checkout", "/file" })
	void starterHandlesAndAsksNoOtherAdvice(String path) {
		CALLS.set(0);
		advised.with().get(path).isProblem(410, "4018");
		assertThat(CALLS).hasValue(1);
	}

	@Test
	void starterHandlesTranslatedExceptions() {
		CALLS.set(0);
		advised.with().get("/claimed").isProblem(503, "4006");
		int with = CALLS.getAndSet(0);
		advised.without().get("/claimed");
		assertThat(with).isEqualTo(CALLS.get());
	}

	/**
	 * Spring takes such a cause for a lost connection and sends an empty 200.
	 */
	@Test
	void causeThatLooksLikeALostConnectionIsAProblem() {
		advised.with().get("/caused-by-end-of-file").isProblem(502, "6000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/end-of-file", "/broken-pipe" })
	void handlerThatThrowsAgainWhatLooksLikeALostConnectionHasNotResponded(String path) {
		advised.with().get(path).isProblem(502, "6000");
	}

	@Test
	void handlerOfWhatLooksLikeALostConnectionHasResponded() {
		advised.get("/conflict-at-the-end-of-a-file").isUntouched(409);
	}

	@Test
	void handlerWithoutBodyHasResponded() {
		advised.get("/conflict").isUntouched(409);
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
	@CsvSource({ "/local/other", "/local-other/other", "/ahead/other" })
	void whatIsNotTheStartersIsUntouched(String path) {
		pair.get(path).isUntouched(500);
	}

	@Test
	void whatAdviceThrowsAndIsNotTheStartersIsUntouched() {
		advised.get("/other").isUntouched(500);
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
		double before = advised.with().count();
		advised.with().get("/paykka").isProblem(410, "4018");
		Eventually.assertThat(() -> advised.with().count() - before, 1.0);
	}

	private static ResponseEntity<String> decline(Exception exception) throws Exception {
		CALLS.incrementAndGet();
		throw exception;
	}

	@GuestApplication
	@Import({ Local.class, LocalOther.class, Ahead.class, AheadAdvice.class })
	static class ThrowingApplication {

	}

	@GuestApplication
	@Import({ Advised.class, ThrowingAdvice.class, NeverAskedAdvice.class })
	static class AdvisedApplication {

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

	static class Advised extends TroubleController {

		@GetMapping("/caused-by-end-of-file")
		void failAtTheEndOfAFile() {
			throw new LateException(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new EOFException("secret")));
		}

		@GetMapping("/end-of-file")
		void loseResponse() {
			throw new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new EOFException("secret"));
		}

		@GetMapping("/broken-pipe")
		void loseConnection() {
			throw new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException("Broken pipe"));
		}

		@GetMapping("/conflict")
		void conflict() {
			throw new ConflictException(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		}

		@GetMapping("/conflict-at-the-end-of-a-file")
		void conflictAtTheEndOfAFile() {
			throw new ConflictException(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new EOFException("secret")));
		}

	}

	@RestControllerAdvice
	@Order(1)
	static class ThrowingAdvice {

		@ExceptionHandler({ PaykkaException.class, ClaimedException.class, IllegalStateException.class })
		ResponseEntity<String> handle(Exception exception) throws Exception {
			return decline(exception);
		}

		@ExceptionHandler(ConflictException.class)
		@ResponseStatus(HttpStatus.CONFLICT)
		void handleConflict() {
		}

		@ExceptionHandler({ CheckoutException.class, IOException.class, LateException.class })
		ResponseEntity<String> handle() throws Exception {
			return decline(new IllegalArgumentException("secret"));
		}

	}

	static class ConflictException extends RuntimeException {

		ConflictException(Throwable cause) {
			super(cause);
		}

	}

	/**
	 * Would respond if other advice were asked after one has thrown.
	 */
	@RestControllerAdvice
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

package com.example.guest;

import java.util.List;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.RecordedLog;
import com.example.support.Server;
import com.example.support.Stack;
import com.example.support.Trouble;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of who handles invalid requests, depending on
 * {@code paykka.errors.validation.mode}. For the default see {@link GuestNamedModeTests}.
 */
class GuestValidationTests {

	private static final String INVALID = "{\"reference\":\" \"}";

	private static Pair unlessHandled;

	private static Pair always;

	private static Pair never;

	@BeforeAll
	static void start() {
		unlessHandled = Pair.start(GuestValidationTests::application);
		always = unlessHandled.again(GuestValidationTests::application, "paykka.errors.validation.mode=always");
		never = unlessHandled.again(GuestValidationTests::application, "paykka.errors.validation.mode=never");
	}

	@AfterAll
	static void stop() {
		unlessHandled.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ahead", "at", "local" })
	void handlerThatNamesThemKeepsThem(String handler) {
		unlessHandled.post("/" + handler, INVALID).isApplications(418, handler);
	}

	/**
	 * On WebFlux, advice that is limited to some controllers must come first.
	 */
	@Test
	void limitedAdviceBehindTheStarterThatNamesThemKeepsThemOnMvc() {
		if (Stack.CURRENT.isServlet()) {
			unlessHandled.post("/behind", INVALID).isApplications(418, "behind");
		}
		else {
			unlessHandled.post("/behind", INVALID).isStarters(400, "6001");
		}
	}

	@Test
	void responseEntityExceptionHandlerKeepsThem() {
		if (!Stack.CURRENT.isServlet()) {
			unlessHandled.post("/own", INVALID).isStarters(400, "6001");
			return;
		}
		unlessHandled.post("/own", INVALID).isApplications(422, "own response");
		unlessHandled.post("/own", "{\"reference\":").isUntouched(400);
	}

	@Test
	void starterHandlesWhereNobodyNamesThem() {
		unlessHandled.post("/plain", INVALID).isStarters(400, "6001");
		unlessHandled.post("/plain", "{\"reference\":").isStarters(400, "6001");
		unlessHandled.post("/behind", "{\"reference\":").isStarters(400, "6001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ahead", "at", "local" })
	void handlerAheadWinsAlways(String handler) {
		always.post("/" + handler, INVALID).isApplications(418, handler);
	}

	@ParameterizedTest
	@ValueSource(strings = { "behind", "own", "plain" })
	void starterHandlesAlways(String handler) {
		assertThat(always.post("/" + handler, INVALID).isStarters(400, "6001").<Object>member("errors[0].pointer"))
			.isEqualTo("#/reference");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ahead", "at", "behind", "local", "own", "plain" })
	void starterNeverHandles(String handler) {
		never.post("/" + handler, INVALID).isAsWithout();
		never.post("/" + handler, "{\"reference\":").isAsWithout();
		never.post("/" + handler, "").isAsWithout();
	}

	@Test
	void starterStillHandlesFailuresWhereItNeverHandlesInvalidRequests() {
		never.post("/plain", "{\"reference\":\"expired\"}").isStarters(410, "4018");
	}

	@Test
	void validRequestsPass() {
		unlessHandled.post("/own", "{\"reference\":\"r\"}").isApplications(200, "ordered r");
	}

	@Test
	void startLogsWhichAdviceKeepsThem() {
		List<String> hints = hints(application());
		assertThat(hints).hasSize(Stack.CURRENT.isServlet() ? 1 : 2).allMatch((line) -> line.startsWith("INFO "));
		assertThat(hints.get(0)).contains("AheadAdvice", "AtAdvice");
		List<String> limited = List.of("BehindAdvice", Stack.CURRENT.ownResponses().getSimpleName());
		if (Stack.CURRENT.isServlet()) {
			assertThat(hints.get(0)).contains(limited).contains("paykka.errors.validation.mode");
		}
		else {
			assertThat(hints.get(0)).doesNotContain(limited);
			assertThat(hints.get(1)).contains(limited).contains("paykka.errors.order");
		}
	}

	@Test
	void startLogsWhichCatchAllsLoseThem() {
		assertThat(hints(new SpringApplicationBuilder(TranslatingApplication.class))).hasSize(1)
			.allMatch((line) -> line.startsWith("INFO "))
			.allMatch((line) -> line.contains("in place of [" + CatchAllAdvice.class.getName() + "]"))
			.allMatch((line) -> line.contains("paykka.errors.validation.mode=named"))
			.noneMatch((line) -> line.contains("ConfiguredAdvice"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "named", "never" })
	void startLogsNothingAboutThemInOtherModes(String mode) {
		assertThat(hints(application(), "paykka.errors.validation.mode=" + mode)).isEmpty();
	}

	@Test
	void startLogsWhichAdviceKeepsTranslatedExceptions() {
		assertThat(hints(new SpringApplicationBuilder(TranslatingApplication.class), Trouble.TRANSLATED,
				"paykka.errors.validation.mode=named"))
			.hasSize(1)
			.allMatch((line) -> line.startsWith("INFO "))
			.allMatch((line) -> line.contains("remove its handler of "))
			.allMatch((line) -> line.contains("ConfiguredAdvice"))
			.allMatch((line) -> line.contains("CatchAllAdvice") != Stack.CURRENT.isServlet());
	}

	private static SpringApplicationBuilder application() {
		return new SpringApplicationBuilder(ValidatingApplication.class, Stack.CURRENT.ownResponses());
	}

	private static List<String> hints(SpringApplicationBuilder application, String... settings) {
		application.properties("logging.level.com.paykka.errors=info");
		try (RecordedLog log = RecordedLog.of(application)) {
			Server.start(application, settings).close();
			return log.hints();
		}
	}

	private static ResponseEntity<String> respond(String marker) {
		return ResponseEntity.status(418).body(marker);
	}

	record Purchase(@NotBlank String reference) {

	}

	/**
	 * A controller that takes orders.
	 */
	@RestController
	static class OrderController {

		@PostMapping
		String order(@Valid @RequestBody Purchase purchase) {
			if (purchase.reference().equals("expired")) {
				throw Trouble.expired();
			}
			return "ordered " + purchase.reference();
		}

	}

	@GuestApplication
	@Import({ Plain.class, Own.class, Ahead.class, AheadAdvice.class, At.class, AtAdvice.class,
			Behind.class, BehindAdvice.class, Local.class })
	static class ValidatingApplication {

	}

	@RequestMapping("/plain")
	static class Plain extends OrderController {

	}

	@RequestMapping("/own")
	static class Own extends OrderController {

	}

	@RequestMapping("/ahead")
	static class Ahead extends OrderController {

	}

	@RestControllerAdvice(assignableTypes = Ahead.class)
	@Order(-101)
	static class AheadAdvice {

		@ExceptionHandler({ MethodArgumentNotValidException.class, WebExchangeBindException.class })
		ResponseEntity<String> handle() {
			return respond("ahead");
		}

	}

	@RequestMapping("/at")
	static class At extends OrderController {

	}

	@RestControllerAdvice(assignableTypes = At.class)
	@Order(-100)
	static class AtAdvice {

		@ExceptionHandler({ MethodArgumentNotValidException.class, WebExchangeBindException.class })
		ResponseEntity<String> handle() {
			return respond("at");
		}

	}

	@RequestMapping("/behind")
	static class Behind extends OrderController {

	}

	@RestControllerAdvice(assignableTypes = Behind.class)
	@Order(0)
	static class BehindAdvice {

		@ExceptionHandler({ MethodArgumentNotValidException.class, WebExchangeBindException.class })
		ResponseEntity<String> handle() {
			return respond("behind");
		}

	}

	@RequestMapping("/local")
	static class Local extends OrderController {

		@ExceptionHandler({ MethodArgumentNotValidException.class, WebExchangeBindException.class })
		ResponseEntity<String> handle() {
			return respond("local");
		}

	}

	/**
	 * Handles an exception that a setting may translate, and everything that no other handler
	 * names.
	 */
	@GuestApplication
	@Import({ ConfiguredAdvice.class, CatchAllAdvice.class })
	static class TranslatingApplication {

	}

	@RestControllerAdvice
	static class ConfiguredAdvice {

		@ExceptionHandler(Trouble.ConfiguredException.class)
		ResponseEntity<String> handle() {
			return respond("configured");
		}

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> handle() {
			return respond("everything");
		}

	}

}

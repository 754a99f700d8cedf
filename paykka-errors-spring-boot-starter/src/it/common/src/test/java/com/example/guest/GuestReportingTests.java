package com.example.guest;

import java.time.Duration;
import java.util.List;

import com.example.support.Eventually;
import com.example.support.GuestApplication;
import com.example.support.RecordedLog;
import com.example.support.Server;
import com.example.support.Stack;
import com.example.support.Trouble.LateException;
import com.example.support.Trouble.TroubleController;
import com.example.support.Trouble.UrgentException;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is counted and logged, no matter who handles it.
 */
class GuestReportingTests {

	private static final Duration SOON = Duration.ofSeconds(3);

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(application());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/plain/paykka, 4018", "/plain/checkout, 4018", "/plain/wrapped-twice, 4018", "/plain/claimed, 4006",
			"/plain/parameter, 6001" })
	void failureThatTheStarterHandlesIsCountedOnce(String path, String code) {
		double before = server.count(code);
		double total = server.count();
		assertThat(server.get(path).<Object>member("code")).isEqualTo(code);
		Eventually.assertThat(() -> server.count(code) - before, 1.0, SOON);
		assertThat(server.count() - total).isEqualTo(1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/plain/urgent", "/plain/late" })
	void failureThatAnAdviceHandlesIsCountedOnce(String path) {
		double before = server.count();
		server.get(path).isForeign(418);
		Eventually.assertThat(() -> server.count() - before, 1.0, SOON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/local/paykka", "/ahead/paykka", "/ahead/caused-by-file", "/ahead/wrapped" })
	void failureThatIsHandledAheadOfTheStarterIsCountedOnceOnServlets(String path) {
		double before = server.count();
		server.get(path).isForeign(418);
		double expected = Stack.CURRENT.isServlet() ? 1.0 : 0.0;
		Eventually.assertThat(() -> server.count() - before, expected, SOON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/plain/other", "/ahead/other", "/local/other", "/plain/nowhere/x" })
	void whatIsNotTheStartersIsNotCounted(String path) {
		double before = server.count();
		server.get(path);
		Eventually.assertThat(() -> server.count() - before, 0.0, SOON);
	}

	/**
	 * At the most verbose level.
	 */
	@Test
	void oneLineIsLoggedForWhatTheStarterHandlesAndNoneForTheRest() {
		SpringApplicationBuilder application = application();
		try (RecordedLog log = RecordedLog.of(application);
				Server logging = Server.start(application, "paykka.errors.logging.client=info",
						"logging.level.com.paykka.errors=trace")) {
			for (String path : List.of("/plain/paykka", "/plain/caused-by-file", "/plain/wrapped-twice", "/plain/claimed",
					"/plain/parameter")) {
				assertLogged(log, logging, path, 1);
			}
			for (String path : List.of("/plain/urgent", "/ahead/checkout", "/local/paykka", "/plain/other")) {
				assertLogged(log, logging, path, 0);
			}
		}
	}

	private static void assertLogged(RecordedLog log, Server logging, String path, int lines) {
		// The first request triggers lazy initialization
		logging.get(path);
		Eventually.assertThat(() -> log.lines().size() >= lines, true, SOON);
		log.clear();
		logging.get(path);
		Eventually.assertThat(() -> log.lines().size() >= lines, true, SOON);
		assertThat(log.lines()).as(path).hasSize(lines);
	}

	private static SpringApplicationBuilder application() {
		return new SpringApplicationBuilder(ReportingApplication.class);
	}

	@GuestApplication
	@Import({ Plain.class, NamingAdvice.class, Ahead.class, AheadAdvice.class, Local.class })
	static class ReportingApplication {

	}

	@RequestMapping("/plain")
	static class Plain extends TroubleController {

	}

	@RestControllerAdvice
	static class NamingAdvice {

		@ExceptionHandler({ UrgentException.class, LateException.class })
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("named");
		}

	}

	@RequestMapping("/ahead")
	static class Ahead extends TroubleController {

	}

	@RestControllerAdvice(assignableTypes = Ahead.class)
	@Order(-101)
	static class AheadAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("ahead");
		}

	}

	@RequestMapping("/local")
	static class Local extends TroubleController {

		@ExceptionHandler(PaykkaException.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("local");
		}

	}

}

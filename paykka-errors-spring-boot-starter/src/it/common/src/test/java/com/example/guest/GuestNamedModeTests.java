package com.example.guest;

import java.util.List;
import java.util.stream.Stream;

import com.example.support.Effort;
import com.example.support.Eventually;
import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.RecordedLog;
import com.example.support.Response;
import com.example.support.Stack;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that, by default, the starter changes no response to an invalid request unless a
 * violated constraint names a code.
 */
class GuestNamedModeTests {

	private static final String NAMED = "paykka.errors.validation.mode=named";

	private static RecordedLog log;

	private static Pair plain;

	private static Pair problemDetails;

	private static Pair catchAll;

	private static Pair naming;

	@BeforeAll
	static void start() {
		problemDetails = Pair.start(PlainApplication.class, NAMED, "spring.mvc.problemdetails.enabled=true",
				"spring.webflux.problemdetails.enabled=true");
		catchAll = Pair.start(CatchAllApplication.class, NAMED);
		naming = Pair.start(NamingApplication.class, NAMED);
		// The last one, because each start sets up logging again
		plain = Pair.start(GuestNamedModeTests::recorded, NAMED);
	}

	private static SpringApplicationBuilder recorded() {
		SpringApplicationBuilder application = new SpringApplicationBuilder(PlainApplication.class)
			.properties("logging.level.com.paykka.errors=debug");
		log = RecordedLog.of(application);
		return application;
	}

	@AfterAll
	static void stop() {
		Stream.of(plain, problemDetails, catchAll, naming).forEach(Pair::close);
		log.close();
	}

	static Stream<Request> requestsThatNameNoCode() {
		return Stream.of("application/json", "text/html")
			.flatMap((accept) -> Stream.of(new Request("POST", "/orders", "{\"reference\":", accept),
					new Request("POST", "/orders", "{\"amount\":\"none\"}", accept),
					new Request("POST", "/orders", "", accept),
					new Request("POST", "/orders", "{\"reference\":\" \",\"amount\":1}", accept),
					new Request("GET", "/amount", "", accept), new Request("GET", "/amount?amount=none", "", accept),
					new Request("GET", "/amount?amount=0", "", accept)));
	}

	@ParameterizedTest
	@MethodSource("requestsThatNameNoCode")
	void requestThatNamesNoCodeIsSpringBoots(Request request) {
		double before = plain.with().count();
		log.clear();
		request.sendTo(plain).isUntouched(400);
		request.sendTo(problemDetails).isUntouched(400);
		assertThat(plain.with().count()).isEqualTo(before);
		assertThat(log.lines()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("requestsThatNameNoCode")
	void requestThatNamesNoCodeIsTheApplications(Request request) {
		request.sendTo(catchAll).isApplications(418, "everything");
		request.sendTo(naming).isAsWithout();
	}

	@Test
	void randomRequestsThatNameNoCodeAreTheApplications() {
		long seed = Long.getLong("guest.seed", 4711L);
		double before = plain.with().count();
		for (Pair pair : List.of(plain, problemDetails, catchAll, naming)) {
			Reception.send(pair, seed, Effort.of(50, 100)).forEach(Pair.Both::isAsWithout);
		}
		assertThat(plain.with().count()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void requestThatNamesACodeIsAProblem(String accept) {
		body(accept).sendTo(plain).isStarters(400, "2054");
		parameter(accept).sendTo(plain).isStarters(400, "2054");
	}

	@Test
	void requestThatNamesACodeIsCounted() {
		double before = plain.with().count("2054");
		parameter("application/json").sendTo(plain);
		assertThat(plain.with().count("2054")).isEqualTo(before + 1);
	}

	@Test
	void codeOfAConverterNamesACode() {
		double before = plain.with().count("4018");
		new Request("GET", "/converted?expired=1", "", "*/*").sendTo(plain).isStarters(410, "4018");
		new Request("GET", "/converted/form?expired=1", "", "*/*").sendTo(plain).isStarters(410, "4018");
		Eventually.assertThat(() -> plain.with().count("4018") - before, 2.0);
	}

	@Test
	void oneCodeOfSeveralViolationsIsEnough() {
		Response response = new Request("POST", "/orders", "{\"reference\":\" \",\"amount\":0}", "*/*").sendTo(plain)
			.isStarters(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].code")).containsExactlyInAnyOrder("6001", "2054");
	}

	@Test
	void advicePreventsItOnlyOnWebFlux() {
		for (Pair pair : List.of(problemDetails, catchAll)) {
			for (Request request : List.of(body("*/*"), parameter("*/*"))) {
				if (Stack.CURRENT.isServlet()) {
					request.sendTo(pair).isStarters(400, "2054");
				}
				else {
					request.sendTo(pair).isAsWithout();
				}
			}
		}
	}

	@Test
	void adviceThatNamesTheExceptionKeepsIt() {
		body("*/*").sendTo(naming).isApplications(418, "named");
		parameter("*/*").sendTo(naming).isApplications(418, "named");
	}

	private static Request body(String accept) {
		return new Request("POST", "/orders", "{\"reference\":\"r\",\"amount\":0}", accept);
	}

	private static Request parameter(String accept) {
		return new Request("GET", "/price?price=0", "", accept);
	}

	record Request(String method, String path, String body, String accept) {

		Pair.Both sendTo(Pair pair) {
			String[] headers = { "Accept", this.accept, "Content-Type", "application/json" };
			return new Pair.Both(pair.with().exchange(this.method, this.path, this.body, headers),
					pair.without().exchange(this.method, this.path, this.body, headers));
		}

	}

	record Purchase(@NotBlank String reference, @Min(value = 1, message = "{paykka.2054}") int amount) {

	}

	record ExpiredForm(Expired expired) {

	}

	record Expired(String text) {

		public static Expired valueOf(String text) {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

	@RestController
	static class OrderController {

		@PostMapping("/orders")
		String order(@Valid @RequestBody Purchase purchase) {
			return purchase.reference();
		}

		@GetMapping("/amount")
		String amount(@RequestParam @Min(1) int amount) {
			return "paid";
		}

		@GetMapping("/converted")
		String converted(@RequestParam Expired expired) {
			return "paid";
		}

		@GetMapping("/converted/form")
		String converted(@ModelAttribute ExpiredForm form) {
			return "paid";
		}

		@GetMapping("/price")
		String price(@RequestParam @Min(value = 1, message = "{paykka.2054}") int price) {
			return "paid";
		}

	}

	@GuestApplication
	@Import({ OrderController.class, Reception.class })
	static class PlainApplication {

	}

	@GuestApplication
	@Import({ OrderController.class, Reception.class, CatchAllAdvice.class })
	static class CatchAllApplication {

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("everything");
		}

	}

	@GuestApplication
	@Import({ OrderController.class, Reception.class, NamingAdvice.class })
	static class NamingApplication {

	}

	@RestControllerAdvice
	static class NamingAdvice {

		@ExceptionHandler({ MethodArgumentNotValidException.class, WebExchangeBindException.class,
				HandlerMethodValidationException.class })
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("named");
		}

	}

}

package com.example.guest;

import java.security.Principal;
import java.util.List;
import java.util.Locale;

import com.example.guest.ArgumentTrouble.AttributeException;
import com.example.guest.ArgumentTrouble.CauseException;
import com.example.guest.ArgumentTrouble.HandlerMethodException;
import com.example.guest.ArgumentTrouble.LocaleException;
import com.example.guest.ArgumentTrouble.ModelException;
import com.example.guest.ArgumentTrouble.OwnException;
import com.example.guest.ArgumentTrouble.PrincipalException;
import com.example.guest.ArgumentTrouble.ProblemException;
import com.example.guest.ArgumentTrouble.StatusException;
import com.example.guest.ArgumentTrouble.UnresolvableException;
import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.Stack;
import com.example.support.Trouble;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of handlers that take more than the exception, or respond in unusual ways.
 */
class GuestArgumentTests {

	private static final String[] HEADERS = { "X-Shop", "shop one", "Accept-Language", "fr" };

	private static Pair pair;

	@BeforeAll
	static void start() {
		pair = Pair.start(
				() -> new SpringApplicationBuilder(ArgumentApplication.class).sources(Stack.CURRENT.argumentHandlers()));
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	static List<Arguments> argumentMarkers() {
		return Stack.CURRENT.argumentMarkers();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					attribute; 418; attribute of a filter
					principal; 418; principal null
					locale; 418; locale fr
					model; 418; model {}
					own; 418; own argument
					cause; 418; cause ORDER_EXPIRED of CauseException
					problem; 422; "detail":"problem of the application"
					status; 418; status of the annotation
					""")
	void handlerGetsWhatItAsksFor(String name, int status, String marker) {
		pair.get("/arguments/" + name + "?a=1&b=2", HEADERS).isApplications(status, marker);
	}

	@Test
	void handlerGetsTheMethodThatFailedExceptBehindTheStarterOnWebFlux() {
		if (Stack.CURRENT.isServlet()) {
			pair.get("/arguments/handler-method", HEADERS).isApplications(418, "handler fail");
		}
		else {
			pair.get("/arguments/handler-method", HEADERS).isStarters(410, "4018");
		}
		pair.get("/foreign/handler-method", HEADERS).isApplications(418, "handler fail");
	}

	@ParameterizedTest
	@MethodSource("argumentMarkers")
	void handlerGetsWhatOnlyItsStackHas(String name, String marker) {
		pair.get("/arguments/" + name + "?a=1&b=2", HEADERS).isApplications(418, marker);
	}

	@ParameterizedTest
	@ValueSource(strings = { "attribute", "principal", "locale", "model", "own", "problem", "status" })
	void handlerOfWhatIsNotTheStartersGetsWhatItAsksFor(String name) {
		Pair.Both responses = pair.get("/foreign/" + name, HEADERS);
		assertThat(responses.isAsWithout().status()).isIn(418, 422);
	}

	@ParameterizedTest
	@MethodSource("argumentMarkers")
	void handlerOfWhatIsNotTheStartersGetsWhatOnlyItsStackHas(String name, String marker) {
		String expected = marker.replace("/arguments/", "/foreign/");
		pair.get("/foreign/" + name + "?a=1&b=2", HEADERS).isApplications(418, expected);
	}

	@Test
	void handlerThatCannotBeCalledDeclines() {
		pair.get("/foreign/unresolvable", HEADERS).isUntouched(500);
		pair.with().get("/arguments/unresolvable", HEADERS).isProblem(410, "4018");
	}

	private static ResponseEntity<String> respond(String body) {
		return ResponseEntity.status(418).body(body);
	}

	@GuestApplication
	@Import({ ArgumentController.class, ArgumentAdvice.class })
	static class ArgumentApplication {

	}

	@RestController
	static class ArgumentController {

		@GetMapping("/arguments/{name}")
		String fail(@PathVariable String name) {
			throw ArgumentTrouble.exception(name, Trouble.expired());
		}

		@GetMapping("/foreign/{name}")
		String failWithoutCause(@PathVariable String name) {
			throw ArgumentTrouble.exception(name, null);
		}

	}

	/**
	 * The argument that the application's own resolver supplies.
	 *
	 * @param text a text
	 */
	record OwnArgument(String text) {

	}

	@ControllerAdvice
	static class ArgumentAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(AttributeException exception, @RequestAttribute String guest) {
			return respond("attribute " + guest);
		}

		@ExceptionHandler
		ResponseEntity<String> handle(PrincipalException exception, Principal principal) {
			return respond("principal " + principal);
		}

		@ExceptionHandler
		ResponseEntity<String> handle(LocaleException exception, Locale locale) {
			return respond("locale " + locale);
		}

		@ExceptionHandler
		ResponseEntity<String> handle(HandlerMethodException exception, HandlerMethod method) {
			return respond("handler " + method.getMethod().getName());
		}

		@ExceptionHandler
		ResponseEntity<String> handle(ModelException exception, Model model) {
			return respond("model " + model.asMap());
		}

		@ExceptionHandler
		ResponseEntity<String> handle(OwnException exception, OwnArgument argument) {
			return respond(argument.text());
		}

		@ExceptionHandler(CauseException.class)
		ResponseEntity<String> handle(CauseException exception, PaykkaException cause) {
			return respond("cause " + cause.getErrorCode().name() + " of " + exception.getClass().getSimpleName());
		}

		@ExceptionHandler
		ResponseEntity<String> handle(UnresolvableException exception, Runnable unknown) {
			return respond("never");
		}

		@ExceptionHandler(ProblemException.class)
		ProblemDetail handleWithProblem() {
			return ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(422), "problem of the application");
		}

		@ExceptionHandler(StatusException.class)
		@ResponseBody
		@ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
		String handleWithStatus() {
			return "status of the annotation";
		}

	}

}

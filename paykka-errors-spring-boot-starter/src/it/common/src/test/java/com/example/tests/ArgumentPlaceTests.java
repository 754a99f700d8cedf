package com.example.tests;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the places of arguments, also with annotations in an interface and with
 * {@code @Validated} controllers, which Spring validates in another way.
 */
class ArgumentPlaceTests {

	private static final String INVALID = "777";

	private static Server server;

	private static Server adapted;

	@BeforeAll
	static void start() {
		server = Server.start(new SpringApplicationBuilder(ArgumentApplication.class), "shop.header=X-Placeholder");
		adapted = Server.start(new SpringApplicationBuilder(ArgumentApplication.class),
				"spring.validation.method.adapt-constraint-violations=true", "shop.header=X-Placeholder");
	}

	@AfterAll
	static void stop() {
		server.close();
		adapted.close();
	}

	static List<Arguments> controllers() {
		return List.of(Arguments.of(server, "/plain"), Arguments.of(server, "/inherited"),
				Arguments.of(server, "/validated"), Arguments.of(server, "/validated-inherited"),
				Arguments.of(adapted, "/validated"), Arguments.of(adapted, "/validated-inherited"));
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void header(Server application, String path) {
		isInvalid(application.get(path + "/header", "X-Order", INVALID), "header", "X-Order");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void headerOfASetting(Server application, String path) {
		isInvalid(application.get(path + "/placeholder", "X-Placeholder", INVALID), "header", "X-Placeholder");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void cookie(Server application, String path) {
		isInvalid(application.get(path + "/cookie", "Cookie", "shop-session=" + INVALID), "cookie", "shop-session");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void pathVariable(Server application, String path) {
		isInvalid(application.get(path + "/path/" + INVALID), "path", "order-id");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void matrixVariable(Server application, String path) {
		isInvalid(application.get(path + "/matrix/a;page-size=" + INVALID), "matrix", "page-size");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void parameter(Server application, String path) {
		isInvalid(application.get(path + "/parameter?page-size=" + INVALID), "parameter", "page-size");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void parameterWithoutAnnotation(Server application, String path) {
		isInvalid(application.get(path + "/simple?amount=" + INVALID), "parameter", "amount");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void oneOfSeveralValues(Server application, String path) {
		isInvalid(application.get(path + "/several?ids=1&ids=" + INVALID), "parameter", "ids");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void oneOfAllParameters(Server application, String path) {
		isInvalid(application.get(path + "/all?a=1&b=" + INVALID + INVALID), "parameter", "b");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void memberOfTheBody(Server application, String path) {
		isInvalid(application.post(path + "/body", "{\"amount\":" + INVALID + "}"), "pointer", "#/amount");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void elementOfTheBody(Server application, String path) {
		isInvalid(application.post(path + "/list", "[1," + INVALID + "]"), "pointer", "#/1");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void memberOfAForm(Server application, String path) {
		isInvalid(application.get(path + "/form?amount=" + INVALID), "parameter", "amount");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/plain", "/inherited", "/validated-inherited" })
	void missing(String path) {
		isInvalid(server.get(path + "/header"), "header", "X-Order");
		isInvalid(server.get(path + "/cookie"), "cookie", "shop-session");
		isInvalid(server.get(path + "/parameter"), "parameter", "page-size");
		isInvalid(server.get(path + "/matrix/a"), "matrix", "page-size");
		isInvalid(server.post(path + "/body", ""), "pointer", "#");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/plain", "/inherited", "/validated-inherited" })
	void unreadable(String path) {
		isInvalid(server.get(path + "/header", "X-Order", "rejected"), "header", "X-Order");
		isInvalid(server.get(path + "/cookie", "Cookie", "shop-session=rejected"), "cookie", "shop-session");
		isInvalid(server.get(path + "/path/rejected"), "path", "order-id");
		isInvalid(server.get(path + "/parameter?page-size=rejected"), "parameter", "page-size");
		isInvalid(server.get(path + "/matrix/a;page-size=rejected"), "matrix", "page-size");
		isInvalid(server.post(path + "/body", "{\"amount\":\"rejected\"}"), "pointer", "#/amount");
	}

	@Test
	void argumentsComeInTheirOrder() {
		Answer answer = server.get("/plain/two?b=777&a=777").isProblem(400, "6001");
		assertThat(answer.<List<Object>>member("errors[*].parameter")).containsExactly("b", "a");
		assertThat(server.get("/validated/two?b=777&a=777").<List<Object>>member("errors[*].parameter"))
			.containsExactly("b", "a");
	}

	private static void isInvalid(Answer answer, String member, String place) {
		answer.isProblem(400, "6001");
		assertThat(answer.<List<Map<String, Object>>>member("errors")).as(answer.body())
			.singleElement()
			.satisfies((error) -> assertThat(error).containsOnlyKeys("code", "detail", member)
				.containsEntry(member, place));
		assertThat(answer.body()).doesNotContain(INVALID).doesNotContain("rejected");
	}

	@GuestApplication
	@Import({ PlainController.class, InheritingController.class, ValidatedController.class,
			ValidatedInheritingController.class })
	static class ArgumentApplication {

	}

	record Purchase(@Max(100) int amount) {

	}

	/**
	 * All annotations stand here.
	 */
	interface Api {

		@GetMapping("/header")
		String header(@RequestHeader("X-Order") @Max(100) Integer order);

		@GetMapping("/placeholder")
		String placeholder(@RequestHeader("${shop.header}") @Max(100) Integer order);

		@GetMapping("/cookie")
		String cookie(@CookieValue(name = "shop-session") @Max(100) Integer session);

		@GetMapping("/path/{order-id}")
		String path(@PathVariable("order-id") @Max(100) Integer order);

		@GetMapping("/matrix/{any}")
		String matrix(@PathVariable String any, @MatrixVariable("page-size") @Max(100) Integer size);

		@GetMapping("/parameter")
		String parameter(@RequestParam(name = "page-size") @Max(100) Integer size);

		@GetMapping("/simple")
		String simple(@Max(100) Integer amount);

		@GetMapping("/several")
		String several(@RequestParam("ids") List<@Max(100) Integer> numbers);

		@GetMapping("/all")
		String all(@RequestParam Map<String, @Size(max = 3) String> all);

		@PostMapping("/body")
		String body(@Valid @RequestBody Purchase purchase);

		@PostMapping("/list")
		String list(@RequestBody List<@Max(100) Integer> numbers);

		@GetMapping("/form")
		String form(@Valid Purchase purchase);

		@GetMapping("/two")
		String two(@RequestParam @Max(100) int b, @RequestParam @Max(100) int a);

	}

	/**
	 * Overrides what has its annotations in the interface.
	 */
	static class Implementation implements Api {

		@Override
		public String header(Integer argument) {
			return "ok";
		}

		@Override
		public String placeholder(Integer argument) {
			return "ok";
		}

		@Override
		public String cookie(Integer argument) {
			return "ok";
		}

		@Override
		public String path(Integer argument) {
			return "ok";
		}

		@Override
		public String matrix(String any, Integer argument) {
			return "ok";
		}

		@Override
		public String parameter(Integer argument) {
			return "ok";
		}

		@Override
		public String simple(Integer amount) {
			return "ok";
		}

		@Override
		public String several(List<Integer> argument) {
			return "ok";
		}

		@Override
		public String all(Map<String, String> argument) {
			return "ok";
		}

		@Override
		public String body(Purchase argument) {
			return "ok";
		}

		@Override
		public String list(List<Integer> argument) {
			return "ok";
		}

		@Override
		public String form(Purchase argument) {
			return "ok";
		}

		@Override
		public String two(int b, int a) {
			return "ok";
		}

	}

	@RestController
	@RequestMapping("/inherited")
	static class InheritingController extends Implementation {

	}

	@RestController
	@Validated
	@RequestMapping("/validated-inherited")
	static class ValidatedInheritingController extends Implementation {

	}

	/**
	 * Has all annotations itself.
	 */
	static class OwnAnnotations {

		@GetMapping("/header")
		public String header(@RequestHeader("X-Order") @Max(100) Integer order) {
			return "ok";
		}

		@GetMapping("/placeholder")
		public String placeholder(@RequestHeader("${shop.header}") @Max(100) Integer order) {
			return "ok";
		}

		@GetMapping("/cookie")
		public String cookie(@CookieValue(name = "shop-session") @Max(100) Integer session) {
			return "ok";
		}

		@GetMapping("/path/{order-id}")
		public String path(@PathVariable("order-id") @Max(100) Integer order) {
			return "ok";
		}

		@GetMapping("/matrix/{any}")
		public String matrix(@PathVariable String any, @MatrixVariable("page-size") @Max(100) Integer size) {
			return "ok";
		}

		@GetMapping("/parameter")
		public String parameter(@RequestParam(name = "page-size") @Max(100) Integer size) {
			return "ok";
		}

		@GetMapping("/simple")
		public String simple(@Max(100) Integer amount) {
			return "ok";
		}

		@GetMapping("/several")
		public String several(@RequestParam("ids") List<@Max(100) Integer> numbers) {
			return "ok";
		}

		@GetMapping("/all")
		public String all(@RequestParam Map<String, @Size(max = 3) String> all) {
			return "ok";
		}

		@PostMapping("/body")
		public String body(@Valid @RequestBody Purchase purchase) {
			return "ok";
		}

		@PostMapping("/list")
		public String list(@RequestBody List<@Max(100) Integer> numbers) {
			return "ok";
		}

		@GetMapping("/form")
		public String form(@Valid Purchase purchase) {
			return "ok";
		}

		@GetMapping("/two")
		public String two(@RequestParam @Max(100) int b, @RequestParam @Max(100) int a) {
			return "ok";
		}

	}

	@RestController
	@RequestMapping("/plain")
	static class PlainController extends OwnAnnotations {

	}

	@RestController
	@Validated
	@RequestMapping("/validated")
	static class ValidatedController extends OwnAnnotations {

	}

}

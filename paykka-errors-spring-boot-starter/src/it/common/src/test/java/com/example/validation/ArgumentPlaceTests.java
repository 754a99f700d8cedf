package com.example.validation;

import java.util.List;
import java.util.Map;

import com.example.support.GuestApplication;
import com.example.support.Response;
import com.example.support.Server;
import com.example.validation.ArgumentControllers.InheritingController;
import com.example.validation.ArgumentControllers.PlainController;
import com.example.validation.ArgumentControllers.ValidatedController;
import com.example.validation.ArgumentControllers.ValidatedInheritingController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the places of arguments, including annotations in an interface and
 * {@code @Validated} controllers, which Spring validates differently.
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
		// Names, because JUnit closes arguments that can be closed
		return List.of(Arguments.of("server", "/plain"), Arguments.of("server", "/inherited"),
				Arguments.of("server", "/validated"), Arguments.of("server", "/validated-inherited"),
				Arguments.of("adapted", "/validated"), Arguments.of("adapted", "/validated-inherited"));
	}

	/**
	 * Spring does not find constraints on elements in an interface.
	 */
	static List<Arguments> controllersWithElements() {
		return controllers().stream().filter((controller) -> !controller.get()[1].equals("/inherited")).toList();
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void header(String application, String path) {
		isInvalid(named(application).get(path + "/header", "X-Order", INVALID), "header", "X-Order");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void headerOfASetting(String application, String path) {
		isInvalid(named(application).get(path + "/placeholder", "X-Placeholder", INVALID), "header", "X-Placeholder");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void cookie(String application, String path) {
		isInvalid(named(application).get(path + "/cookie", "Cookie", "shop-session=" + INVALID), "cookie", "shop-session");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void pathVariable(String application, String path) {
		isInvalid(named(application).get(path + "/path/" + INVALID), "path", "order-id");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void matrixVariable(String application, String path) {
		isInvalid(named(application).get(path + "/matrix/a;page-size=" + INVALID), "matrix", "page-size");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void parameter(String application, String path) {
		isInvalid(named(application).get(path + "/parameter?page-size=" + INVALID), "parameter", "page-size");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void parameterWithoutAnnotation(String application, String path) {
		isInvalid(named(application).get(path + "/simple?amount=" + INVALID), "parameter", "amount");
	}

	@ParameterizedTest
	@MethodSource("controllersWithElements")
	void oneOfSeveralValues(String application, String path) {
		isInvalid(named(application).get(path + "/several?ids=1&ids=" + INVALID), "parameter", "ids");
	}

	@ParameterizedTest
	@MethodSource("controllersWithElements")
	void oneOfAllParameters(String application, String path) {
		isInvalid(named(application).get(path + "/all?a=1&b=" + INVALID + INVALID), "parameter", "b");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void memberOfTheBody(String application, String path) {
		isInvalid(named(application).post(path + "/body", "{\"amount\":" + INVALID + "}"), "pointer", "#/amount");
	}

	@ParameterizedTest
	@MethodSource("controllersWithElements")
	void elementOfTheBody(String application, String path) {
		isInvalid(named(application).post(path + "/list", "[1," + INVALID + "]"), "pointer", "#/1");
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void memberOfAForm(String application, String path) {
		isInvalid(named(application).get(path + "/form?amount=" + INVALID), "parameter", "amount");
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
		Response response = server.get("/plain/two?b=777&a=777").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].parameter")).containsExactly("b", "a");
		assertThat(server.get("/validated/two?b=777&a=777").<List<Object>>member("errors[*].parameter"))
			.containsExactly("b", "a");
	}

	private static Server named(String application) {
		return application.equals("adapted") ? adapted : server;
	}

	private static void isInvalid(Response response, String member, String place) {
		response.isProblem(400, "6001");
		assertThat(response.<List<Map<String, Object>>>member("errors")).as(response.body())
			.singleElement()
			.satisfies((error) -> assertThat(error).containsOnlyKeys("code", "detail", member)
				.containsEntry(member, place));
		assertThat(response.<Object>member("errors").toString()).doesNotContain(INVALID).doesNotContain("rejected");
	}

	@GuestApplication
	@Import({ PlainController.class, InheritingController.class, ValidatedController.class,
			ValidatedInheritingController.class })
	static class ArgumentApplication {

	}

}

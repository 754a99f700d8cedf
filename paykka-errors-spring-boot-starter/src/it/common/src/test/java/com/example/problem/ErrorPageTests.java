package com.example.problem;

import java.util.stream.Stream;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of error pages for callers who prefer HTML.
 */
class ErrorPageTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start("paykka.errors.html=error-page", "paykka.errors.unexpected=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	static Stream<String> paths() {
		return Stream.concat(Stack.CURRENT.entryPoints().stream(), Stream.of("/codes/4018", "/properties"));
	}

	@ParameterizedTest
	@MethodSource("paths")
	void isRenderedWithTheStatusOfTheProblem(String path) {
		assertPage(server.get(path, "Accept", BROWSER), 410);
	}

	@ParameterizedTest
	@MethodSource("paths")
	void failureIsCountedOnce(String path) {
		double before = server.count();
		server.get(path, "Accept", BROWSER);
		Eventually.assertThat(() -> server.count() - before, 1.0);
	}

	@Test
	void unexpectedExceptionAndInvalidRequestHaveOneToo() {
		assertPage(server.get("/unexpected", "Accept", BROWSER), 500);
		assertPage(server.get("/parameter?amount=none", "Accept", BROWSER), 400);
	}

	@Test
	void headersOfTheProblemAreKept() {
		Response response = server.get("/codes/6002", "Accept", BROWSER);
		assertPage(response, 503);
		assertThat(response.header("Retry-After")).isEqualTo("5");
		assertThat(response.header("Cache-Control")).isEqualTo("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { BROWSER, "text/html", "text/*", "text/html,application/json;q=0.9",
			"application/json;q=0.5,text/html;q=0.6", "image/png,text/html;q=0.1" })
	void isForThoseWhoPreferHtml(String accept) {
		assertPage(server.get("/codes/4018", "Accept", accept), 410);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/problem+json", "application/json,text/html",
			"text/html;q=0.5,application/json", "text/html;q=0", "application/*", "image/png", "no media type", "" })
	void othersGetTheProblem(String accept) {
		server.get("/codes/4018", "Accept", accept).isProblem(410, "4018");
	}

	@Test
	void whoeverAcceptsMoreTypesThanSpringSortsGetsTheProblem() {
		Assumptions.assumeThat(Stack.CURRENT.isServlet()).as("WebFlux itself rejects such a header").isTrue();
		server.get("/codes/4018", "Accept", "text/html" + ",text/plain".repeat(60)).isProblem(410, "4018");
	}

	@Test
	void isNotRenderedByDefault() {
		Server.shared().get("/codes/4018", "Accept", BROWSER).isProblem(410, "4018");
	}

	@Test
	void messageIsThatForTheAudienceWithoutTheSecretsOfCauses() {
		try (Server shopper = Server.start("paykka.errors.html=error-page", "paykka.errors.audience=shopper",
				"server.error.include-message=always", "spring.web.error.include-message=always")) {
			String page = assertPage(shopper.get("/codes/5019", "Accept", BROWSER), 402);
			assertThat(page).contains(shopper.get("/codes/5002").<String>member("detail"))
				.doesNotContain("5019", "FRAUD", "raud");
			Eventually.assertThat(() -> shopper.count("5019"), 1.0);
			assertThat(assertPage(shopper.get("/wrapped", "Accept", BROWSER), 410)).doesNotContain("secret");
		}
	}

	private static String assertPage(Response response, int status) {
		assertThat(response.status()).as(response.request()).isEqualTo(status);
		assertThat(response.header("Content-Type")).startsWith("text/html");
		return assertThat(response.body()).contains("<html", "Whitelabel").actual();
	}

}

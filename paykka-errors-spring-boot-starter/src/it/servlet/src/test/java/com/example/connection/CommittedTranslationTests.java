package com.example.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of translated exceptions after part of the response has been sent, and of those
 * by which the container refuses a request.
 */
class CommittedTranslationTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(LateConfiguration.class, "paykka.errors.unexpected=true", "server.tomcat.max-http-form-post-size=1KB",
				"paykka.errors.translate.java.net.SocketTimeoutException=6000",
				"paykka.errors.translate.java.lang.IllegalStateException=6000",
				"paykka.errors.translate.java.lang.AssertionError=6000");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "callable", "deferred", "body", "events", "filter" })
	void checkedExceptionIsCountedOnce(String way) {
		assertCountedOnce(way + "/checked", "6000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "callable", "deferred", "body", "events", "filter" })
	void uncheckedExceptionIsCountedOnce(String way) {
		assertCountedOnce(way + "/unchecked", "6000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "callable", "deferred", "events" })
	void errorIsCountedOnce(String way) {
		assertCountedOnce(way + "/error", "6000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "callable", "deferred", "body", "events", "filter" })
	void unexpectedExceptionIsCountedOnce(String way) {
		assertCountedOnce(way + "/unexpected", "6007");
	}

	@ParameterizedTest
	@MethodSource("refusedByTheContainer")
	void refusalOfTheContainerStaysItsOwn(String method, String path, String body) {
		double before = server.count();
		Response response = Server.remote(URI.create(server.address("/")).getPort())
			.exchange(method, path, body, "Content-Type", "application/x-www-form-urlencoded");
		// Tomcat 10 ignores what Tomcat 11 refuses
		assertThat(response.status()).isIn(SpringBootVersion.getVersion().startsWith("3.") ? List.of(200, 400, 413)
				: List.of(400, 413));
		response.isForeign(response.status());
		assertThat(server.count()).isEqualTo(before);
	}

	static Stream<Arguments> refusedByTheContainer() {
		return Stream.of(Arguments.of("GET", "/late/form?amount=1&a=%zz", ""),
				Arguments.of("GET", "/late/form?amount=1" + "&a".repeat(11_000), ""),
				Arguments.of("POST", "/late/form?amount=1", "a=%zz"),
				Arguments.of("POST", "/late/form?amount=1", "a=" + "x".repeat(3_000)));
	}

	@Test
	void unavailableServletIsTheContainers() {
		double before = server.count();
		assertThat(server.get("/late/unavailable").isForeign(503).header("Retry-After")).isNotNull();
		assertThat(server.count()).isEqualTo(before);
		// As long as the servlet is unavailable
		Eventually.assertThat(() -> server.get("/parameter?amount=1").status(), 200);
	}

	private static void assertCountedOnce(String way, String code) {
		double before = server.count();
		double beforeOfCode = server.count(code);
		long requests = server.requests();
		try (Connection connection = Connection.open(server).get("/late/" + way)) {
			assertThat(connection.readToEnd()).contains("begun");
		}
		Eventually.assertThat(() -> server.requests() > requests, true);
		Eventually.assertThat(() -> server.count(code) - beforeOfCode, 1.0);
		assertThat(server.count() - before).isEqualTo(1.0);
	}

	private static Throwable failure(String kind) {
		return switch (kind) {
			case "checked" -> new SocketTimeoutException("secret");
			case "unchecked" -> new IllegalStateException("secret");
			case "error" -> new AssertionError("secret");
			default -> new IllegalArgumentException("secret");
		};
	}

	private static void fail(String kind) throws Exception {
		Throwable failure = failure(kind);
		if (failure instanceof Error error) {
			throw error;
		}
		throw (Exception) failure;
	}

	private static void begin(HttpServletResponse response) throws IOException {
		response.setContentType("text/plain");
		response.getOutputStream().print("begun");
		response.flushBuffer();
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ LateController.class, LateFilter.class })
	static class LateConfiguration {

	}

	static class LateFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String path = request.getRequestURI();
			if (path.startsWith("/late/filter/")) {
				begin(response);
				try {
					fail(path.substring(path.lastIndexOf('/') + 1));
				}
				catch (IOException | RuntimeException ex) {
					throw ex;
				}
				catch (Exception ex) {
					throw new ServletException(ex);
				}
			}
			chain.doFilter(request, response);
		}

	}

	@RestController
	static class LateController {

		@GetMapping("/late/plain/{kind}")
		void plain(@PathVariable String kind, HttpServletResponse response) throws Exception {
			begin(response);
			fail(kind);
		}

		@GetMapping("/late/callable/{kind}")
		Callable<String> callable(@PathVariable String kind, HttpServletResponse response) {
			return () -> {
				begin(response);
				fail(kind);
				return "";
			};
		}

		@GetMapping("/late/deferred/{kind}")
		DeferredResult<String> deferred(@PathVariable String kind, HttpServletResponse response) throws IOException {
			begin(response);
			DeferredResult<String> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setErrorResult(failure(kind)));
			return result;
		}

		@GetMapping("/late/body/{kind}")
		StreamingResponseBody body(@PathVariable String kind) {
			return (output) -> {
				output.write(("begun" + " ".repeat(16_384)).getBytes());
				if (failure(kind) instanceof IOException ex) {
					throw ex;
				}
				throw (RuntimeException) failure(kind);
			};
		}

		@RequestMapping("/late/form")
		String form(@RequestParam int amount) {
			return "paid";
		}

		@GetMapping("/late/unavailable")
		String unavailable() throws ServletException {
			throw new UnavailableException("secret", 1);
		}

		@GetMapping("/late/events/{kind}")
		SseEmitter events(@PathVariable String kind) throws IOException {
			SseEmitter emitter = new SseEmitter();
			emitter.send("begun");
			CompletableFuture.runAsync(() -> emitter.completeWithError(failure(kind)));
			return emitter;
		}

	}

}

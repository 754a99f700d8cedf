package com.example.problem;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.example.support.Eventually;
import com.example.support.Server;
import com.example.support.Stack;
import com.example.support.TracingConfiguration;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the trace ID in a problem.
 */
class TraceIdTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new Class<?>[] { TracingConfiguration.class },
				"paykka.errors.trace-id=true", "paykka.errors.unexpected=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	static Stream<String> paths() {
		return Stream.concat(Stack.CURRENT.entryPoints().stream(),
				Stream.of("/codes/4018", "/properties", "/unexpected", "/parameter?amount=none", "/claimed"));
	}

	@ParameterizedTest
	@MethodSource("paths")
	void isThatOfTheSpan(String path) {
		SimpleTracer tracer = server.bean(SimpleTracer.class);
		Set<String> before = traces(tracer);
		String traceId = server.get(path).member("traceId");
		assertThat(traceId).isNotEmpty();
		Eventually.assertThat(() -> {
			Set<String> traces = traces(tracer);
			traces.removeAll(before);
			return traces;
		}, Set.of(traceId));
	}

	@Test
	void comesAheadOfOwnMembers() {
		assertThat(server.get("/properties").body()).containsSubsequence("\"advice\":", "\"traceId\":", "\"orderId\":");
	}

	@Test
	void isKeptFromCallersByDefault() {
		try (Server silent = Server.start(TracingConfiguration.class)) {
			assertThat(silent.get("/codes/4018").isProblem(410, "4018").<Object>member("traceId")).isNull();
		}
	}

	@Test
	void isLeftOutWithoutTraces() {
		try (Server untraced = Server.start("paykka.errors.trace-id=true")) {
			assertThat(untraced.get("/codes/4018").isProblem(410, "4018").body()).doesNotContain("traceId");
		}
	}

	private static Set<String> traces(SimpleTracer tracer) {
		return tracer.getSpans()
			.stream()
			.filter((span) -> span.getEndTimestamp().toEpochMilli() > 0)
			.map((span) -> span.context().traceId())
			.collect(Collectors.toSet());
	}

}

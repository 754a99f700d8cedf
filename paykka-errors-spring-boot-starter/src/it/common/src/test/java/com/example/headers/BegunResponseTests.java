package com.example.headers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the headers that were set before a failure.
 */
class BegunResponseTests {

	private static final Map<String, String> GONE = Map.ofEntries(Map.entry("Content-Encoding", "gzip"),
			Map.entry("Content-Language", "zh"), Map.entry("Content-Disposition", "attachment"),
			Map.entry("Content-Location", "/receipt"), Map.entry("Content-Range", "bytes 0-9/10"),
			Map.entry("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ=="), Map.entry("ETag", "\"1\""),
			Map.entry("Last-Modified", "Wed, 21 Oct 2015 07:28:00 GMT"),
			Map.entry("Expires", "Wed, 21 Oct 2065 07:28:00 GMT"), Map.entry("CDN-Cache-Control", "max-age=600"));

	private static final Map<String, String> KEPT = Map.of("Content-Security-Policy", "default-src 'none'",
			"Content-Security-Policy-Report-Only", "default-src 'self'", "Set-Cookie", "a=b",
			"Access-Control-Allow-Origin", "*", "X-Frame-Options", "DENY", "traceparent",
			"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "Vary", "Origin");

	static final Map<String, String> HEADERS = new HashMap<>(GONE);

	static {
		HEADERS.putAll(KEPT);
		HEADERS.put("Cache-Control", "public, max-age=600");
		HEADERS.put("Content-Length", "7");
	}

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(Stack.CURRENT.begunResponses(), "paykka.errors.unexpected=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "controller", "text", "filter" })
	void problemIsReadable(String way) {
		server.get("/begun-response/" + way).isProblem(410, "4018");
	}

	@Test
	void unexpectedProblemIsReadable() {
		server.get("/begun-response/unexpected").isProblem(500, "6007");
	}

	@ParameterizedTest
	@ValueSource(strings = { "controller", "text", "filter", "unexpected" })
	void headersOfTheContentAndItsCachingAreCleared(String way) {
		Response response = server.get("/begun-response/" + way);
		assertThat(GONE.keySet()).filteredOn((name) -> response.header(name) != null).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "controller", "text", "filter", "unexpected" })
	void nothingIsStored(String way) {
		assertThat(server.get("/begun-response/" + way).headers().allValues("Cache-Control"))
			.containsExactly("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "controller", "text", "filter", "unexpected" })
	void otherHeadersStay(String way) {
		Response response = server.get("/begun-response/" + way);
		KEPT.forEach((name, value) -> assertThat(response.headers().allValues(name)).as(name).contains(value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "controller", "text", "filter" })
	void headHasTheSameHeaders(String way) {
		Response response = server.exchange("HEAD", "/begun-response/" + way, "");
		assertThat(response.status()).isEqualTo(410);
		assertThat(response.content()).isEmpty();
		assertThat(response.header("Content-Length"))
			.isEqualTo(server.get("/begun-response/" + way).header("Content-Length"));
		assertThat(response.header("Content-Encoding")).isNull();
	}

	@Test
	void compressedProblemIsReadable() throws IOException {
		try (Server compressing = Server.start(Stack.CURRENT.begunResponses(), "server.compression.enabled=true",
				"server.compression.min-response-size=1B",
				"server.compression.mime-types=application/problem+json")) {
			for (String way : List.of("controller", "text", "filter")) {
				Response response = compressing.get("/begun-response/" + way, "Accept-Encoding", "gzip");
				assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
				assertThat(response.header("Content-Length")).isIn(null, String.valueOf(response.content().length));
				try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(response.content()))) {
					assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).contains("\"4018\"");
				}
			}
		}
	}

}

package com.paykka.errors.example.docs;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.example.ExampleApplication;
import org.json.JSONException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the commands in the documentation get the responses that are shown, from two
 * instances of the example that have just been started.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandTests {

	/** Members whose values differ in each run. */
	private static final List<String> VOLATILE = List.of("transId", "expiresAt", "traceId", "count", "value",
			"APPLICATION", "GATEWAY", "PEER");

	private ConfigurableApplicationContext shop;

	private ConfigurableApplicationContext branch;

	private Map<Integer, Integer> ports;

	@BeforeAll
	void start() throws IOException {
		this.ports = Map.of(8080, freePort(), 8081, freePort(), 8090, freePort());
		String sandbox = "--sandbox.port=" + this.ports.get(8090);
		this.shop = SpringApplication.run(ExampleApplication.class, "--server.port=" + this.ports.get(8080), sandbox,
				"--shop.branch-url=http://localhost:" + this.ports.get(8081));
		this.branch = SpringApplication.run(ExampleApplication.class, "--server.port=" + this.ports.get(8081), sandbox,
				"--sandbox.enabled=false");
	}

	@AfterAll
	void stop() {
		this.branch.close();
		this.shop.close();
	}

	@ParameterizedTest
	@MethodSource("documents")
	void responsesAreThoseThatAreShown(Document document) throws Exception {
		for (Document.Block block : document.blocks()) {
			for (Curl curl : Curl.in(block.text())) {
				assertResponse(block, curl);
			}
		}
	}

	@Test
	void responseInTheOpenApiDocumentIsTheOneThatIsShown() throws Exception {
		Document.Block block = Document.of("docs/publishing.md")
			.blocks()
			.stream()
			.filter((candidate) -> candidate.is("json"))
			.findFirst()
			.orElseThrow();
		String document = new Curl("curl http://localhost:8080/v3/api-docs", "").send(this.ports::get).body();
		Object responses = JsonPath.read(document, "$.paths['/orders/{id}/capture'].post.responses");
		JSONAssert.assertEquals(block.toString(), '{' + block.text() + '}', JsonPath.parse(responses).jsonString(),
				JSONCompareMode.LENIENT);
	}

	@Test
	void commandsAreInBlocksWithAPrompt() {
		assertThat(Document.all()).allSatisfy((document) -> {
			assertThat(document.prose()).doesNotContainPattern("(?m)^\\s+\\$? ?curl ");
			assertThat(document.blocks()).allSatisfy(
					(block) -> assertThat(block.text()).as(block.toString()).doesNotContainPattern("(?m)^ *curl "));
		});
	}

	static Stream<Document> documents() {
		return Document.all().stream();
	}

	private void assertResponse(Document.Block block, Curl curl) throws Exception {
		HttpResponse<String> response = curl.send((port) -> this.ports.getOrDefault(port, port));
		String where = block + ": " + curl.command();
		if (curl.status() != 0) {
			assertThat(response.statusCode()).as(where).isEqualTo(curl.status());
		}
		assertThat(curl.headers()).as(where)
			.allSatisfy((header) -> assertThat(response.headers().allValues(header.split(": ")[0]))
				.contains(header.split(": ")[1]));
		if (!curl.body().isEmpty()) {
			assertJson(where, curl.body(), response.body());
		}
	}

	private static void assertJson(String where, String expected, String actual) throws JSONException {
		JSONAssert.assertEquals(where, withoutVolatile(expected), withoutVolatile(actual),
				JSONCompareMode.NON_EXTENSIBLE);
	}

	private static String withoutVolatile(String json) {
		String text = json;
		for (String name : VOLATILE) {
			text = text.replaceAll("\"" + name + "\":(\"[^\"]*\"|[0-9.]+)", "\"" + name + "\":0");
		}
		return text;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}

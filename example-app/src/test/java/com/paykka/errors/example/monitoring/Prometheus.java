package com.paykka.errors.example.monitoring;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A Prometheus of its own, which looks at its targets and rules each second.
 */
class Prometheus {

	/**
	 * Name of {@link #isExpected()} for JUnit.
	 */
	static final String EXPECTED = "com.paykka.errors.example.monitoring.Prometheus#isExpected";

	private final Path log;

	private final Process process;

	private final RestClient http;

	Prometheus(Path folder, String rules, List<String> targets) throws IOException {
		Files.writeString(folder.resolve("rules.yml"), rules);
		Path config = Files.writeString(folder.resolve("prometheus.yml"), """
				global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
				rule_files: [ rules.yml ]
				scrape_configs:
				  - job_name: shop
				    metrics_path: /actuator/prometheus
				    static_configs: [ { targets: [ "%s" ] } ]
				""".formatted(String.join("\", \"", targets)));
		String address = "127.0.0.1:" + freePort();
		this.log = folder.resolve("prometheus.log");
		this.process = new ProcessBuilder("prometheus", "--config.file=" + config,
				"--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=" + address)
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile())
			.start();
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
		requests.setReadTimeout(Duration.ofSeconds(10));
		this.http = RestClient.builder().baseUrl("http://" + address).requestFactory(requests).build();
	}

	/**
	 * Return whether tests with Prometheus run: where it is installed, and always in CI,
	 * where they fail without it.
	 */
	static boolean isExpected() {
		return System.getenv("CI") != null || Stream.of("prometheus", "promtool").allMatch(Prometheus::isInstalled);
	}

	private static boolean isInstalled(String command) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, command)));
	}

	static void promtool(String... arguments) throws Exception {
		Path output = Files.createTempFile("promtool", ".log");
		try {
			Process process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(50, TimeUnit.SECONDS);
			process.destroyForcibly();
			assertThat(ended && process.exitValue() == 0).as(Files.readString(output)).isTrue();
		}
		finally {
			Files.delete(output);
		}
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	List<JsonNode> query(String expression) {
		return get("query?query={expression}", expression).at("/data/result").valueStream().toList();
	}

	JsonNode get(String path, Object... variables) {
		return this.http.get().uri("/api/v1/" + path, variables).retrieve().requiredBody(JsonNode.class);
	}

	/**
	 * Wait until a query has a result.
	 */
	void await(String expression) throws Exception {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
		while (!isReached(expression)) {
			if (!this.process.isAlive() || System.nanoTime() > deadline) {
				fail("No result of " + expression + "\n" + Files.readString(this.log));
			}
			Thread.sleep(200);
		}
	}

	private boolean isReached(String expression) {
		try {
			return !query(expression).isEmpty();
		}
		catch (RuntimeException ex) {
			// Still starting
			return false;
		}
	}

	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
			this.process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
		}
	}

}

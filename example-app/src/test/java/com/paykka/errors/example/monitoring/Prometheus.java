package com.paykka.errors.example.monitoring;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A private Prometheus that scrapes its targets and evaluates its rules every second.
 */
public class Prometheus {

	/**
	 * Name of {@link #isExpected()} for JUnit.
	 */
	static final String EXPECTED = "com.paykka.errors.example.monitoring.Prometheus#isExpected";

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final Path log;

	private final Process process;

	private final RestClient http;

	Prometheus(Path folder, String rules, List<String> targets) throws IOException {
		Files.writeString(folder.resolve("rules.yml"), rules);
		Path config = Files.writeString(folder.resolve("prometheus.yml"), """
				global:
				  scrape_interval: 1s
				  scrape_timeout: 1s
				  evaluation_interval: 1s
				  external_labels: { runbook: "https://wiki.example.com/paykka" }
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
		requests.setReadTimeout(LIMIT);
		this.http = RestClient.builder().baseUrl("http://" + address).requestFactory(requests).build();
	}

	/**
	 * Return whether to run the tests with Prometheus: if it is installed, and always in
	 * CI, where they fail without it.
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
			boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
			process.destroyForcibly();
			assertThat(ended && process.exitValue() == 0).as(Files.readString(output)).isTrue();
		}
		finally {
			Files.delete(output);
		}
	}

	/**
	 * Return a free port below the range from which systems assign ports.
	 */
	public static int freePort() throws IOException {
		while (true) {
			try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(10_000, 30_000))) {
				return socket.getLocalPort();
			}
			catch (BindException ex) {
				// Taken
			}
		}
	}

	/**
	 * Wait for the result of a query, because a slow target may have none for a moment.
	 */
	List<JsonNode> query(String expression) {
		long end = System.nanoTime() + LIMIT.toNanos();
		List<JsonNode> result = ask(expression);
		while (result.isEmpty()) {
			if (!this.process.isAlive() || System.nanoTime() > end) {
				fail("No result of " + expression + "\n" + readLog());
			}
			pause();
			result = ask(expression);
		}
		return result;
	}

	List<JsonNode> ask(String expression) {
		try {
			return get("query?query={expression}", expression).at("/data/result").valueStream().toList();
		}
		catch (RuntimeException ex) {
			// Still starting
			return List.of();
		}
	}

	JsonNode get(String path, Object... variables) {
		return this.http.get().uri("/api/v1/" + path, variables).retrieve().requiredBody(JsonNode.class);
	}

	private String readLog() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
			this.process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
		}
	}

}

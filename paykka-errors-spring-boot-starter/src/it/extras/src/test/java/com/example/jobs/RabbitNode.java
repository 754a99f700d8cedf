package com.example.jobs;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/**
 * A private RabbitMQ node, as Debian packages it, which writes everything to one folder.
 */
final class RabbitNode {

	/**
	 * Name of {@link #isExpected()} for JUnit.
	 */
	static final String EXPECTED = "com.example.jobs.RabbitNode#isExpected";

	// Not the one on the path, which must run as its own user
	private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final Map<String, String> environment;

	private final int port = freePort();

	private final Process process;

	RabbitNode(Path folder) throws IOException {
		Path plugins = Files.writeString(folder.resolve("plugins"), "[].\n");
		this.environment = Map.ofEntries(Map.entry("HOME", folder.toString()),
				Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"), Map.entry("ERL_EPMD_PORT", Integer.toString(freePort())),
				Map.entry("RABBITMQ_NODENAME", "shop@localhost"), Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
				Map.entry("RABBITMQ_NODE_PORT", Integer.toString(this.port)),
				Map.entry("RABBITMQ_DIST_PORT", Integer.toString(freePort())), Map.entry("RABBITMQ_LOGS", "-"),
				Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
				Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
				Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
				Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("none").toString()),
				Map.entry("RABBITMQ_CONF_ENV_FILE", folder.resolve("none").toString()));
		this.process = start(folder, SERVER.toString());
		await().atMost(LIMIT).ignoreExceptions().until(this::isOpen);
	}

	/**
	 * Return whether to run the tests with RabbitMQ: if it is installed, and always in
	 * CI, where they fail without it.
	 */
	static boolean isExpected() {
		return System.getenv("CI") != null || Files.isExecutable(SERVER);
	}

	private Process start(Path folder, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve("rabbit.log").toFile());
		builder.environment().putAll(this.environment);
		return builder.start();
	}

	private boolean isOpen() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return true;
		}
	}

	int port() {
		return this.port;
	}

	void stop() throws IOException, InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
			this.process.destroyForcibly();
		}
		// The node has started it, but leaves it running
		start(Path.of(this.environment.get("HOME")), "epmd", "-kill").waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	/**
	 * Return a free port below the range from which systems assign ports.
	 */
	private static int freePort() throws IOException {
		while (true) {
			try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(10_000, 30_000))) {
				return socket.getLocalPort();
			}
			catch (BindException ex) {
				// Taken
			}
		}
	}

}

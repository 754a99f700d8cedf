package com.paykka.errors.example.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.example.KillableShop;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop in a process of its own, which can be killed and started again.
 */
class ShopProcess {

	private static final int SIGKILL = 128 + 9;

	private final Path log;

	private final List<String> arguments;

	private Process process;

	ShopProcess(Path folder, List<String> arguments) {
		this.log = folder.resolve("shop.log");
		this.arguments = arguments;
	}

	/**
	 * Start the shop.
	 * @param kill the moment at which it kills itself, and the how manieth time
	 */
	void start(String kill) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx256m", "-Dkill=" + kill, "-cp", System.getProperty("java.class.path"),
						KillableShop.class.getName()));
		command.addAll(this.arguments);
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
			.start();
	}

	/**
	 * Wait until the shop has killed itself.
	 */
	void awaitDeath() throws InterruptedException, IOException {
		boolean dead = this.process.waitFor(60, TimeUnit.SECONDS);
		assertThat(dead && this.process.exitValue() == SIGKILL).as(tail()).isTrue();
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
	}

	void stop() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	boolean isAlive() {
		return this.process != null && this.process.isAlive();
	}

	String tail() throws IOException {
		List<String> lines = Files.readAllLines(this.log);
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
	}

}

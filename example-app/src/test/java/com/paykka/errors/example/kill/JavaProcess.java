package com.paykka.errors.example.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program from the test's class path in a separate process.
 */
final class JavaProcess {

	private static final int SIGKILL = 128 + 9;

	private final Path log;

	private final Process process;

	JavaProcess(Path log, Class<?> program, List<String> options, List<String> arguments) throws IOException {
		this.log = log;
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// Fast to start
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
				"-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
		command.addAll(arguments);
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
			.start();
	}

	/**
	 * End this process once the test that started it has ended. The program calls this.
	 */
	static void endWithTest() {
		ProcessHandle.current().parent().ifPresent((test) -> test.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Return whether the process was killed.
	 */
	boolean isKilled() {
		return !isAlive() && this.process.exitValue() == SIGKILL;
	}

	void kill() throws InterruptedException {
		assertThat(this.process.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	void stop() throws InterruptedException, IOException {
		this.process.destroy();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).as(describe()).isTrue();
	}

	/**
	 * Return the end of the log, with the stack of each thread.
	 */
	String describe() throws IOException, InterruptedException {
		if (isAlive()) {
			new ProcessBuilder("kill", "-QUIT", Long.toString(this.process.pid())).start().waitFor();
			Thread.sleep(1000);
		}
		List<String> lines = Files.readAllLines(this.log);
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 1000), lines.size()));
	}

}

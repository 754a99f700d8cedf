package com.paykka.errors;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the jar of the sandbox has everything in it.
 */
class SandboxJarIT {

	@Test
	@Timeout(60)
	void runsAlone() throws Exception {
		Path jar = Path.of(System.getProperty("basedir", ""), "target",
				"paykka-errors-test-" + new PublishedPom("paykka-errors-test").version() + "-sandbox.jar");
		Process sandbox = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				jar.toString(), "0")
			.redirectErrorStream(true)
			.start();
		try (BufferedReader output = sandbox.inputReader()) {
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(findAddress(output)).build(), HttpResponse.BodyHandlers.ofString());
			assertThat(response.body()).contains("\"ret_code\":\"010000\"");
		}
		finally {
			sandbox.destroy();
		}
	}

	private static URI findAddress(BufferedReader output) {
		StringBuilder text = new StringBuilder();
		return output.lines()
			.peek((line) -> text.append(line).append('\n'))
			.map(Pattern.compile("Sandbox at (http://localhost:\\d+)")::matcher)
			.filter(Matcher::find)
			.map((matcher) -> URI.create(matcher.group(1)))
			.findFirst()
			.orElseThrow(() -> new AssertionError(text));
	}

}

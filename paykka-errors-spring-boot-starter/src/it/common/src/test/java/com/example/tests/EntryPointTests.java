package com.example.tests;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of failures outside a plain controller method.
 */
class EntryPointTests {

	private final Server server = Server.shared();

	@ParameterizedTest
	@MethodSource("com.example.tests.EntryPoints#paths")
	void isAnsweredAsFromAController(String path) {
		Answer answer = this.server.get(path).isProblem(410, "4018");
		assertThat(answer.<Object>member("detail")).isEqualTo("This order has expired");
		assertThat(answer.<Object>member("instance")).isEqualTo(path);
	}

	@ParameterizedTest
	@MethodSource("com.example.tests.EntryPoints#paths")
	void speaksTheLanguageOfTheCaller(String path) {
		Answer answer = this.server.get(path, "Accept-Language", "fr").isProblem(410, "4018");
		assertThat(answer.<Object>member("detail")).isEqualTo("Cette commande n'est plus valable");
	}

	@ParameterizedTest
	@MethodSource("com.example.tests.EntryPoints#paths")
	void isCountedOnce(String path) {
		double before = this.server.count("4018");
		this.server.get(path).isProblem(410, "4018");
		Eventually.assertThat(() -> this.server.count("4018") - before, 1.0);
	}

	@Test
	void committedResponseIsLeftAlone() throws IOException {
		HttpResponse<InputStream> response = this.server.get("/committed", BodyHandlers.ofInputStream());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(readUntilItBreaks(response.body())).contains("begun").doesNotContain("4018");
		this.server.get("/codes/4018").isProblem(410, "4018");
	}

	private String readUntilItBreaks(InputStream body) throws IOException {
		StringBuilder text = new StringBuilder();
		byte[] buffer = new byte[1024];
		try (body) {
			for (int read = body.read(buffer); read != -1; read = body.read(buffer)) {
				text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			// Servers break a response off that they can't complete
		}
		return text.toString();
	}

}

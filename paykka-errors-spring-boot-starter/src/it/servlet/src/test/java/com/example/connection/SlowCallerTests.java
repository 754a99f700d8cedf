package com.example.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a stalled caller is not a failure of the gateway, even though the type of
 * exception that a container then throws is translated.
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowCallerTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(ReadingConfiguration.class, "paykka.errors.unexpected=true",
				"server.tomcat.connection-timeout=200ms", "paykka.errors.translate.java.io.IOException=6000",
				"paykka.errors.translate.java.net.SocketTimeoutException=6000",
				"logging.level.com.paykka.errors=warn");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders", "/upload" })
	void stallingAmidTheRequestIsNotAFailureOfTheGateway(String path, CapturedOutput output) {
		double before = server.count("6000");
		double unexpected = server.count("6007");
		long requests = server.requests();
		try (Connection connection = Connection.open(server)
			.send("POST " + path, "{", "Content-Type: application/json", "Content-Length: 1000000")) {
			connection.readToEnd();
		}
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count("6000") - before).isZero();
		assertThat(server.count("6007") - unexpected).isZero();
		assertThat(output.getAll()).doesNotContain("6000", "6007", "ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stream", "/write" })
	void leavingAmidALongResponseIsNotAFailure(String path, CapturedOutput output) {
		double before = server.count();
		long requests = server.requests();
		Connection.open(server).get(path).skip(10_000).reset();
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count() - before).isZero();
		assertThat(output.getAll()).doesNotContain("com.paykka");
	}

	@Test
	void slowServiceIsAFailureOfTheGateway() {
		double before = server.count("6000");
		server.get("/call-slow").isProblem(502, "6000");
		Eventually.assertThat(() -> server.count("6000") - before, 1.0);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ReadingController.class)
	static class ReadingConfiguration {

	}

	@RestController
	static class ReadingController {

		@PostMapping("/read")
		String read(HttpServletRequest request) throws IOException {
			return "read " + request.getInputStream().readAllBytes().length;
		}

		@PostMapping("/read-wrapped")
		String readWrapped(HttpServletRequest request) {
			try {
				return read(request);
			}
			catch (IOException ex) {
				throw new IllegalArgumentException("unreadable", ex);
			}
		}

		@PostMapping("/read-async")
		Callable<String> readAsync(HttpServletRequest request) {
			return () -> read(request);
		}

		@GetMapping("/stream")
		StreamingResponseBody stream() {
			return this::writeMuch;
		}

		@GetMapping("/write")
		void write(HttpServletResponse response) throws IOException {
			writeMuch(response.getOutputStream());
		}

		private void writeMuch(OutputStream output) throws IOException {
			for (int i = 0; i < 2000; i++) {
				output.write(" ".repeat(4000).getBytes());
			}
		}

		@GetMapping("/call-slow")
		String call() throws IOException {
			try (ServerSocket silent = new ServerSocket(0); Socket socket = new Socket("localhost", silent.getLocalPort())) {
				socket.setSoTimeout(100);
				InputStream input = socket.getInputStream();
				return "read " + input.read();
			}
		}

	}

}

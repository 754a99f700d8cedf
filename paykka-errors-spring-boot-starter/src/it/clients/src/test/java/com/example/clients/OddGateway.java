package com.example.clients;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Responds to each request with exactly the given bytes, then closes the connection.
 */
final class OddGateway implements AutoCloseable {

	private final ServerSocket server;

	private volatile Script script = (connection) -> {
	};

	private OddGateway(ServerSocket server) {
		this.server = server;
	}

	static OddGateway start() {
		try {
			OddGateway gateway = new OddGateway(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
			run(gateway::accept);
			return gateway;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(Runnable task) {
		Thread thread = new Thread(task, "odd-gateway");
		thread.setDaemon(true);
		thread.start();
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort() + path);
	}

	void respond(byte[] response) {
		respond((connection) -> connection.getOutputStream().write(response));
	}

	void respond(String response) {
		respond(response.getBytes(StandardCharsets.UTF_8));
	}

	void respond(Script script) {
		this.script = script;
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket connection = this.server.accept();
				run(() -> serve(connection));
			}
			catch (IOException ex) {
				// Closed
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			readRequest(new BufferedInputStream(connection.getInputStream()));
			this.script.respond(connection);
			if (connection.isClosed()) {
				return;
			}
			connection.shutdownOutput();
			// Otherwise unread input turns the close into a reset
			connection.getInputStream().transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// The client or the test has gone
		}
	}

	private static void readRequest(InputStream in) throws IOException {
		long length = 0;
		boolean chunked = false;
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String header = line.toLowerCase();
			if (header.startsWith("content-length:")) {
				length = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
			}
			chunked |= header.startsWith("transfer-encoding:");
		}
		in.skipNBytes(length);
		while (chunked) {
			int size = Integer.parseInt(line(in), 16);
			in.skipNBytes(size);
			line(in);
			chunked = size > 0;
		}
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
			line.append((char) next);
		}
		return line.toString().strip();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What to do with a connection once a request has arrived.
	 */
	interface Script {

		void respond(Socket connection) throws IOException;

	}

}

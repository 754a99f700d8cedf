package com.example.clients;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A gateway that counts requests. It succeeds except at {@code /pay}, where it fails in
 * one way.
 */
final class CountingGateway implements AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final Failure failure;

	private volatile boolean brokeAUsedConnection;

	CountingGateway(Failure failure) throws IOException {
		this.failure = failure;
		start(this::accept);
	}

	private static void start(Runnable runnable) {
		Thread thread = new Thread(runnable, "gateway");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.server.accept();
				connection.setTcpNoDelay(true);
				start(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(connection.getInputStream());
			boolean used = false;
			for (String line = line(in); !line.isEmpty(); line = line(in)) {
				String request = line.substring(0, line.lastIndexOf(' '));
				skipRest(in);
				this.requests.add(request);
				if (!request.endsWith(" /pay")) {
					send(connection, "HTTP/1.1 200 OK\r\n", "{\"ret_code\":\"000000\"}");
				}
				else if (this.failure.response != null) {
					send(connection, this.failure.response, "");
				}
				else {
					this.brokeAUsedConnection = this.brokeAUsedConnection || used;
					end(connection);
					return;
				}
				used = true;
			}
		}
		catch (IOException ex) {
			// The client has gone
		}
	}

	private static void skipRest(InputStream in) throws IOException {
		long length = 0;
		boolean chunked = false;
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String header = line.toLowerCase(Locale.ROOT);
			if (header.startsWith("content-length:")) {
				length = Long.parseLong(header.substring("content-length:".length()).strip());
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
		for (int character = in.read(); character >= 0 && character != '\n'; character = in.read()) {
			line.append((char) character);
		}
		return line.toString().strip();
	}

	private static void send(Socket connection, String head, String body) throws IOException {
		String response = head + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
		connection.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
	}

	private void end(Socket connection) throws IOException {
		if (this.failure.resets) {
			connection.setSoLinger(true, 0);
			return;
		}
		connection.shutdownOutput();
		connection.getInputStream().transferTo(OutputStream.nullOutputStream());
	}

	/**
	 * Return the requests that arrived.
	 * @return methods and paths, in order
	 */
	List<String> requests() {
		return this.requests;
	}

	/**
	 * Return whether a payment failed on a connection that had been used before.
	 */
	boolean brokeAUsedConnection() {
		return this.brokeAUsedConnection;
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort() + path);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * Whatever a client could take as a reason to resend a request.
	 */
	enum Failure {

		STATUS_503("503 Service Unavailable\r\n"),

		STATUS_503_FOR_A_SECOND("503 Service Unavailable\r\nRetry-After: 1\r\n"),

		STATUS_429("429 Too Many Requests\r\n"),

		STATUS_301("301 Moved Permanently\r\nLocation: /login\r\n"),

		STATUS_302("302 Found\r\nLocation: /login\r\n"),

		STATUS_303("303 See Other\r\nLocation: /login\r\n"),

		STATUS_307("307 Temporary Redirect\r\nLocation: /login\r\n"),

		STATUS_308("308 Permanent Redirect\r\nLocation: /login\r\n"),

		CLOSE(null), RESET(null);

		private final String response;

		private final boolean resets;

		/**
		 * Create a failure.
		 * @param response status and headers, or {@code null} for no response at all
		 */
		Failure(String response) {
			this.response = (response != null) ? "HTTP/1.1 " + response : null;
			this.resets = name().equals("RESET");
		}

	}

}

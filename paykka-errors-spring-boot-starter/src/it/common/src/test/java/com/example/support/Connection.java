package com.example.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection to a server that shows every byte and never waits forever.
 */
public final class Connection implements AutoCloseable {

	private static final int LIMIT_MILLIS = 60_000;

	// A server that writes more than this has to wait for the client
	private static final int RECEIVE_BUFFER = 4096;

	private final Socket socket = new Socket();

	private final InputStream input;

	private String request = "";

	private Connection(String address) {
		URI uri = URI.create(address);
		try {
			this.socket.setReceiveBufferSize(RECEIVE_BUFFER);
			this.socket.setSoTimeout(LIMIT_MILLIS);
			this.socket.setTcpNoDelay(true);
			this.socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), LIMIT_MILLIS);
			this.input = new BufferedInputStream(this.socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Connection open(Server server) {
		return new Connection(server.address("/"));
	}

	/**
	 * Send a request without a body.
	 * @param path the path
	 * @param headers lines of headers
	 * @return this connection
	 */
	public Connection get(String path, String... headers) {
		return send("GET " + path, "", headers);
	}

	/**
	 * Send a request with a body that may be shorter than a header promises.
	 * @param request method and path
	 * @param body the body
	 * @param headers lines of headers
	 * @return this connection
	 */
	public Connection send(String request, String body, String... headers) {
		this.request = request;
		StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\nHost: localhost\r\n");
		for (String header : headers) {
			text.append(header).append("\r\n");
		}
		try {
			this.socket.getOutputStream().write(text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	/**
	 * Read one response, which must state its length.
	 * @return the response
	 */
	public Response read() {
		try {
			String status = line();
			assertThat(status).as(this.request).startsWith("HTTP/1.1 ");
			Map<String, List<String>> headers = new LinkedHashMap<>();
			for (String line = line(); !line.isEmpty(); line = line()) {
				String[] header = line.split(": *", 2);
				headers.put(header[0], List.of(header[1]));
			}
			HttpHeaders found = HttpHeaders.of(headers, (name, value) -> true);
			int length = (int) found.firstValueAsLong("Content-Length").orElseThrow();
			return new Response(this.request, Integer.parseInt(status.substring(9, 12)), found,
					this.input.readNBytes(length));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.request, ex);
		}
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.input.read(); next != '\n'; next = this.input.read()) {
			if (next == -1) {
				throw new EOFException("Nothing after \"" + line + '"');
			}
			line.append((char) next);
		}
		return line.toString().stripTrailing();
	}

	/**
	 * Read part of what the server sends.
	 * @param length the number of bytes to wait for
	 * @return this connection
	 */
	public Connection skip(int length) {
		try {
			this.input.skipNBytes(length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.request, ex);
		}
		return this;
	}

	/**
	 * Read all that the server sends until it closes the connection, as it must.
	 * @return everything that has not been read yet
	 */
	public String readToEnd() {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		try {
			for (int next = this.input.read(); next != -1; next = this.input.read()) {
				text.write(next);
			}
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError(this.request + " is not at its end after " + text, ex);
		}
		catch (IOException ex) {
			// Servers may break off a connection
		}
		return text.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Disconnect abruptly, so that the server's next write fails.
	 */
	public void reset() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

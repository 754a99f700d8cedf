package com.example.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client that needs little time of the processor. Each thread has a connection, which
 * stays open as long as the server allows.
 */
final class PlainClient {

	private static final int LIMIT_MILLIS = 30_000;

	private final ThreadLocal<Socket> socket = new ThreadLocal<>();

	private final ThreadLocal<InputStream> input = new ThreadLocal<>();

	private final int port;

	PlainClient(int port) {
		this.port = port;
	}

	Response exchange(String method, String path, String body, String... headers) {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
		for (int i = 0; i < headers.length; i += 2) {
			head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
		}
		head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
		request.writeBytes(content);
		try {
			connect();
			this.socket.get().getOutputStream().write(request.toByteArray());
			return read(method + ' ' + path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(method + ' ' + path, ex);
		}
	}

	private void connect() throws IOException {
		if (this.socket.get() == null) {
			Socket connected = new Socket(InetAddress.getLoopbackAddress(), this.port);
			connected.setTcpNoDelay(true);
			connected.setSoTimeout(LIMIT_MILLIS);
			this.socket.set(connected);
			this.input.set(new BufferedInputStream(connected.getInputStream()));
		}
	}

	private Response read(String request) throws IOException {
		int status = Integer.parseInt(line().substring(9, 12));
		Map<String, List<String>> lines = new TreeMap<>();
		for (String line = line(); !line.isEmpty(); line = line()) {
			int colon = line.indexOf(':');
			lines.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
		}
		HttpHeaders headers = HttpHeaders.of(lines, (name, value) -> true);
		byte[] content = headers.firstValue("Transfer-Encoding").isPresent() ? chunks()
				: this.input.get().readNBytes((int) headers.firstValueAsLong("Content-Length").orElseThrow());
		if (headers.firstValue("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
			this.socket.get().close();
			this.socket.remove();
		}
		return new Response(request, status, headers, content);
	}

	private byte[] chunks() throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (int length = size(); length > 0; length = size()) {
			content.write(this.input.get().readNBytes(length));
			line();
		}
		line();
		return content.toByteArray();
	}

	private int size() throws IOException {
		return Integer.parseInt(line(), 16);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.input.get().read(); next != '\n'; next = this.input.get().read()) {
			if (next == -1) {
				throw new EOFException("Nothing after \"" + line + '"');
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

}

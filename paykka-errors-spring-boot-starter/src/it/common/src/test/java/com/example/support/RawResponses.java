package com.example.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Responds to each request with exactly the given bytes, then closes the connection.
 */
public final class RawResponses implements AutoCloseable {

	private final ServerSocket server;

	private volatile byte[] response = {};

	private RawResponses(ServerSocket server) {
		this.server = server;
	}

	public static RawResponses start() {
		try {
			RawResponses responses = new RawResponses(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
			Thread thread = new Thread(responses::serve, "raw-responses");
			thread.setDaemon(true);
			thread.start();
			return responses;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String address(String path) {
		return "http://127.0.0.1:" + this.server.getLocalPort() + path;
	}

	public void set(byte[] response) {
		this.response = response;
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				readRequest(new BufferedInputStream(socket.getInputStream()));
				socket.getOutputStream().write(this.response);
				socket.shutdownOutput();
				// Otherwise unread input turns the close into a reset
				socket.getInputStream().transferTo(OutputStream.nullOutputStream());
			}
			catch (IOException ex) {
				// The caller or this test has gone
			}
		}
	}

	private static void readRequest(InputStream in) throws IOException {
		long length = 0;
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			if (line.toLowerCase().startsWith("content-length:")) {
				length = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
			}
		}
		in.skipNBytes(length);
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

}

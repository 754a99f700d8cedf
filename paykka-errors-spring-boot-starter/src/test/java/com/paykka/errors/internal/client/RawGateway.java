package com.paykka.errors.internal.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A gateway that responds with exactly the given bytes, however wrong, and breaks
 * connections on request.
 */
final class RawGateway implements AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Script script;

	RawGateway(Script script) throws IOException {
		this.script = script;
		start(this::accept);
	}

	/**
	 * Responds with a body and status 200, or 422 if the path says so.
	 */
	static RawGateway decliningByPath(String body) throws IOException {
		return new RawGateway(
				(exchange) -> exchange.send(response(exchange.path().startsWith("/422") ? 422 : 200, body)));
	}

	/**
	 * Announces more than it sends.
	 */
	static RawGateway breakingOff(String type, byte[] body) throws IOException {
		return new RawGateway((exchange) -> {
			exchange.send(bytes("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n"
					+ Integer.toHexString(body.length + 10) + "\r\n", body));
			exchange.close();
		});
	}

	static RawGateway responding(byte[] response) throws IOException {
		return new RawGateway((exchange) -> exchange.send(response));
	}

	/**
	 * Return a response as a well-behaved gateway sends it.
	 */
	static byte[] response(int status, String type, byte[] body) {
		return bytes("HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n".formatted(status, type,
				body.length), body);
	}

	static byte[] response(int status, String json) {
		return response(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return text in ISO-8859-1, followed by bytes.
	 */
	static byte[] bytes(String head, byte... body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(body);
		return bytes.toByteArray();
	}

	private static void start(Runnable runnable) {
		Thread thread = new Thread(runnable, "gateway");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				this.connections.add(socket);
				start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream in = new BufferedInputStream(socket.getInputStream());
			for (String line = line(in); line != null; line = line(in)) {
				String requestLine = line;
				long length = 0;
				for (line = line(in); line != null && !line.isEmpty(); line = line(in)) {
					if (line.toLowerCase().startsWith("content-length:")) {
						length = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
					}
				}
				in.skipNBytes(length);
				this.script.respond(new Exchange(requestLine.split(" ")[1], socket));
			}
		}
		catch (IOException ex) {
			// The client or this test has disconnected
		}
		finally {
			this.connections.remove(socket);
		}
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int character = in.read(); character >= 0; character = in.read()) {
			if (character == '\n') {
				return line.toString().strip();
			}
			line.append((char) character);
		}
		return null;
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort() + path);
	}

	/**
	 * Return the number of connections that are open.
	 */
	int connections() {
		return this.connections.size();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	/**
	 * What to do when a request arrives.
	 */
	@FunctionalInterface
	interface Script {

		void respond(Exchange exchange) throws IOException;

	}

	/**
	 * A request that waits for its response.
	 */
	record Exchange(String path, Socket socket) {

		void send(byte[] bytes) throws IOException {
			OutputStream out = this.socket.getOutputStream();
			out.write(bytes);
			out.flush();
		}

		void send(String text) throws IOException {
			send(bytes(text));
		}

		/**
		 * Close the connection cleanly.
		 */
		void close() throws IOException {
			this.socket.shutdownOutput();
			// Otherwise unread input turns the close into a reset
			this.socket.getInputStream().transferTo(OutputStream.nullOutputStream());
			this.socket.close();
		}

		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

		/**
		 * Send nothing more until the client disconnects.
		 */
		void stall() throws IOException {
			this.socket.getInputStream().transferTo(OutputStream.nullOutputStream());
		}

	}

}

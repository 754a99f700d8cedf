package com.example.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Plays PayKKa's gateway: responds with the body of the request, and with the status and
 * the headers that the address asks for.
 */
public final class Gateway implements AutoCloseable {

	static {
		// Otherwise each response waits for the client to acknowledge its headers
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	// By default, callers beyond 50 at a time wait a second
	private static final int BACKLOG = 1024;

	private final ExecutorService executor = Executors.newFixedThreadPool(16);

	private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

	private final HttpServer server;

	private Gateway(HttpServer server) {
		this.server = server;
	}

	public static Gateway start() {
		try {
			Gateway gateway = new Gateway(
					HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG));
			gateway.server.createContext("/", gateway::respond);
			gateway.server.setExecutor(gateway.executor);
			gateway.server.start();
			return gateway;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void respond(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.connections.add(exchange.getRemoteAddress());
			byte[] body = exchange.getRequestBody().readAllBytes();
			String[] query = exchange.getRequestURI().getRawQuery().split("[=&]");
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			for (int i = 2; i < query.length; i += 2) {
				exchange.getResponseHeaders().set(query[i], URLDecoder.decode(query[i + 1], StandardCharsets.UTF_8));
			}
			exchange.sendResponseHeaders(Integer.parseInt(query[1]), (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	/**
	 * Return the address that responds with a status.
	 * @param path the path
	 * @param status the status
	 * @param headers names and values of headers
	 * @return the address
	 */
	public String address(String path, int status, String... headers) {
		StringBuilder address = new StringBuilder("http://localhost:" + this.server.getAddress().getPort());
		address.append(path).append("?status=").append(status);
		for (int i = 0; i < headers.length; i += 2) {
			address.append('&').append(headers[i]).append('=');
			address.append(URLEncoder.encode(headers[i + 1], StandardCharsets.UTF_8));
		}
		return address.toString();
	}

	/**
	 * Return how many connections have been opened to it.
	 * @return the number of connections so far, open or closed
	 */
	public int connections() {
		return this.connections.size();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}

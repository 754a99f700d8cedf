package com.example.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import com.example.shop.Application;
import com.paykka.errors.PaykkaException.Origin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running shop with a plain HTTP client.
 */
public final class Server implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private final String address;

	private final PlainClient plainClient;

	private Server(ConfigurableApplicationContext context, int port) {
		this.context = context;
		this.address = "http://localhost:" + port;
		this.plainClient = (context != null) ? null : new PlainClient(port);
	}

	/**
	 * Return a server that runs in its own process.
	 * @param port its port
	 * @return the server, of which nothing but its responses can be seen
	 */
	public static Server remote(int port) {
		return new Server(null, port);
	}

	/**
	 * Return the shop with default settings, which runs for the whole suite.
	 * @return the suite's shared server
	 */
	public static Server shared() {
		return Shared.SERVER;
	}

	public static Server start(String... settings) {
		return start(new Class<?>[0], settings);
	}

	public static Server start(Class<?> configuration, String... settings) {
		return start(new Class<?>[] { configuration }, settings);
	}

	public static Server start(Class<?>[] configurations, String... settings) {
		Class<?>[] sources = Stream.concat(Stream.of(Application.class), Stream.of(configurations))
			.toArray(Class<?>[]::new);
		return start(new SpringApplicationBuilder(sources), settings);
	}

	/**
	 * Start any application, not just the shop.
	 * @param application the application
	 * @param settings its settings
	 * @return the server
	 */
	public static Server start(SpringApplicationBuilder application, String... settings) {
		ConfigurableApplicationContext context = application
			.run(Stream.of(settings).map((setting) -> "--" + setting).toArray(String[]::new));
		return new Server(context, context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	public Response get(String path, String... headers) {
		return exchange("GET", path, "", headers);
	}

	public Response post(String path, String json) {
		return exchange("POST", path, json, "Content-Type", "application/json");
	}

	public Response exchange(String method, String path, String body, String... headers) {
		if (this.plainClient != null) {
			return this.plainClient.exchange(method, path, body, headers);
		}
		HttpRequest.Builder request = request(path).method(method,
				body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return new Response(send(request.build()));
	}

	/**
	 * Return the path on which the shop forwards a request to another service.
	 * @param client the client to use
	 * @param to the address of the other service
	 * @return the path
	 */
	public static String call(String client, String to) {
		return "/calls/" + client + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
	}

	/**
	 * Return the address of a path.
	 * @param path the path
	 * @return an absolute URI
	 */
	public String address(String path) {
		return this.address + path;
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(30));
	}

	private HttpResponse<byte[]> send(HttpRequest request) {
		try {
			return CLIENT.send(request, BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.method() + " " + request.uri(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public MeterRegistry meters() {
		return this.context.getBean(MeterRegistry.class);
	}

	public ObservationRegistry observations() {
		return this.context.getBean(ObservationRegistry.class);
	}

	/**
	 * Return how many requests have ended, with or without a response.
	 * @return the number of requests so far
	 */
	public long requests() {
		return meters().find("http.server.requests").timers().stream().mapToLong(Timer::count).sum();
	}

	public double count() {
		return meters().find("paykka.errors").counters().stream().mapToDouble(Counter::count).sum();
	}

	public double count(String code) {
		return meters().find("paykka.errors").tag("code", code).counters().stream().mapToDouble(Counter::count).sum();
	}

	public double count(String code, Origin origin) {
		return meters().find("paykka.errors")
			.tags("code", code, "origin", origin.name())
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static final class Shared {

		private static final Server SERVER = start();

	}

}

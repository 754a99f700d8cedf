package com.example.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running application, on either stack, with a plain HTTP client and the starter's
 * log.
 */
public final class RunningShop extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final Configuration LENIENT = Configuration.builder()
		.options(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL)
		.build();

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	private final ConfigurableApplicationContext context;

	private final String address;

	private RunningShop(Class<?> application, String... settings) {
		String stack = application.getPackageName().endsWith(".reactive") ? "reactive" : "servlet";
		this.context = new SpringApplicationBuilder(application).properties("spring.main.web-application-type=" + stack)
			.run(Arrays.stream(settings).map((setting) -> "--" + setting).toArray(String[]::new));
		this.address = "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
		Logger logger = (Logger) LoggerFactory.getLogger("com.paykka.errors");
		logger.setLevel(Level.DEBUG);
		setContext(logger.getLoggerContext());
		start();
		logger.addAppender(this);
	}

	/**
	 * Start an application.
	 * @param application its class, in a package that is named for its stack
	 * @param settings its settings
	 * @return the running application
	 */
	public static RunningShop start(Class<?> application, String... settings) {
		return new RunningShop(application, settings);
	}

	public Reply get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	public Reply send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path))
			.timeout(Duration.ofSeconds(30))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public String address() {
		return this.address;
	}

	public double count() {
		return meters().find("paykka.errors").counters().stream().mapToDouble(Counter::count).sum();
	}

	public double count(String code) {
		return meters().find("paykka.errors").tag("code", code).counters().stream().mapToDouble(Counter::count).sum();
	}

	public MeterRegistry meters() {
		return this.context.getBean(MeterRegistry.class);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	/**
	 * Return the lines logged so far with a code.
	 * @param code the code
	 * @return level and message of each
	 */
	public List<String> lines(String code) {
		return this.events.stream()
			.map((event) -> event.getLevel() + " " + event.getFormattedMessage())
			.filter((line) -> line.contains(" " + code + " "))
			.toList();
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.events.add(event);
	}

	@Override
	public void close() {
		((Logger) LoggerFactory.getLogger("com.paykka.errors")).detachAppender(this);
		this.context.close();
	}

	/**
	 * What an application sent back.
	 *
	 * @param response the response
	 */
	public record Reply(HttpResponse<String> response) {

		public int status() {
			return this.response.statusCode();
		}

		public String header(String name) {
			return this.response.headers().firstValue(name).orElse(null);
		}

		public String body() {
			return this.response.body();
		}

		/**
		 * Return status, headers and body without what always differs.
		 * @return a text to compare
		 */
		public String comparable() {
			Map<String, List<String>> headers = new TreeMap<>(this.response.headers().map());
			headers.keySet().removeAll(Set.of("content-length", "date", "set-cookie"));
			return status() + " " + headers + " " + body().replaceAll("\"(timestamp|requestId)\":\"[^\"]*\"", "");
		}

		public Map<String, Object> members() {
			return JsonPath.using(LENIENT).parse(body()).read("$");
		}

		public <T> T member(String path) {
			return body().isBlank() ? null : JsonPath.using(LENIENT).parse(body()).read("$." + path);
		}

	}

}

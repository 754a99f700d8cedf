package com.example.silence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.locks.LockSupport;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.example.silence.LeakApplication.SecretlyNamedException;
import com.example.silence.LeakPlaces.Place;
import com.example.support.Effort;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.example.support.TracingConfiguration;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plants secrets in every place that a caller, the gateway or the application can fill,
 * and searches everything that comes out for them.
 */
class LeakTests {

	private static final Path MATRIX = Path.of("target", "leaks.txt");

	private static final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private static final int RANDOM_CARDS = Integer.getInteger("leak.cards", Effort.of(100, 500));

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Map<String, StructuredLogEncoder> formats = new LinkedHashMap<>();

	private static Server server;

	private final List<String> leaks = new ArrayList<>();

	@BeforeAll
	static void start() {
		server = Server.start(
				new SpringApplicationBuilder(LeakApplication.class, TracingConfiguration.class, Stack.CURRENT.leaks()),
				"logging.level.root=info", "logging.level.com.paykka.errors=trace", "paykka.errors.unexpected=true",
				"paykka.errors.trace-id=true", "paykka.errors.catalog.enabled=true", "springdoc.api-docs.enabled=true",
				"management.endpoints.web.exposure.include=*");
		for (String format : List.of("ecs", "gelf", "logstash", WholeLogFormat.class.getName())) {
			formats.put(format, encoder(format));
		}
		log.start();
		((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
	}

	@AfterAll
	static void stop() {
		((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
		server.close();
	}

	@Test
	void nothingLeaks() throws Exception {
		Map<String, String> matrix = new LinkedHashMap<>();
		LeakPlaces.all().forEach((name, place) -> matrix.put(name, plant(name, place)));
		for (String path : List.of("/paykka-errors", "/paykka-errors/codes.json", "/actuator/paykkaerrors",
				"/v3/api-docs")) {
			Response response = server.get(path);
			search(Secret.CARD, path, response.body());
		}
		server.meters().getMeters().forEach((meter) -> {
			search(Secret.CARD, "meters", meter.getId().toString());
			search(Secret.TOKEN, "meters", meter.getId().toString());
		});
		StringJoiner table = new StringJoiner("\n");
		matrix.forEach((name, row) -> table.add("%-45s %s".formatted(name, row)));
		Files.writeString(MATRIX, table + "\n");
		System.out.println(table);
		assertThat(this.leaks).isEmpty();
	}

	@Test
	void everyFormatOfTheLogIsSearched() {
		log.list.clear();
		long requests = server.requests();
		server.post("/leaks/body", "{\"name\": 1").isProblem(400, "6001");
		awaitMoreThan(requests);
		formats.forEach((name, format) -> assertThat(log.list).as(name)
			.anySatisfy((event) -> assertThat(new String(format.encode(event), StandardCharsets.UTF_8))
				.contains("6001 PARAMETER_INVALID")
				.contains("paykka")));
	}

	@Test
	void randomCardNumbersLeakNowhere() {
		long seed = Long.getLong("leak.seed", 4711L);
		RandomCards cards = new RandomCards(seed);
		List<Map.Entry<String, Place>> places = LeakPlaces.all()
			.entrySet()
			.stream()
			// Those have their own forms
			.filter((place) -> !place.getValue().number() && !place.getKey().equals("message source"))
			.toList();
		for (int i = 0; i < RANDOM_CARDS; i++) {
			Map.Entry<String, Place> place = cards.oneOf(places);
			String number = cards.number();
			String written = cards.written(number);
			log.list.clear();
			server.bean(SimpleTracer.class).getSpans().clear();
			long requests = server.requests();
			Response response = place.getValue().send().apply(server, written);
			if (response.body().contains("\"code\":")) {
				// The container did not refuse it
				awaitMoreThan(requests);
			}
			String output = response.headers().map() + "\n" + response.body() + "\n" + logged() + "\n"
					+ spans(server.bean(SimpleTracer.class));
			if (Secret.CARD.shows(number, output)) {
				this.leaks.add(place.getKey() + ", " + number + " as " + written + ": " + output);
			}
		}
		assertThat(this.leaks).as("with -Dleak.seed=" + seed).isEmpty();
	}

	private String plant(String name, Place place) {
		StringJoiner row = new StringJoiner(" | ");
		for (Secret secret : Secret.values()) {
			int clean = 0;
			int planted = 0;
			int handled = 0;
			for (Map.Entry<String, String> form : secret.forms().entrySet()) {
				if (!place.takes(secret, form.getValue()) || !isTried(name, form.getKey())) {
					continue;
				}
				planted++;
				int before = this.leaks.size();
				handled += plant(name + ", " + secret + " " + form.getKey(), place, secret, form.getValue()) ? 1 : 0;
				clean += (this.leaks.size() == before) ? 1 : 0;
			}
			assertThat(handled).as(name).isGreaterThanOrEqualTo((planted + 1) / 2);
			row.add(secret + " " + ((planted > 0) ? clean + " of " + planted + " clean" : "may leave"));
		}
		return row.toString();
	}

	/**
	 * Return whether to plant a form at a place. Every build tries the plain secret, and
	 * some of the other forms at each place.
	 */
	private static boolean isTried(String place, String form) {
		return Effort.isWhole() || form.equals("plain") || Math.floorMod((place + form).hashCode(), 4) == 0;
	}

	/**
	 * Plant a secret, and search for it.
	 * @return whether the starter responded rather than the container
	 */
	private boolean plant(String name, Place place, Secret secret, String form) {
		log.list.clear();
		SimpleTracer tracer = server.bean(SimpleTracer.class);
		tracer.getSpans().clear();
		long requests = server.requests();
		Response response = place.send().apply(server, form);
		assertThat(response.status()).as(name + ": " + response.body()).isGreaterThanOrEqualTo(400);
		awaitMoreThan(requests);
		String sent = response.headers().map() + "\n" + response.body();
		search(secret, name + ", response", sent);
		assertNamesNoClass(name + ", response", sent);
		if (secret == Secret.CARD || !place.logged()) {
			search(secret, name + ", log", logged());
		}
		search(secret, name + ", span", spans(tracer));
		assertNamesNoClass(name + ", span", spans(tracer));
		return response.body().contains("\"code\":");
	}

	/**
	 * Wait until a request has ended, which is after its response and its log line.
	 */
	private static void awaitMoreThan(long requests) {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (server.requests() <= requests) {
			assertThat(System.nanoTime()).as("time until a request ends").isLessThan(end);
			LockSupport.parkNanos(100_000);
		}
	}

	private void search(Secret secret, String where, String output) {
		if (secret.isIn(output)) {
			this.leaks.add(where + ": " + output);
		}
	}

	private void assertNamesNoClass(String where, String output) {
		if (output.contains(SecretlyNamedException.class.getSimpleName())
				|| output.contains(LeakApplication.class.getSimpleName() + "$")) {
			this.leaks.add(where + " names a class: " + output);
		}
	}

	private static String logged() {
		StringBuilder text = new StringBuilder();
		for (ILoggingEvent event : List.copyOf(log.list)) {
			if (!isTomcatsOwn(event)) {
				formats.values()
					.forEach((format) -> text.append(new String(format.encode(event), StandardCharsets.UTF_8)).append('\n'));
			}
		}
		return text.toString();
	}

	/**
	 * Return whether Tomcat logged what an included part of a page has thrown.
	 */
	private static boolean isTomcatsOwn(ILoggingEvent event) {
		return event.getLoggerName().startsWith("org.apache.catalina.core.")
				&& ThrowableProxyUtil.asString(event.getThrowableProxy()).contains("ApplicationDispatcher.include");
	}

	private static StructuredLogEncoder encoder(String format) {
		LoggerContext context = new LoggerContext();
		context.putObject(Environment.class.getName(), server.context().getEnvironment());
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setFormat(format);
		encoder.setContext(context);
		encoder.start();
		return encoder;
	}

	/**
	 * Return what the spans hold, except for the address of the request, which Spring itself
	 * records.
	 */
	private static String spans(SimpleTracer tracer) {
		StringBuilder text = new StringBuilder();
		for (SimpleSpan span : tracer.getSpans()) {
			Map<String, String> tags = new LinkedHashMap<>(span.getTags());
			tags.remove("http.url");
			text.append(span.getName()).append(' ').append(tags).append(' ').append(span.getEvents()).append('\n');
			for (Throwable error = span.getError(); error != null; error = error.getCause()) {
				text.append(error).append(' ').append(List.of(error.getSuppressed())).append('\n');
			}
		}
		return text.toString();
	}

}

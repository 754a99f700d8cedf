package com.example.silence;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.example.silence.LeakPlaces.Place;
import com.example.support.Effort;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a small server that gets many hostile requests.
 */
@EnabledIfSystemProperty(named = Effort.WHOLE, matches = "true")
class SoakTests {

	private static final int REQUESTS = Integer.getInteger("soak.requests",
			Stack.CURRENT.isServlet() ? 200_000 : 6_000);

	// Take longer than the others
	private static final int HOSTILE_REQUESTS = 5_000;

	private static final long SEED = Long.getLong("soak.seed", 4711L);

	private static final int PARTS = 5;

	private static final int THREADS = 16;

	private static final long KILOBYTES = 4 * 1024;

	private static final List<Map.Entry<String, Place>> PLACES = List.copyOf(LeakPlaces.all().entrySet());

	private static final String[] TEXTS = { "broken pipe", "connection reset by peer", "${jndi:ldap://x}", "\u0000\u0007",
			"%s%n{0}<0>", "../../etc/passwd", "\ud83d\ude00\ud800", "4111111111111111", "null", "-1", "1e999", "{}",
			"[[[[[[", "'\"\\</script>" };

	@Test
	void heapStaysFlatAndEachFailureIsCountedOnce() throws Exception {
		Process process = start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			Server server = Server.remote(port(output));
			List<List<Integer>> states = new ArrayList<>();
			int failures = 0;
			for (int part = 0; part < PARTS; part++) {
				failures += soak(server, REQUESTS / PARTS, SEED + part).size();
				states.add(state(server));
				System.out.printf(Locale.ROOT, "%,d failures: %s%n", failures, states.get(part));
				assertThat(states.get(part).get(2)).as("failures that were counted").isEqualTo(failures);
			}
			// After the first part, thread pools and caches have about reached their size
			List<Integer> first = states.get(0);
			List<Integer> last = states.get(PARTS - 1);
			assertThat(last.get(0) - first.get(0)).as("kilobytes that were kept").isLessThan((int) KILOBYTES);
			assertThat(last.get(1) - first.get(1)).as("threads that were left").isLessThanOrEqualTo(THREADS);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * Send requests, and return the status of each response with a code.
	 */
	private static List<Integer> soak(Server server, int requests, long seed) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		AtomicInteger left = new AtomicInteger(requests);
		try {
			List<Future<List<Integer>>> callers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				Random random = new Random(seed * THREADS + i);
				Callable<List<Integer>> caller = () -> {
					List<Integer> failures = new ArrayList<>();
					while (left.getAndDecrement() > 0) {
						Response response = send(server, random);
						if (response.body().contains("\"code\":")) {
							failures.add(response.status());
						}
					}
					return failures;
				};
				callers.add(executor.submit(caller));
			}
			List<Integer> failures = new ArrayList<>();
			for (Future<List<Integer>> caller : callers) {
				failures.addAll(caller.get());
			}
			return failures;
		}
		finally {
			executor.shutdownNow();
			executor.awaitTermination(10, TimeUnit.SECONDS);
		}
	}

	private static Response send(Server server, Random random) {
		if (random.nextInt(REQUESTS) >= HOSTILE_REQUESTS) {
			String language = (random.nextInt(4) > 0) ? "zh-CN"
					: Locale.getISOLanguages()[random.nextInt(180)] + '-' + letters(random, 2);
			return server.get("/leaks/plain/" + letters(random, 20), "Accept-Language", language, "X-Request-Id",
					letters(random, 30));
		}
		String text = text(random);
		Map.Entry<String, Place> place = PLACES.get(random.nextInt(PLACES.size()));
		return place.getValue().send().apply(server, place.getValue().number() ? "4111111111111111" : text);
	}

	private static String text(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> TEXTS[random.nextInt(TEXTS.length)];
			case 1 -> letters(random, random.nextInt(1500));
			case 2 -> random.ints(1 + random.nextInt(40), 0x20, 0x2FFF)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			default -> Long.toString(random.nextLong());
		};
	}

	private static String letters(Random random, int length) {
		return random.ints(length, 'a', 'z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static Process start() throws IOException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		// Without the second option, the JDK keeps each locale for a minute
		return new ProcessBuilder(java.toString(), "-Xmx96m", "-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:+UseSerialGC",
				"-Xshare:auto", "-cp", System.getProperty("java.class.path"), SoakApplication.class.getName(),
				"--server.port=0", "--paykka.errors.unexpected=true", "--logging.level.root=off")
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private static int port(BufferedReader output) throws IOException {
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith("Port ")) {
				return Integer.parseInt(line.substring(5));
			}
		}
		throw new IOException("The server has not started");
	}

	private static List<Integer> state(Server server) {
		return server.get("/soak/state").member("[*]");
	}

}

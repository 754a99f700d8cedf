import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the error-handling contenders and measures them side by side. Prints tables to standard output and to
 * {@code target/results.md}.
 *
 * <p>
 * Arguments choose the steps to run: {@code build}, {@code jmh}, {@code http}, {@code scaling}, {@code memory},
 * {@code decoding}, {@code start}. Without arguments, all of them run.
 */
class Benchmarks {

	/** The contender that others on the same line and stack are compared with. */
	private static final String BY_HAND = "by-hand";

	private static final int ROUNDS = Integer.getInteger("rounds", 9);

	private static final int SECONDS = Integer.getInteger("seconds", 4);

	private static final List<Contender> ALL = List.of(new Contender("4.1.2", "servlet", "bytes", "pay"),
			new Contender("4.1.2", "servlet", BY_HAND, "pay"), new Contender("4.1.2", "servlet", "ours", "pay"),
			new Contender("4.1.2", "servlet", "ours", "untraced"),
			new Contender("4.1.2", "servlet", "error-handling", "pay"),
			new Contender("4.1.2", "servlet", "belgif", "pay"), new Contender("4.1.2", "reactive", "bytes", "pay"),
			new Contender("4.1.2", "reactive", BY_HAND, "pay"), new Contender("4.1.2", "reactive", "ours", "pay"),
			new Contender("4.1.2", "reactive", "ours", "untraced"), new Contender("3.5.16", "servlet", BY_HAND, "pay"),
			new Contender("3.5.16", "servlet", "ours", "pay"),
			new Contender("3.5.16", "servlet", "problem-spring-web", "pay"));

	/** The contenders that match {@code -Donly=}, a regular expression for part of the label. */
	private static final List<Contender> CONTENDERS = ALL.stream()
		.filter((contender) -> Pattern.compile(System.getProperty("only", "")).matcher(contender.label()).find())
		.toList();

	private static final Contender OURS = new Contender("4.1.2", "servlet", "ours", "pay");

	private static final Path ROOT = Path.of("").toAbsolutePath();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final Path RESULTS = ROOT.resolve("benchmarks/target/results.md");

	public static void main(String[] arguments) throws Exception {
		List<String> wanted = (arguments.length > 0) ? List.of(arguments)
				: List.of("build", "jmh", "http", "scaling", "memory", "decoding", "start");
		if (!Files.exists(ROOT.resolve("benchmarks/pom.xml"))) {
			throw new IllegalStateException("Run this in the root of the repository");
		}
		machine();
		for (String name : wanted) {
			switch (name) {
				case "build" -> build();
				case "jmh" -> jmh();
				case "http" -> http();
				case "scaling" -> scaling();
				case "memory" -> memory();
				case "decoding" -> decoding();
				case "start" -> start();
				default -> throw new IllegalArgumentException("Unknown: " + name);
			}
		}
	}

	private static void machine() throws Exception {
		String model = Stream.of("/proc/cpuinfo")
			.map(Path::of)
			.filter(Files::exists)
			.flatMap(Benchmarks::lines)
			.filter((line) -> line.startsWith("model name"))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElse("unknown processor");
		print("%d CPUs (%s), %s %s, Java %s%n%n", Runtime.getRuntime().availableProcessors(), model,
				System.getProperty("os.name"), System.getProperty("os.version"), Runtime.version());
	}

	private static Stream<String> lines(Path path) {
		try {
			return Files.readAllLines(path).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Building

	private static void build() throws Exception {
		mvn("-pl", "paykka-errors-core,paykka-errors-spring-boot-starter,paykka-errors-test", "-DskipTests", "install");
		mvn("-f", "example-app/pom.xml", "compile", "dependency:build-classpath",
				"-Dmdep.outputFile=" + ROOT.resolve("benchmarks/target/example-class-path"));
		for (Contender contender : CONTENDERS) {
			if (contender.path().equals("pay")) {
				mvn("-f", "benchmarks/pom.xml", "-Dline=" + contender.line(), "-Dstack=" + contender.stack(),
						"-Dcontender=" + contender.name(), "compile");
			}
		}
	}

	private static void mvn(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("mvn", "-B", "-q"));
		command.addAll(List.of(arguments));
		run(command, ROOT.resolve("benchmarks/target/build.log"));
	}

	// In process

	private static void jmh() throws Exception {
		Map<Contender, List<double[]>> results = new LinkedHashMap<>();
		for (int round = 0; round < Math.max(1, ROUNDS / 3); round++) {
			for (Contender contender : CONTENDERS) {
				Map<String, Double> scores = jmh(contender, "ErrorBenchmark", "-p", "path=" + contender.path(), "-prof",
						"gc");
				results.computeIfAbsent(contender, (key) -> new ArrayList<>())
					.add(new double[] { scores.get("fail"), scores.get("fail:gc.alloc.rate.norm") });
			}
		}
		table("In process, per error", List.of("ns", "bytes"), results);
	}

	/**
	 * Run a benchmark in its own process.
	 * @return the scores by method name
	 */
	private static Map<String, Double> jmh(Contender contender, String benchmark, String... arguments)
			throws Exception {
		Path csv = contender.target().resolve("jmh.csv");
		List<String> command = new ArrayList<>(contender.java("org.openjdk.jmh.Main"));
		command.addAll(List.of(benchmark, "-f", "1", "-wi", "5", "-w", "2", "-i", "5", "-r", "1", "-rf", "csv", "-rff",
				csv.toString()));
		command.addAll(List.of(arguments));
		run(command, contender.target().resolve("jmh.log"));
		Map<String, Double> scores = new LinkedHashMap<>();
		for (String line : Files.readAllLines(csv)) {
			String[] cells = line.replace("\"", "").split(",");
			if (!cells[0].equals("Benchmark")) {
				scores.put(cells[0].substring(cells[0].lastIndexOf("Benchmark.") + "Benchmark.".length()),
						Double.valueOf(cells[4]));
			}
		}
		return scores;
	}

	// Over HTTP

	private static void http() throws Exception {
		try (Servers servers = new Servers(CONTENDERS)) {
			for (int round = 0; round < 4; round++) {
				for (Contender contender : CONTENDERS) {
					servers.load(contender, 8, SECONDS);
				}
			}
			Map<Contender, List<double[]>> results = new LinkedHashMap<>();
			for (int round = 0; round < ROUNDS; round++) {
				for (Contender contender : CONTENDERS) {
					Load load = servers.load(contender, 8, SECONDS);
					results.computeIfAbsent(contender, (key) -> new ArrayList<>())
						.add(new double[] { load.cpuMicros(), load.bytes(), 1_000_000 / load.perSecond() });
				}
			}
			table("Over HTTP, per error, 8 connections", List.of("CPU µs", "bytes", "µs between responses"), results);
		}
	}

	// Scaling

	private static void scaling() throws Exception {
		List<Contender> compared = CONTENDERS.stream()
			.filter((contender) -> contender.line().equals("4.1.2") && contender.stack().equals("servlet"))
			.filter((contender) -> List.of("bytes", BY_HAND, "ours").contains(contender.name()))
			.toList();
		print("### Errors per second by threads%n%n| | 1 | 8 | 64 | 64 to 8 |%n|---|--:|--:|--:|--:|%n");
		for (Contender contender : compared) {
			List<Double> rates = new ArrayList<>();
			for (int threads : new int[] { 1, 8, 64 }) {
				rates.add(jmh(contender, "ErrorBenchmark", "-p", "path=" + contender.path(), "-t",
						Integer.toString(threads), "-bm", "thrpt", "-tu", "s")
					.get("fail"));
			}
			print("| in process, %s | %.0f | %.0f | %.0f | %.2f |%n", contender.label(), rates.get(0), rates.get(1),
					rates.get(2), rates.get(2) / rates.get(1));
		}
		try (Servers servers = new Servers(compared)) {
			for (Contender contender : compared) {
				servers.load(contender, 8, 3 * SECONDS);
			}
			for (Contender contender : compared) {
				List<Double> rates = new ArrayList<>();
				for (int connections : new int[] { 1, 8, 64 }) {
					rates.add(servers.load(contender, connections, SECONDS).perSecond());
				}
				print("| over HTTP, %s | %.0f | %.0f | %.0f | %.2f |%n", contender.label(), rates.get(0), rates.get(1),
						rates.get(2), rates.get(2) / rates.get(1));
			}
		}
		print("%n");
	}

	// Memory

	private static void memory() throws Exception {
		Path log = OURS.target().resolve("memory.log");
		run(OURS.java("com.example.memory.DistinctMessages"), log);
		print("### Live heap%n%n%s%n", Files.readString(log));
	}

	// Decoding

	private static void decoding() throws Exception {
		print("### A successful response of the gateway%n%n");
		for (int length : List.of(300, 1024 * 1024)) {
			List<double[]> results = new ArrayList<>();
			for (int round = 0; round < Math.max(1, ROUNDS / 3); round++) {
				Map<String, Double> scores = jmh(OURS, "DecodingBenchmark", "-p", "length=" + length);
				double added = scores.get("decodedInMemory") - scores.get("inMemory");
				results.add(new double[] { scores.get("loopback"), added, 100 * added / scores.get("loopback") });
			}
			print("Of %d bytes: a RestClient call over loopback takes %.0f ns. Decoding adds %.0f ns, which is %.1f %%.%n%n",
					length, median(results, 0), median(results, 1), median(results, 2));
		}
	}

	// Start

	private static void start() throws Exception {
		Contender byHand = ALL.get(1);
		Path classPath = ROOT.resolve("benchmarks/target/example-class-path");
		List<String> example = java(Files.readString(classPath) + ":example-app/target/classes",
				"com.paykka.errors.example.ExampleApplication");
		List<double[]> added = new ArrayList<>();
		List<double[]> whole = new ArrayList<>();
		for (int round = 0; round < 2 * ROUNDS; round++) {
			double[] without = secondsToStart(byHand.java("com.example.benchmark.Application"));
			double[] with = secondsToStart(OURS.java("com.example.benchmark.Application"));
			added.add(new double[] { with[0] - without[0], with[1] - without[1] });
			whole.add(secondsToStart(example));
		}
		print("### Start%n%n| | seconds | CPU seconds |%n|---|--:|--:|%n");
		print("| the example | %.2f | %.2f |%n", median(whole, 0), median(whole, 1));
		print("| what the starter adds | %.3f | %.3f |%n", median(added, 0), median(added, 1));
		print("| ratio | %.1f %% | %.1f %% |%n%n", 100 * median(added, 0) / median(whole, 0),
				100 * median(added, 1) / median(whole, 1));
	}

	/**
	 * Start and stop an application.
	 * @return the seconds and the CPU seconds that the start took
	 */
	private static double[] secondsToStart(List<String> command) throws Exception {
		List<String> whole = new ArrayList<>(command);
		whole.addAll(List.of("--server.port=0", "--sandbox.port=0", "--logging.level.root=info"));
		Process process = new ProcessBuilder(whole).directory(ROOT.toFile()).redirectErrorStream(true).start();
		try (BufferedReader reader = process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				Matcher matcher = Pattern.compile("process running for ([0-9.]+)").matcher(line);
				if (matcher.find()) {
					double cpu = process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
					return new double[] { Double.parseDouble(matcher.group(1)), cpu };
				}
			}
			throw new IllegalStateException(String.join(" ", command) + " did not start");
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	// Helpers

	private static void run(List<String> command, Path log) throws Exception {
		Files.createDirectories(log.getParent());
		int status = new ProcessBuilder(command).directory(ROOT.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start()
			.waitFor();
		if (status != 0) {
			throw new IllegalStateException(String.join(" ", command) + " failed, see " + log);
		}
	}

	private static List<String> java(String classPath, String main) {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms256m", "-Xmx256m",
				"-cp", classPath, main);
	}

	private static double median(List<double[]> results, int column) {
		double[] sorted = results.stream().mapToDouble((result) -> result[column]).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/**
	 * Print the medians, and the ratios to the contender written by hand: the median, the smallest and the largest of
	 * the ratios in each round.
	 */
	private static void table(String title, List<String> columns, Map<Contender, List<double[]>> results) {
		print("### %s%n%n| | %s |%n|---|%s%n", title,
				columns.stream().map((column) -> column + " | ratio | of the rounds").collect(Collectors.joining(" | ")),
				"--:|--:|:-:|".repeat(columns.size()));
		results.forEach((contender, rounds) -> {
			List<double[]> byHand = results.getOrDefault(contender.byHand(), rounds);
			print("| %s |", contender.label());
			for (int column = 0; column < columns.size(); column++) {
				List<double[]> ratios = new ArrayList<>();
				for (int round = 0; round < rounds.size(); round++) {
					ratios.add(new double[] { rounds.get(round)[column] / byHand.get(round)[column] });
				}
				double[] sorted = ratios.stream().mapToDouble((ratio) -> ratio[0]).sorted().toArray();
				double median = median(rounds, column);
				print((median < 100) ? " %.1f | %.2f | %.2f to %.2f |" : " %.0f | %.2f | %.2f to %.2f |", median,
						median(ratios, 0), sorted[0], sorted[sorted.length - 1]);
			}
			print("%n");
		});
		print("%n");
	}

	private static void print(String format, Object... arguments) {
		String text = String.format(Locale.ROOT, format, arguments);
		System.out.print(text);
		try {
			Files.createDirectories(RESULTS.getParent());
			Files.writeString(RESULTS, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An error-handling solution, and the last segment of the path that fails.
	 */
	private record Contender(String line, String stack, String name, String path) {

		Path target() {
			return ROOT.resolve("benchmarks/target/%s-%s-%s".formatted(this.line, this.stack, this.name));
		}

		List<String> java(String main) throws IOException {
			return Benchmarks.java(target().resolve("classes") + ":" + Files.readString(target().resolve("class-path")),
					main);
		}

		Contender byHand() {
			return new Contender(this.line, this.stack, BY_HAND, "pay");
		}

		String label() {
			return "%s %s: %s%s".formatted(this.line, this.stack, this.name,
					this.path.equals("pay") ? "" : ", " + this.path);
		}

	}

	/**
	 * What a load of requests cost a server.
	 */
	private record Load(double cpuMicros, double bytes, double perSecond) {
	}

	/**
	 * The running servers of several contenders.
	 */
	private static final class Servers implements AutoCloseable {

		private final Map<Path, Process> processes = new LinkedHashMap<>();

		private final Map<Path, Integer> ports = new LinkedHashMap<>();

		private Servers(List<Contender> contenders) throws Exception {
			for (Contender contender : contenders) {
				if (!this.ports.containsKey(contender.target())) {
					start(contender);
				}
			}
		}

		private void start(Contender contender) throws Exception {
			int port;
			try (ServerSocket socket = new ServerSocket(0)) {
				port = socket.getLocalPort();
			}
			List<String> command = new ArrayList<>(contender.java("com.example.benchmark.Application"));
			command.add("--server.port=" + port);
			this.ports.put(contender.target(), port);
			Process process = new ProcessBuilder(command).directory(ROOT.toFile())
				.redirectErrorStream(true)
				.redirectOutput(contender.target().resolve("server.log").toFile())
				.start();
			// Even if another server does not start, or the user interrupts the run
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
			this.processes.put(contender.target(), process);
			for (int attempt = 0; attempt < 300; attempt++) {
				try {
					cost(contender);
					return;
				}
				catch (IOException ex) {
					Thread.sleep(200);
				}
			}
			throw new IllegalStateException(contender.label() + " does not respond");
		}

		private long[] cost(Contender contender) throws IOException, InterruptedException {
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + this.ports.get(contender.target()) + "/cost"))
				.build();
			String[] values = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body().split(" ");
			return new long[] { Long.parseLong(values[0]), Long.parseLong(values[1]) };
		}

		private Load load(Contender contender, int connections, int seconds) throws Exception {
			long[] before = cost(contender);
			Path log = contender.target().resolve("wrk.log");
			run(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "http://127.0.0.1:"
					+ this.ports.get(contender.target()) + "/orders/42/" + contender.path()), log);
			long[] after = cost(contender);
			String output = Files.readString(log);
			double requests = number(output, "([0-9]+) requests in");
			if (number(output, "Non-2xx or 3xx responses: ([0-9]+)") != requests || output.contains("Socket errors")) {
				throw new IllegalStateException(contender.label() + " does not fail as it should: " + output);
			}
			return new Load((after[0] - before[0]) / 1e3 / requests, (after[1] - before[1]) / requests,
					number(output, "Requests/sec: +([0-9.]+)"));
		}

		private static double number(String text, String pattern) {
			Matcher matcher = Pattern.compile(pattern).matcher(text);
			return matcher.find() ? Double.parseDouble(matcher.group(1)) : -1;
		}

		@Override
		public void close() {
			this.processes.values().forEach(Process::destroy);
			this.processes.values().forEach((process) -> process.onExit().join());
		}

	}

}

package com.paykka.errors.example;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A tab of a headless Chromium, controlled through its DevTools protocol.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">DevTools
 * protocol</a>
 */
public final class Browser implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final AtomicInteger ids = new AtomicInteger();

	private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	private final Chromium chromium;

	private final String id;

	private final WebSocket page;

	private Browser(Chromium chromium) {
		this.chromium = chromium;
		JsonNode target = chromium.openTab();
		this.id = target.path("id").asString();
		this.page = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create(target.path("webSocketDebuggerUrl").asString()), new Replies())
			.join();
		send("Page.enable", Map.of());
		send("Log.enable", Map.of());
		send("Runtime.enable", Map.of());
	}

	/**
	 * Skip the tests where no browser is installed, but not on a build server.
	 */
	public static void assumeInstalled() {
		assumeTrue(System.getenv("CI") != null || program().isPresent(), "No Chromium is installed");
	}

	/**
	 * Return the browser's executable, if one is installed.
	 */
	static Optional<String> program() {
		return Stream.of("chromium", "chromium-browser", "google-chrome")
			.flatMap((name) -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.map(Path::toString)
			.findFirst();
	}

	/**
	 * Open a tab.
	 */
	public static Browser start() {
		return new Browser(Chromium.SHARED);
	}

	public void open(String address) {
		this.complaints.clear();
		evaluate("window.left = true");
		send("Page.navigate", Map.of("url", address));
		// No response while the page is changing
		await(() -> evaluate("document.readyState === 'complete' && !window.left").asBoolean(false));
	}

	public JsonNode evaluate(String expression) {
		return send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true)).path("result")
			.path("value");
	}

	public void press(String key, int code) {
		for (String type : List.of("keyDown", "keyUp")) {
			send("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code,
					"text", key.equals("Enter") && type.equals("keyDown") ? "\r" : ""));
		}
	}

	/**
	 * Return what the console has shown since the page was opened: script errors,
	 * violations of the content security policy, and failed downloads.
	 */
	public List<String> complaints() {
		return this.complaints;
	}

	public JsonNode send(String method, Map<String, ?> parameters) {
		int id = this.ids.incrementAndGet();
		CompletableFuture<JsonNode> reply = new CompletableFuture<>();
		this.replies.put(id, reply);
		this.page.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
			.join();
		return reply.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
	}

	public static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("The browser takes too long");
			}
			try {
				Thread.sleep(20);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() {
		this.page.abort();
		this.chromium.closeTab(this.id);
	}

	/**
	 * The process that all tests share.
	 */
	private static final class Chromium {

		private static final Chromium SHARED = start(program().orElseThrow());

		private static final HttpClient HTTP = HttpClient.newHttpClient();

		private final Path profile;

		private final Process process;

		private final String address;

		private Chromium(String program) throws IOException {
			this.profile = Files.createTempDirectory("browser");
			this.process = new ProcessBuilder(program, "--headless", "--no-sandbox", "--disable-gpu",
					"--disable-dev-shm-usage", "--no-first-run", "--no-proxy-server", "--remote-debugging-port=0",
					"--user-data-dir=" + this.profile, "about:blank")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
			Path port = this.profile.resolve("DevToolsActivePort");
			await(() -> Files.exists(port) && read(port).lines().count() == 2);
			this.address = "http://127.0.0.1:" + read(port).lines().toList().get(0) + "/json/";
		}

		private static Chromium start(String program) {
			try {
				return new Chromium(program);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private JsonNode openTab() {
			return JSON.readTree(send(HttpRequest.newBuilder(URI.create(this.address + "new?about:blank"))
				.PUT(HttpRequest.BodyPublishers.noBody())));
		}

		private void closeTab(String id) {
			send(HttpRequest.newBuilder(URI.create(this.address + "close/" + id)));
		}

		private static String send(HttpRequest.Builder request) {
			return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join().body();
		}

		private static String read(Path file) {
			try {
				return Files.readString(file);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private void stop() {
			this.process.descendants().forEach(ProcessHandle::destroy);
			this.process.destroy();
			try {
				if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
					this.process.destroyForcibly();
				}
				FileSystemUtils.deleteRecursively(this.profile);
			}
			catch (IOException ex) {
				// Only temporary files are left behind
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private final class Replies implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				receive(JSON.readTree(this.text.toString()));
				this.text.setLength(0);
			}
			return WebSocket.Listener.super.onText(socket, data, last);
		}

		private void receive(JsonNode message) {
			String method = message.path("method").asString("");
			if (message.has("id")) {
				Browser.this.replies.remove(message.path("id").asInt()).complete(message.path("result"));
			}
			else if (method.equals("Log.entryAdded") || method.equals("Runtime.exceptionThrown")
					|| method.equals("Runtime.consoleAPICalled")) {
				Browser.this.complaints.add(message.path("params").toString());
			}
		}

	}

}

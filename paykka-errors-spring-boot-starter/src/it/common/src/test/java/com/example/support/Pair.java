package com.example.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that runs twice: with the starter, and without it.
 */
public final class Pair implements AutoCloseable {

	private static final String DISABLED = "paykka.errors.enabled=false";

	// The parts of Spring Boot's responses that always differ
	private static final String CHANGING = "\"(timestamp|requestId)\":\"[^\"]*\"";

	private static final String CHANGING_HTML = "<div id='created'>[^<]*</div>(<div>\\[[^]]*])?";

	private static final Set<String> CHANGING_HEADERS = Set.of("date", "content-length");

	private final Server with;

	private final Server without;

	private final List<Server> further = new ArrayList<>();

	private Pair(Server with, Server without) {
		this.with = with;
		this.without = without;
	}

	public static Pair start(Class<?> application, String... settings) {
		return start(() -> new SpringApplicationBuilder(application), settings);
	}

	public static Pair start(Supplier<SpringApplicationBuilder> application, String... settings) {
		Server without = Server.start(application.get(),
				Stream.concat(Stream.of(settings), Stream.of(DISABLED)).toArray(String[]::new));
		assertThat(internals(without.context())).isEmpty();
		Server with = Server.start(application.get(), settings);
		assertThat(internals(with.context())).isNotEmpty();
		return new Pair(with, without);
	}

	/**
	 * Start the application again with other settings, to compare it with the one without
	 * the starter.
	 * @param application the application
	 * @param settings the settings
	 * @return a pair, which is closed with this one
	 */
	public Pair again(Supplier<SpringApplicationBuilder> application, String... settings) {
		Server again = Server.start(application.get(), settings);
		this.further.add(again);
		return new Pair(again, this.without);
	}

	private static List<String> internals(ConfigurableApplicationContext context) {
		return Stream.of(context.getBeanDefinitionNames()).filter((name) -> {
			Class<?> type = context.getType(name, false);
			String typeName = (type != null) ? type.getName() : name;
			return typeName.startsWith("com.paykka.errors.internal.")
					&& !typeName.startsWith("com.paykka.errors.internal.settings.");
		}).toList();
	}

	public Server with() {
		return this.with;
	}

	public Server without() {
		return this.without;
	}

	public Both get(String path, String... headers) {
		return new Both(this.with.get(path, headers), this.without.get(path, headers));
	}

	public Both post(String path, String json) {
		return new Both(this.with.post(path, json), this.without.post(path, json));
	}

	@Override
	public void close() {
		this.further.forEach(Server::close);
		this.with.close();
		this.without.close();
	}

	/**
	 * The responses to one request.
	 *
	 * @param with the response with the starter
	 * @param without the response without the starter
	 */
	public record Both(Response with, Response without) {

		/**
		 * Check that the application responds as it does without the starter.
		 * @param status the status that the application chose
		 * @param marker what the application wrote
		 */
		public void isApplications(int status, String marker) {
			assertThat(this.without.status()).as(this.without.body()).isEqualTo(status);
			assertThat(this.without.body()).contains(marker);
			isUntouched(status);
		}

		/**
		 * Check that the starter makes no difference.
		 * @param status the status without the starter
		 * @return the response with the starter
		 */
		public Response isUntouched(int status) {
			assertThat(this.without.status()).as(this.without.body()).isEqualTo(status);
			return isAsWithout();
		}

		/**
		 * Check that the starter makes no difference, with any status.
		 * @return the response with the starter
		 */
		public Response isAsWithout() {
			assertThat(comparable(this.with)).isEqualTo(comparable(this.without));
			return this.with;
		}

		/**
		 * Check that the starter responds.
		 * @param status the status of the code
		 * @param code the code
		 * @return the response with the starter
		 */
		public Response isStarters(int status, String code) {
			assertThat(this.without.body()).doesNotContain("\"code\"");
			return this.with.isProblem(status, code);
		}

		private static String comparable(Response response) {
			TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			headers.putAll(response.headers().map());
			headers.keySet().removeIf((name) -> CHANGING_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
			return response.status() + "\n" + headers + "\n"
					+ response.body().replaceAll(CHANGING, "\"$1\":\"\"").replaceAll(CHANGING_HTML, "");
		}

	}

}

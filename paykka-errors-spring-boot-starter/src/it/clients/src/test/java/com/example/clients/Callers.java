package com.example.clients;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;


import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * All clients, set up as the documentation says, and the one that it warns about.
 */
final class Callers {

	private static final Set<Library> REACTIVE = EnumSet.complementOf(EnumSet.of(Library.SIMPLE));

	private static final boolean BOOT_3 = SpringBootVersion.getVersion().startsWith("3.");

	private static final String[] DONT_FOLLOW = BOOT_3
			? new String[] { "--spring.http.client.redirects=dont-follow",
					"--spring.http.reactiveclient.redirects=dont-follow" }
			: new String[] { "--spring.http.clients.redirects=dont-follow" };

	private static final String BLOCKING_LIBRARY = BOOT_3 ? "--spring.http.client.factory="
			: "--spring.http.clients.imperative.factory=";

	private static final String REACTIVE_LIBRARY = BOOT_3 ? "--spring.http.reactiveclient.connector="
			: "--spring.http.clients.reactive.connector=";

	private Callers() {
	}

	static List<Caller> documented() {
		List<Caller> callers = new ArrayList<>();
		for (Library library : Library.values()) {
			callers.add(Caller.of("builder, " + library,
					RestClient.builder().requestFactory(BuiltRequests.blocking(library))));
			callers.add(Caller.of("by hand, " + library,
					RestClient.builder().requestFactory(RequestsByHand.blocking(library))));
		}
		for (Library library : REACTIVE) {
			callers.add(Caller.of("builder, " + library,
					WebClient.builder().clientConnector(BuiltRequests.reactive(library))));
			callers.add(Caller.of("by hand, " + library,
					WebClient.builder().clientConnector(RequestsByHand.reactive(library))));
		}
		configured().forEach(callers::addAll);
		return callers;
	}

	/**
	 * Return clients from the beans of applications that don't allow redirects.
	 */
	private static Stream<List<Caller>> configured() {
		Stream<ConfigurableApplicationContext> contexts = REACTIVE.stream()
			.filter((library) -> library != Library.HTTP_COMPONENTS)
			.map((library) -> run(new Class<?>[0], with(BLOCKING_LIBRARY + library.property(),
					REACTIVE_LIBRARY + library.property())));
		ConfigurableApplicationContext simple = run(new Class<?>[0], with(BLOCKING_LIBRARY + "simple"));
		ConfigurableApplicationContext httpComponents = run(
				new Class<?>[] { BlockingHttpComponents.class, ReactiveHttpComponents.class }, DONT_FOLLOW);
		return Stream.concat(contexts, Stream.of(simple, httpComponents)).map(Callers::all);
	}

	private static String[] with(String... settings) {
		return Stream.of(DONT_FOLLOW, settings).flatMap(Stream::of).toArray(String[]::new);
	}

	private static List<Caller> all(ConfigurableApplicationContext context) {
		String name = "beans, " + context.getId();
		return List.of(Caller.of(name, context.getBean(RestClient.Builder.class)),
				Caller.of(name, restTemplate(context)), Caller.of(name, context.getBean(WebClient.Builder.class)));
	}

	/**
	 * The builder's package differs between the two lines.
	 */
	private static RestTemplate restTemplate(ConfigurableApplicationContext context) {
		Object builder = context.getBean("restTemplateBuilder");
		return (RestTemplate) ReflectionUtils.invokeMethod(ClassUtils.getMethod(builder.getClass(), "build"), builder);
	}

	/**
	 * Return the client of an application that sets up nothing.
	 */
	static Caller asItComes() {
		return Caller.of("as it comes", run(new Class<?>[0]).getBean(RestClient.Builder.class));
	}

	// Never closed, because that would stop Reactor Netty's threads for the others
	private static ConfigurableApplicationContext run(Class<?>[] configurations, String... settings) {
		return new SpringApplicationBuilder(Client.class).sources(configurations)
			.web(WebApplicationType.NONE)
			.properties("logging.level.root=error", "spring.main.banner-mode=off",
					"spring.main.lazy-initialization=true", "spring.application.name=" + String.join(" ", settings))
			.run(settings);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Client {

	}

}

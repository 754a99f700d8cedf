package com.example.support;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What differs between the servlet and the reactive stack. Each has one implementation,
 * which is registered as a service.
 */
public interface Stack {

	/**
	 * The stack that this project tests.
	 */
	Stack CURRENT = ServiceLoader.load(Stack.class).findFirst().orElseThrow();

	/**
	 * Return whether this is the servlet stack.
	 */
	boolean isServlet();

	/**
	 * Return the clients that the shop can use to call another service.
	 */
	List<String> clients();

	/**
	 * Return HTTP clients that are observed and decode failures.
	 */
	List<Consumer<String>> observedClients(ObservationRegistry observations);

	/**
	 * Return the paths that fail with 4018 outside a plain controller method.
	 */
	List<String> entryPoints();

	/**
	 * Return the paths that fail with 4018 after part of the response has been sent.
	 */
	List<String> committed();

	/**
	 * Return the paths below which each kind of fault can be triggered.
	 */
	List<String> faults();

	/**
	 * Return handlers whose arguments only this stack has, with the application's own
	 * argument resolver.
	 */
	Class<?>[] argumentHandlers();

	/**
	 * Return the names of exceptions with the responses of those handlers.
	 */
	List<Arguments> argumentMarkers();

	/**
	 * Return a {@code ResponseEntityExceptionHandler} of the application.
	 */
	Class<?> ownResponses();

	/**
	 * Return endpoints that fail after they have set the headers of another response.
	 */
	Class<?> begunResponses();

	/**
	 * Return endpoints for files and functional endpoints.
	 */
	Class<?> parts();

	/**
	 * Return endpoints that fail with the text that they are sent, in ways that only this
	 * stack has.
	 */
	Class<?> leaks();

	/**
	 * Return the paths of those endpoints.
	 */
	List<String> leakPaths();

	/**
	 * Return a configuration whose locale resolver fails.
	 */
	Class<?> throwingLocale();

}

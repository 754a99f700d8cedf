package com.paykka.errors.internal.graphql;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.internal.web.FailedRequest;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Who sent a GraphQL request, and what its failures have been answered with.
 */
abstract class GraphQlCaller {

	/**
	 * Where to find the caller in the contexts of GraphQL and Reactor.
	 */
	static final Class<?> KEY = GraphQlCaller.class;

	private final Map<Throwable, Optional<ProblemMembers>> handled = Collections
		.synchronizedMap(new IdentityHashMap<>());

	static GraphQlCaller in(GraphQLContext context) {
		return (context.get(KEY) instanceof GraphQlCaller caller) ? caller : new Unknown();
	}

	static GraphQlCaller in(ContextView context) {
		return (context.getOrDefault(KEY, null) instanceof GraphQlCaller caller) ? caller : new Unknown();
	}

	/**
	 * Return the request for the response to a failure.
	 * @param locale the locale in which the operation runs, or {@code null} if unknown
	 */
	abstract FailedRequest request(@Nullable Locale locale);

	/**
	 * Answer an exception that may fail several fields, as that of a batch does.
	 * @param thrown the exception
	 * @param response the response, asked for only once
	 * @return the response, or {@code null} if there is none
	 */
	@Nullable ProblemMembers once(Throwable thrown, Supplier<@Nullable ProblemMembers> response) {
		return this.handled.computeIfAbsent(thrown, (key) -> Optional.ofNullable(response.get())).orElse(null);
	}

	/**
	 * A caller that did not come over HTTP.
	 */
	private static final class Unknown extends GraphQlCaller {

		@Override
		FailedRequest request(@Nullable Locale locale) {
			return new UnknownRequest(locale);
		}

	}

}

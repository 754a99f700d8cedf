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
 * The sender of a GraphQL request, and the problems that its failures have become.
 */
abstract class GraphQlCaller {

	/**
	 * Where to find the caller in the contexts of GraphQL and Reactor.
	 */
	static final Class<?> KEY = GraphQlCaller.class;

	private final Map<Throwable, Optional<ProblemMembers>> handled = Collections
		.synchronizedMap(new IdentityHashMap<>());

	static GraphQlCaller in(GraphQLContext context) {
		return (context.get(KEY) instanceof GraphQlCaller caller) ? caller : new UnknownCaller();
	}

	static GraphQlCaller in(ContextView context) {
		return (context.getOrDefault(KEY, null) instanceof GraphQlCaller caller) ? caller : new UnknownCaller();
	}

	/**
	 * Return the request that failed.
	 * @param locale the locale in which the operation runs, or {@code null} if unknown
	 */
	abstract FailedRequest request(@Nullable Locale locale);

	/**
	 * Handle an exception once, although it may fail several fields, as a batch's does.
	 * @param thrown the exception
	 * @param problem creates the problem
	 * @return the problem, or {@code null} if there is none
	 */
	@Nullable ProblemMembers once(Throwable thrown, Supplier<@Nullable ProblemMembers> problem) {
		return this.handled.computeIfAbsent(thrown, (key) -> Optional.ofNullable(problem.get())).orElse(null);
	}

	/**
	 * A caller that did not come over HTTP.
	 */
	private static final class UnknownCaller extends GraphQlCaller {

		@Override
		FailedRequest request(@Nullable Locale locale) {
			return new UnknownRequest(locale);
		}

	}

}

package com.paykka.errors.internal.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.web.FailureHandler;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;

/**
 * Turns failures into GraphQL errors with the members of a problem as extensions.
 */
class GraphQlFailures {

	private static final List<String> NO_EXTENSIONS = List.of("type", "title", "status", "detail", "instance");

	private final FailureHandler failures;

	GraphQlFailures(FailureHandler failures) {
		this.failures = failures;
	}

	/** Return a resolver for single fields. */
	DataFetcherExceptionResolver ofFields() {
		DataFetcherExceptionResolverAdapter resolver = DataFetcherExceptionResolver
			.forSingleError((thrown, environment) -> resolve(thrown,
					GraphQlCaller.of(environment.getGraphQlContext().get(GraphQlCaller.KEY)), environment));
		// The request's observation, among others
		resolver.setThreadLocalContextAware(true);
		return resolver;
	}

	/** Return a resolver for the streams of subscriptions. */
	SubscriptionExceptionResolver ofSubscriptions() {
		return (failed) -> Mono.deferContextual((context) -> {
			GraphQlCaller caller = GraphQlCaller.of(context.getOrDefault(GraphQlCaller.KEY, null));
			SubscriptionExceptionResolverAdapter resolver = SubscriptionExceptionResolver
				.forSingleError((thrown) -> resolve(thrown, caller, null));
			resolver.setThreadLocalContextAware(true);
			return resolver.resolveException(failed);
		});
	}

	private @Nullable GraphQLError resolve(Throwable thrown, GraphQlCaller caller,
			@Nullable DataFetchingEnvironment environment) {
		Locale locale = (environment != null) ? environment.getLocale() : null;
		ProblemMembers problem = caller.once(thrown, () -> describe(thrown, caller, locale));
		return (problem != null) ? error(problem, environment) : null;
	}

	private @Nullable ProblemMembers describe(Throwable thrown, GraphQlCaller caller, @Nullable Locale locale) {
		Failure failure = this.failures.decideForDataFetcher(thrown).openFailure();
		return (failure != null) ? this.failures.describe(failure, caller.request(locale)) : null;
	}

	private static GraphQLError error(ProblemMembers problem, @Nullable DataFetchingEnvironment environment) {
		Map<String, Object> extensions = new LinkedHashMap<>(problem.members());
		extensions.keySet().removeAll(NO_EXTENSIONS);
		Object message = Objects.requireNonNullElse(problem.members().get("detail"),
				problem.members().getOrDefault("title", ""));
		GraphqlErrorBuilder<?> error = (environment != null) ? GraphqlErrorBuilder.newError(environment)
				: GraphqlErrorBuilder.newError();
		return error.message(message.toString()).errorType(typeOf(problem.status())).extensions(extensions).build();
	}

	private static ErrorType typeOf(int status) {
		return switch (status) {
			case 401 -> ErrorType.UNAUTHORIZED;
			case 403 -> ErrorType.FORBIDDEN;
			case 404 -> ErrorType.NOT_FOUND;
			default -> (status < 500) ? ErrorType.BAD_REQUEST : ErrorType.INTERNAL_ERROR;
		};
	}

}

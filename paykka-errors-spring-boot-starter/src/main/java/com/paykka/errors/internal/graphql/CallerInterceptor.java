package com.paykka.errors.internal.graphql;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

/**
 * Makes the sender of a request known to the resolvers.
 */
class CallerInterceptor implements WebGraphQlInterceptor {

	private final PathFinder paths;

	CallerInterceptor(PathFinder paths) {
		this.paths = paths;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		GraphQlCaller caller = new GraphQlCaller(request, this.paths.pathIn(request.getAttributes()));
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(GraphQlCaller.KEY, caller)).build());
		return chain.next(request).map((response) -> withCallerInSubscription(response, caller));
	}

	private static WebGraphQlResponse withCallerInSubscription(WebGraphQlResponse response, GraphQlCaller caller) {
		Object data = response.getData();
		return (data instanceof Publisher<?> publisher)
				? response.transform((builder) -> builder
					.data(Flux.from(publisher).contextWrite((context) -> context.put(GraphQlCaller.KEY, caller))))
				: response;
	}

	/**
	 * Finds the path within the application, which differs between the stacks.
	 */
	interface PathFinder {

		@Nullable String pathIn(Map<String, Object> attributes);

	}

}

package com.paykka.errors.internal.graphql;

import java.util.Map;
import java.util.function.Function;

import com.paykka.errors.internal.web.FailedRequest;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.env.Environment;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.server.RequestPath;

/**
 * Makes the sender of a request known to the resolvers.
 */
class CallerInterceptor implements WebGraphQlInterceptor {

	private final Function<Map<String, Object>, @Nullable RequestPath> paths;

	private final @Nullable String webSocketPath;

	/**
	 * Create an interceptor.
	 * @param paths finds the path of an HTTP request, which differs between the stacks
	 */
	CallerInterceptor(Environment environment, Function<Map<String, Object>, @Nullable RequestPath> paths) {
		this.webSocketPath = environment.getProperty("spring.graphql.websocket.path");
		this.paths = paths;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		RequestPath path = this.paths.apply(request.getAttributes());
		GraphQlCaller caller = new GraphQlCaller(request,
				(path != null) ? FailedRequest.decode(path.pathWithinApplication()) : this.webSocketPath);
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

}

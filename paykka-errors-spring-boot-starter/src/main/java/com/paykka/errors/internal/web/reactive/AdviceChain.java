package com.paykka.errors.internal.web.reactive;

import java.util.ArrayList;
import java.util.List;

import com.paykka.errors.internal.web.ApplicationAdvice;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.InvocableHandlerMethod;
import org.springframework.web.reactive.result.method.annotation.CookieValueMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ExpressionValueMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ModelMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.PathVariableMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.PrincipalMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.RequestAttributeMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.RequestHeaderMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.result.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ServerWebExchangeMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.SessionAttributeMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.WebSessionMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/**
 * Calls the application's own advice from within that of the starter. WebFlux stops at
 * the first advice that matches an exception and has no way to pass on to the next, so
 * this is where an advice that names PaykkaException gets its precedence, and where
 * exceptions that no translator claims go on to their handlers. Used on such occasions
 * only.
 */
class AdviceChain {

	private final ConfigurableApplicationContext context;

	private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

	private final ObjectProvider<HandlerResultHandler> resultHandlers;

	private volatile @Nullable ApplicationAdvice advice;

	private volatile @Nullable List<HandlerMethodArgumentResolver> argumentResolvers;

	AdviceChain(ConfigurableApplicationContext context, ObjectProvider<RequestMappingHandlerAdapter> adapter,
			ObjectProvider<HandlerResultHandler> resultHandlers) {
		this.context = context;
		this.adapter = adapter;
		this.resultHandlers = resultHandlers;
	}

	/**
	 * Let an advice that names PaykkaException handle an exception.
	 * @param thrown the exception
	 * @param exchange the exchange that failed
	 * @return completion, or {@code null} if there is no such advice
	 */
	@Nullable Mono<Void> handleExplicitly(Throwable thrown, ServerWebExchange exchange) {
		HandlerMethod origin = origin(exchange);
		return handle(advice().findExplicit(thrown, origin), thrown, exchange, origin);
	}

	/**
	 * Let any advice of the application handle an exception.
	 * @param thrown the exception
	 * @param exchange the exchange that failed
	 * @return completion, or {@code null} if there is no such advice
	 */
	@Nullable Mono<Void> handleOtherwise(Throwable thrown, ServerWebExchange exchange) {
		HandlerMethod origin = origin(exchange);
		return handle(advice().findOfApplication(thrown, origin), thrown, exchange, origin);
	}

	private static @Nullable HandlerMethod origin(ServerWebExchange exchange) {
		Object handler = exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
		return (handler instanceof HandlerMethod method) ? method : null;
	}

	private @Nullable Mono<Void> handle(@Nullable HandlerMethod method, Throwable thrown, ServerWebExchange exchange,
			@Nullable HandlerMethod origin) {
		if (method == null) {
			return null;
		}
		InvocableHandlerMethod invocable = new InvocableHandlerMethod(method);
		invocable.setArgumentResolvers(argumentResolvers());
		return invocable.invoke(exchange, new BindingContext(), providedArguments(thrown, origin))
			.flatMap((result) -> handle(result, exchange));
	}

	private static Object[] providedArguments(Throwable thrown, @Nullable HandlerMethod origin) {
		List<Object> arguments = new ArrayList<>();
		Throwable current = thrown;
		while (current != null && !arguments.contains(current)) {
			arguments.add(current);
			current = current.getCause();
		}
		if (origin != null) {
			arguments.add(origin);
		}
		return arguments.toArray();
	}

	private Mono<Void> handle(HandlerResult result, ServerWebExchange exchange) {
		return this.resultHandlers.orderedStream()
			.filter((handler) -> handler.supports(result))
			.findFirst()
			.map((handler) -> handler.handleResult(exchange, result))
			.orElseGet(() -> Mono
				.error(new IllegalStateException("No HandlerResultHandler for " + result.getReturnType())));
	}

	private ApplicationAdvice advice() {
		ApplicationAdvice current = this.advice;
		if (current == null) {
			// Not in the constructor: the starter's own advice, which is found too, needs
			// this
			current = ApplicationAdvice.find(this.context);
			this.advice = current;
		}
		return current;
	}

	private List<HandlerMethodArgumentResolver> argumentResolvers() {
		List<HandlerMethodArgumentResolver> current = this.argumentResolvers;
		if (current == null) {
			current = createArgumentResolvers();
			this.argumentResolvers = current;
		}
		return current;
	}

	/**
	 * Those that WebFlux itself gives to methods that handle exceptions, but for those
	 * that the application adds: WebFlux keeps them private.
	 */
	private List<HandlerMethodArgumentResolver> createArgumentResolvers() {
		ConfigurableBeanFactory factory = this.context.getBeanFactory();
		ReactiveAdapterRegistry registry = this.adapter.getObject().getReactiveAdapterRegistry();
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(List.of(
				new RequestParamMethodArgumentResolver(factory, registry, false),
				new PathVariableMethodArgumentResolver(factory, registry),
				new RequestHeaderMethodArgumentResolver(factory, registry),
				new CookieValueMethodArgumentResolver(factory, registry),
				new ExpressionValueMethodArgumentResolver(factory, registry),
				new SessionAttributeMethodArgumentResolver(factory, registry),
				new RequestAttributeMethodArgumentResolver(factory, registry),
				new ModelMethodArgumentResolver(registry), new ServerWebExchangeMethodArgumentResolver(registry),
				new PrincipalMethodArgumentResolver(registry), new WebSessionMethodArgumentResolver(registry)));
		resolvers.add(new RequestParamMethodArgumentResolver(factory, registry, true));
		return resolvers;
	}

}

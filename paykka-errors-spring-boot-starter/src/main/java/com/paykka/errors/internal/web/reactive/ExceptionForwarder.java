package com.paykka.errors.internal.web.reactive;

import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.web.ContextWithoutStarter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets Spring handle an exception as if there were no starter: a second adapter, with the
 * settings of the first, sees all controller advice except the starter's. It receives the
 * exception just before it would call the controller.
 */
class ExceptionForwarder {

	private static final Log logger = LogFactory.getLog(ExceptionForwarder.class);

	private static final String PENDING = ExceptionForwarder.class.getName() + ".PENDING";

	private final ConfigurableApplicationContext context;

	private final ObjectProvider<HandlerResultHandler> resultHandlers;

	private final SingletonSupplier<RequestMappingHandlerAdapter> adapter;

	ExceptionForwarder(ConfigurableApplicationContext context, ObjectProvider<RequestMappingHandlerAdapter> original,
			ObjectProvider<HandlerResultHandler> resultHandlers) {
		this.context = context;
		this.resultHandlers = resultHandlers;
		this.adapter = SingletonSupplier.of(() -> create(original.getObject()));
	}

	/**
	 * Let Spring handle an exception.
	 * @param thrown the exception
	 * @param exchange the exchange that failed
	 * @param handler the method that threw it, or {@code null}
	 * @return completion, or the same exception if nothing has handled it
	 */
	Mono<Void> forward(Throwable thrown, ServerWebExchange exchange, @Nullable HandlerMethod handler) {
		RequestMappingHandlerAdapter available = this.adapter.obtain();
		Mono<HandlerResult> result;
		if (handler == null) {
			result = available.handleError(exchange, thrown);
		}
		else {
			exchange.getAttributes().put(PENDING, thrown);
			result = available.handle(exchange, handler.createWithResolvedBean());
		}
		return result.flatMap((handled) -> handle(handled, exchange));
	}

	/**
	 * Log if a controller advice has methods that Spring calls before it learns of the
	 * pending exception: those without arguments to wait for.
	 * @param advice the type of the controller advice
	 */
	static void logWhatIsCalledAgain(Class<?> advice) {
		if (!MethodIntrospector
			.selectMethods(advice,
					(MethodFilter) (method) -> method.getParameterCount() == 0
							&& AnnotatedElementUtils.hasAnnotation(method, ModelAttribute.class))
			.isEmpty()) {
			logger.info(advice.getName() + " has @ModelAttribute methods without arguments. They run again "
					+ "when the starter passes an exception on to the application.");
		}
	}

	private Mono<Void> handle(HandlerResult result, ServerWebExchange exchange) {
		return this.resultHandlers.orderedStream()
			.filter((candidate) -> candidate.supports(result))
			.findFirst()
			.map((found) -> found.handleResult(exchange, result))
			.orElseGet(() -> Mono
				.error(new IllegalStateException("No HandlerResultHandler for " + result.getReturnType())));
	}

	private RequestMappingHandlerAdapter create(RequestMappingHandlerAdapter original) {
		RequestMappingHandlerAdapter created = new RequestMappingHandlerAdapter();
		created.setMessageReaders(original.getMessageReaders());
		created.setWebBindingInitializer(original.getWebBindingInitializer());
		created.setArgumentResolverConfigurer(original.getArgumentResolverConfigurer());
		created.setContentTypeResolver(original.getContentTypeResolver());
		created.setReactiveAdapterRegistry(original.getReactiveAdapterRegistry());
		created.setApplicationContext(ContextWithoutStarter.create(this.context, ReactiveExceptionAdvice.class,
				Map.of(PENDING, new PendingException())));
		try {
			created.afterPropertiesSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return created;
	}

	/**
	 * Fails before the controller is called.
	 */
	@ControllerAdvice
	static class PendingException implements Ordered {

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

		@ModelAttribute
		Mono<Void> fail(ServerWebExchange exchange) {
			return Mono.error(Objects.requireNonNull(exchange.<Throwable>getAttribute(PENDING)));
		}

	}

}

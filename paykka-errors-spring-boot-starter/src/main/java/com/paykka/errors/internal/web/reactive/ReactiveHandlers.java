package com.paykka.errors.internal.web.reactive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.AdviceReport;
import com.paykka.errors.internal.web.ApplicationHandlers;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/**
 * The application's controller advice, to which exceptions are left. It is found once all
 * beans exist, because it has dependencies of its own.
 */
class ReactiveHandlers implements SmartInitializingSingleton {

	private final SingletonSupplier<ApplicationHandlers> handlers;

	private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

	private final ObjectProvider<HandlerResultHandler> resultHandlers;

	private final FailureResolver failures;

	private final PaykkaErrorsProperties properties;

	ReactiveHandlers(ApplicationContext context, FailureResolver failures, PaykkaErrorsProperties properties) {
		this.handlers = SingletonSupplier.of(() -> new ApplicationHandlers(findAdvice(context), properties));
		this.adapter = context.getBeanProvider(RequestMappingHandlerAdapter.class);
		this.resultHandlers = context.getBeanProvider(HandlerResultHandler.class);
		this.failures = failures;
		this.properties = properties;
	}

	private static Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> findAdvice(ApplicationContext context) {
		Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> found = new LinkedHashMap<>();
		for (ControllerAdviceBean bean : ControllerAdviceBean.findAnnotatedBeans(context)) {
			if (bean.getBeanType() != null) {
				found.put(bean, new ExceptionHandlerMethodResolver(bean.getBeanType()));
			}
		}
		found.values().removeIf((handlers) -> !handlers.hasExceptionMappings());
		return found;
	}

	@Override
	public void afterSingletonsInstantiated() {
		AdviceReport.log(this.handlers.obtain(),
				List.of(WebExchangeBindException.class, HandlerMethodValidationException.class,
						MethodValidationException.class, ServerWebInputException.class),
				this.failures.translatedClasses(), this.properties, true);
	}

	boolean take(Throwable thrown, Failure failure) {
		return this.handlers.obtain().take(thrown, failure, null);
	}

	/**
	 * Let Spring choose and call a handler without regard to the controller, so that it
	 * does not choose the starter's.
	 */
	Mono<Void> handle(Throwable thrown, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		HttpStatusCode status = response.getStatusCode();
		// Also empty if a handler threw what Spring takes for a lost connection
		Mono<HandlerResult> empty = Mono
			.defer(() -> (response.isCommitted() || !Objects.equals(response.getStatusCode(), status)) ? Mono.empty()
					: Mono.error(thrown));
		return this.adapter.getObject()
			.handleError(exchange, thrown)
			.switchIfEmpty(empty)
			.flatMap((result) -> handlerOf(result).handleResult(exchange, result));
	}

	private HandlerResultHandler handlerOf(HandlerResult result) {
		return this.resultHandlers.orderedStream()
			.filter((candidate) -> candidate.supports(result))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No HandlerResultHandler for " + result.getReturnType()));
	}

}

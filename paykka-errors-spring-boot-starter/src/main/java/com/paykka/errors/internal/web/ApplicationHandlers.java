package com.paykka.errors.internal.web;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ExceptionDepthComparator;
import org.springframework.http.MediaType;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMappingInfo;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * The {@code @ExceptionHandler} methods of the application: those of its controllers and
 * of all controller advice except the starter's and Boot's. Determines by types alone
 * whether an exception is the application's; which method handles it is up to Spring.
 */
public final class ApplicationHandlers {

	private static final Set<Class<?>> CATCH_ALLS = Set.of(Exception.class, RuntimeException.class, Throwable.class);

	private static final int REMEMBERED = 1024;

	private final Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice;

	private final Map<Class<?>, ExceptionHandlerMethodResolver> controllers = new ConcurrentHashMap<>();

	private final ConcurrentLruCache<Chain, Boolean> taken = new ConcurrentLruCache<>(REMEMBERED, this::isTaken);

	private final int order;

	private final boolean always;

	public ApplicationHandlers(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice,
			PaykkaErrorsProperties properties) {
		this.advice = new LinkedHashMap<>(advice);
		this.advice.keySet().removeIf(ApplicationHandlers::isOfStarterOrBoot);
		this.order = properties.order();
		this.always = properties.validation().mode() == ValidationMode.ALWAYS;
	}

	/**
	 * Return whether the application handles an exception instead of the starter.
	 * @param controller the method that threw it, or {@code null} to ask only advice that
	 * applies everywhere
	 */
	public boolean take(Throwable thrown, Failure failure, @Nullable HandlerMethod controller) {
		Class<?> type = (controller != null) ? controller.getBeanType() : null;
		if (this.advice.isEmpty() && (type == null || !handlersOf(type).hasExceptionMappings())) {
			return false;
		}
		List<Throwable> links = Causes.of(thrown);
		int named = (this.always && failure.invalidRequest()) ? 0 : links.indexOf(failure.link()) + 1;
		return this.taken.get(new Chain(type, targetOf(controller),
				links.stream().<Class<?>>map(Throwable::getClass).toList(), named));
	}

	/** Spring's selectors look behind a proxy of interfaces. */
	private static @Nullable Class<?> targetOf(@Nullable HandlerMethod controller) {
		if (controller == null) {
			return null;
		}
		Class<?> type = controller.getBeanType();
		return Proxy.isProxyClass(type) ? AopUtils.getTargetClass(controller.getBean()) : type;
	}

	private ExceptionHandlerMethodResolver handlersOf(Class<?> controller) {
		return this.controllers.computeIfAbsent(controller, ExceptionHandlerMethodResolver::new);
	}

	private boolean isTaken(Chain chain) {
		if (chain.controller() != null && handles(handlersOf(chain.controller()), chain.types())) {
			return true;
		}
		return this.advice.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isApplicableToBeanType(chain.target()))
			.anyMatch((entry) -> (entry.getKey().getOrder() <= this.order) ? handles(entry.getValue(), chain.types())
					: names(entry.getValue(), chain.types().subList(0, chain.named())));
	}

	private static boolean handles(ExceptionHandlerMethodResolver handlers, List<Class<?>> types) {
		return types.stream().anyMatch((type) -> mappingOf(handlers, type) != null);
	}

	private static boolean names(ExceptionHandlerMethodResolver handlers, List<Class<?>> types) {
		return types.stream().anyMatch((type) -> {
			ExceptionHandlerMappingInfo mapping = mappingOf(handlers, type);
			return mapping != null && !isCatchAll(mapping.getExceptionTypes(), type);
		});
	}

	static @Nullable ExceptionHandlerMappingInfo mappingOf(ExceptionHandlerMethodResolver handlers, Class<?> type) {
		return handlers.resolveExceptionMappingByExceptionType(type.asSubclass(Throwable.class), MediaType.ALL);
	}

	static boolean isCatchAll(Collection<Class<? extends Throwable>> types, Class<?> thrown) {
		return CATCH_ALLS
			.contains(Collections.min(types, new ExceptionDepthComparator(thrown.asSubclass(Throwable.class))));
	}

	private static boolean isOfStarterOrBoot(ControllerAdviceBean advice) {
		String type = nameOf(advice);
		return type.startsWith("com.paykka.errors.internal.")
				|| (type.startsWith("org.springframework.boot.") && type.endsWith(".ProblemDetailsExceptionHandler"));
	}

	static String nameOf(ControllerAdviceBean advice) {
		return Objects.requireNonNull(advice.getBeanType()).getName();
	}

	Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice() {
		return this.advice;
	}

	/**
	 * The types of an exception and its causes.
	 *
	 * @param controller the type of the controller that threw it, or {@code null}
	 * @param target the type that selectors see, or {@code null}
	 * @param named how many of them, down to the failure, advice behind the starter may
	 * name
	 */
	private record Chain(@Nullable Class<?> controller, @Nullable Class<?> target, List<Class<?>> types, int named) {
	}

}

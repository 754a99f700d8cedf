package com.paykka.errors.internal.web;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.ValidationMode;
import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ExceptionDepthComparator;
import org.springframework.http.MediaType;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMappingInfo;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * The {@code @ExceptionHandler} methods of the application: those of its controllers and
 * of all controller advice except the starter's and Boot's. Finds the one that Spring
 * would choose for an exception, but calls none.
 */
public final class ApplicationHandlers {

	private static final Set<Class<?>> CATCH_ALLS = Set.of(Exception.class, RuntimeException.class, Throwable.class);

	private final Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice;

	private final Map<Class<?>, ExceptionHandlerMethodResolver> controllers = new ConcurrentHashMap<>();

	private final boolean anyAdvice;

	private final Stack stack;

	private final int order;

	private final boolean always;

	/**
	 * Create the handlers.
	 * @param advice the controller advice in order, with the handlers of each
	 * @param stack the stack, which determines the order of the search
	 * @param properties the order of the starter, and when it handles invalid requests
	 */
	public ApplicationHandlers(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice, Stack stack,
			PaykkaErrorsProperties properties) {
		this.advice = new LinkedHashMap<>(advice);
		this.advice.keySet().removeIf(ApplicationHandlers::isOfBoot);
		this.anyAdvice = !this.advice.keySet().stream().allMatch(ApplicationHandlers::isOfStarter);
		this.stack = stack;
		this.order = properties.order();
		this.always = properties.validation().mode() == ValidationMode.ALWAYS;
	}

	/**
	 * Find the application's handler that Spring would call for an exception.
	 * @param thrown the exception
	 * @param controller the method that threw it, or {@code null}
	 * @param accepted finds the media types that the caller accepts
	 * @return the handler, or {@code null} if there is none
	 */
	public @Nullable Handler findHandler(Throwable thrown, @Nullable HandlerMethod controller,
			Supplier<List<MediaType>> accepted) {
		ExceptionHandlerMethodResolver local = (controller != null)
				? this.controllers.computeIfAbsent(controller.getBeanType(), ExceptionHandlerMethodResolver::new)
				: null;
		boolean localHandlers = local != null && local.hasExceptionMappings();
		if (!localHandlers && !this.anyAdvice) {
			return null;
		}
		List<MediaType> mediaTypes = accepted.get();
		if (local != null && localHandlers) {
			Link link = Link.in(local, thrown, mediaTypes);
			if (link != null) {
				return new Handler(null, link, false);
			}
		}
		return findAdviceHandler(thrown, controller, mediaTypes);
	}

	private @Nullable Handler findAdviceHandler(Throwable thrown, @Nullable HandlerMethod controller,
			List<MediaType> mediaTypes) {
		Class<?> type = this.stack.typeOf(controller);
		boolean behindStarter = false;
		for (List<MediaType> round : this.stack.roundsOf(mediaTypes)) {
			for (Map.Entry<ControllerAdviceBean, ExceptionHandlerMethodResolver> entry : this.advice.entrySet()) {
				ControllerAdviceBean bean = entry.getKey();
				Link link = bean.isApplicableToBeanType(type) ? Link.in(entry.getValue(), thrown, round) : null;
				if (link != null && !isOfStarter(bean)) {
					return new Handler(bean, link, behindStarter);
				}
				behindStarter |= link != null;
			}
		}
		return null;
	}

	/**
	 * Return whether a failure is left to a handler.
	 * @param handler the handler that Spring would call
	 * @param failure the failure
	 * @param thrown the exception as it was thrown
	 * @return whether the handler takes it instead of the starter
	 */
	public boolean isLeftTo(Handler handler, Failure failure, Throwable thrown) {
		ControllerAdviceBean bean = handler.advice();
		if (bean == null || bean.getOrder() <= this.order) {
			return true;
		}
		Link link = handler.link();
		return !(this.always && failure.invalidRequest()) && !isCatchAll(link.types(), link.exception().getClass())
				&& !isBeneath(link.exception(), failure.link(), thrown);
	}

	/**
	 * Return whether one link of a chain of causes is deeper than the other.
	 */
	private static boolean isBeneath(Throwable link, Throwable other, Throwable start) {
		for (Throwable current : Causes.of(start)) {
			if (current == link) {
				return false;
			}
			if (current == other) {
				return true;
			}
		}
		return false;
	}

	static boolean isCatchAll(Collection<Class<? extends Throwable>> types, Class<? extends Throwable> thrown) {
		return CATCH_ALLS.contains(Collections.min(types, new ExceptionDepthComparator(thrown)));
	}

	static boolean isOfStarter(ControllerAdviceBean advice) {
		Class<?> type = advice.getBeanType();
		return type != null && type.getName().startsWith("com.paykka.errors.internal.");
	}

	static boolean isOfBoot(ControllerAdviceBean advice) {
		Class<?> type = advice.getBeanType();
		return type != null && type.getSimpleName().equals("ProblemDetailsExceptionHandler")
				&& type.getName().startsWith("org.springframework.boot.");
	}

	/**
	 * A handler of the application.
	 *
	 * @param advice the controller advice that declares it, or {@code null} for the
	 * controller
	 * @param link the exception that it takes
	 * @param behindStarter whether Spring would call the starter's advice instead
	 */
	public record Handler(@Nullable ControllerAdviceBean advice, Link link, boolean behindStarter) {
	}

	/**
	 * A link of a chain of causes that a handler takes.
	 */
	record Link(Throwable exception, Collection<Class<? extends Throwable>> types) {

		private static @Nullable Link in(ExceptionHandlerMethodResolver handlers, Throwable thrown,
				List<MediaType> mediaTypes) {
			for (MediaType mediaType : mediaTypes) {
				Link link = in(handlers, thrown, mediaType);
				if (link != null) {
					return link;
				}
			}
			return null;
		}

		private static @Nullable Link in(ExceptionHandlerMethodResolver handlers, Throwable thrown,
				MediaType mediaType) {
			for (Throwable current : Causes.of(thrown)) {
				ExceptionHandlerMappingInfo mapping = handlers
					.resolveExceptionMappingByExceptionType(current.getClass(), mediaType);
				if (mapping != null) {
					return new Link(current, mapping.getExceptionTypes());
				}
			}
			return null;
		}
	}

	/**
	 * What differs between the stacks.
	 */
	public enum Stack {

		/** Tries all accepted media types on one controller advice before the next. */
		SERVLET,

		/** Tries one accepted media type on all controller advice before the next. */
		REACTIVE;

		private List<List<MediaType>> roundsOf(List<MediaType> mediaTypes) {
			return (this == SERVLET) ? List.of(mediaTypes) : mediaTypes.stream().map(List::of).toList();
		}

		private @Nullable Class<?> typeOf(@Nullable HandlerMethod handler) {
			if (handler == null) {
				return null;
			}
			Class<?> type = handler.getBeanType();
			return (this == SERVLET && Proxy.isProxyClass(type)) ? AopUtils.getTargetClass(handler.getBean()) : type;
		}

	}

}

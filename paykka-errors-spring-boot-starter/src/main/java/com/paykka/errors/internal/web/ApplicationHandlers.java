package com.paykka.errors.internal.web;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.ValidationAnswer;
import com.paykka.errors.internal.translation.Failure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ExceptionDepthComparator;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMappingInfo;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * The {@code @ExceptionHandler} methods of the application: those of its controllers, and
 * those of all advice but the starter's and Boot's. Asked, as Spring asks, which of them
 * takes an exception; none is called here.
 */
public final class ApplicationHandlers {

	private static final Set<Class<?>> CATCH_ALLS = Set.of(Exception.class, RuntimeException.class, Throwable.class);

	private static final int MAX_CAUSES = 50;

	private static final Log logger = LogFactory.getLog(ApplicationHandlers.class);

	private final Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice;

	private final Map<Class<?>, ExceptionHandlerMethodResolver> controllers = new ConcurrentHashMap<>();

	private final Stack stack;

	private final int order;

	private final boolean always;

	private final boolean validated;

	/**
	 * Create the handlers.
	 * @param advice the advice in its order, with the handlers of each
	 * @param stack the stack, the two of which ask in different orders
	 * @param properties the order of the starter, and when it answers invalid requests
	 */
	public ApplicationHandlers(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice, Stack stack,
			PaykkaErrorsProperties properties) {
		this.advice = new LinkedHashMap<>(advice);
		this.advice.keySet().removeIf(ApplicationHandlers::isOfOthers);
		this.stack = stack;
		this.order = properties.getOrder();
		this.always = properties.getValidation().getAnswer() == ValidationAnswer.ALWAYS;
		this.validated = properties.getValidation().getAnswer() != ValidationAnswer.NEVER;
	}

	/**
	 * Return whether one of the application's handlers answers a failure.
	 * @param failure the failure
	 * @param thrown the exception as it was thrown
	 * @param handler the method that threw it, or {@code null}
	 * @param accepted finds the media types that the caller accepts
	 * @return whether the starter leaves the failure to it
	 */
	public boolean answer(Failure failure, Throwable thrown, @Nullable HandlerMethod handler,
			Supplier<List<MediaType>> accepted) {
		return standInController(thrown, handler, accepted)
				|| (!this.advice.isEmpty() && answerByAdvice(failure, thrown, handler, accepted.get()));
	}

	/**
	 * Return whether the controller itself has a handler for an exception.
	 * @param thrown the exception as it was thrown
	 * @param handler the method that threw it, or {@code null}
	 * @param accepted finds the media types that the caller accepts
	 * @return whether Spring asks no advice, unless that handler throws
	 */
	public boolean standInController(Throwable thrown, @Nullable HandlerMethod handler,
			Supplier<List<MediaType>> accepted) {
		if (handler == null) {
			return false;
		}
		ExceptionHandlerMethodResolver own = this.controllers.computeIfAbsent(handler.getBeanType(),
				ExceptionHandlerMethodResolver::new);
		return own.hasExceptionMappings()
				&& accepted.get().stream().anyMatch((type) -> Link.find(own, thrown, type) != null);
	}

	private boolean answerByAdvice(Failure failure, Throwable thrown, @Nullable HandlerMethod handler,
			List<MediaType> accepted) {
		Class<?> type = this.stack.typeOf(handler);
		List<List<MediaType>> rounds = (this.stack == Stack.SERVLET) ? List.of(accepted)
				: accepted.stream().map(List::of).toList();
		for (List<MediaType> round : rounds) {
			for (Map.Entry<ControllerAdviceBean, ExceptionHandlerMethodResolver> entry : this.advice.entrySet()) {
				if (entry.getKey().isApplicableToBeanType(type)) {
					for (MediaType mediaType : round) {
						Link link = Link.find(entry.getValue(), thrown, mediaType);
						if (link != null) {
							return entry.getKey().getOrder() <= this.order || isNamed(failure, thrown, link);
						}
					}
				}
			}
		}
		return false;
	}

	private boolean isNamed(Failure failure, Throwable thrown, Link link) {
		return !(this.always && failure.invalidRequest()) && !isCatchAll(link.types(), link.exception().getClass())
				&& !isBeneath(link.exception(), failure.link(), thrown);
	}

	/**
	 * Return whether one link of a chain comes behind another.
	 */
	private static boolean isBeneath(Throwable link, Throwable other, Throwable start) {
		Throwable current = start;
		for (int i = 0; current != null && i < MAX_CAUSES; i++) {
			if (current == link) {
				return false;
			}
			if (current == other) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

	/**
	 * Log which advice keeps the starter from answering, and how to change that.
	 * @param invalidRequestAdvice the starter's advice of invalid requests
	 * @param translated the exceptions that the settings translate
	 */
	public void logAdviceInPlaceOfStarter(Class<?> invalidRequestAdvice, Set<Class<?>> translated) {
		Set<Class<?>> invalidRequests = this.validated ? typesOf(invalidRequestAdvice) : Set.of();
		Map<String, Set<String>> answered = new LinkedHashMap<>();
		Set<String> changes = new LinkedHashSet<>();
		this.advice.forEach((bean, handlers) -> {
			boolean ahead = bean.getOrder() <= this.order;
			Stream.concat(invalidRequests.stream(), translated.stream()).forEach((type) -> {
				boolean always = this.always && invalidRequests.contains(type);
				Boolean named = names(handlers, type.asSubclass(Throwable.class));
				if (named == null || !(ahead || (named && !always))) {
					return;
				}
				answered.computeIfAbsent(String.valueOf(bean.getBeanType()), (name) -> new LinkedHashSet<>())
					.add(type.getSimpleName());
				if (ahead) {
					changes.add("order it behind paykka.errors.order=" + this.order);
				}
				if (named && !always) {
					changes.add(invalidRequests.contains(type) ? "set paykka.errors.validation.answer=always"
							: "remove its handler of " + type.getSimpleName());
				}
			});
		});
		if (!answered.isEmpty()) {
			logger.info("The application answers in place of the starter: " + answered + ". To change that for an advice, "
					+ String.join(" and ", changes) + ".");
		}
	}

	private static Set<Class<?>> typesOf(Class<?> advice) {
		return Arrays.stream(advice.getDeclaredMethods())
			.map((method) -> AnnotatedElementUtils.findMergedAnnotation(method, ExceptionHandler.class))
			.filter(Objects::nonNull)
			.flatMap((annotation) -> Arrays.<Class<?>>stream(annotation.value()))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Return whether handlers take an exception by a type that names it, {@code null} if
	 * they don't take it.
	 */
	private static @Nullable Boolean names(ExceptionHandlerMethodResolver handlers, Class<? extends Throwable> type) {
		ExceptionHandlerMappingInfo mapping = handlers.resolveExceptionMappingByExceptionType(type, MediaType.ALL);
		return (mapping != null) ? !isCatchAll(mapping.getExceptionTypes(), type) : null;
	}

	private static boolean isCatchAll(Collection<Class<? extends Throwable>> types, Class<? extends Throwable> thrown) {
		return CATCH_ALLS.contains(Collections.min(types, new ExceptionDepthComparator(thrown)));
	}

	private static boolean isOfOthers(ControllerAdviceBean advice) {
		Class<?> type = advice.getBeanType();
		return type != null && (type.getName().startsWith("com.paykka.errors.internal.")
				|| (type.getName().startsWith("org.springframework.boot.")
						&& type.getSimpleName().equals("ProblemDetailsExceptionHandler")));
	}

	/**
	 * A link of a chain of causes that a handler takes.
	 */
	private record Link(Throwable exception, Collection<Class<? extends Throwable>> types) {

		static @Nullable Link find(ExceptionHandlerMethodResolver handlers, Throwable thrown, MediaType mediaType) {
			Throwable current = thrown;
			for (int i = 0; current != null && i < MAX_CAUSES; i++) {
				ExceptionHandlerMappingInfo mapping = handlers
					.resolveExceptionMappingByExceptionType(current.getClass(), mediaType);
				if (mapping != null) {
					return new Link(current, mapping.getExceptionTypes());
				}
				current = current.getCause();
			}
			return null;
		}
	}

	/**
	 * What differs between the stacks.
	 */
	public enum Stack {

		/** Each advice is asked for all accepted media types before the next one. */
		SERVLET,

		/** All advice is asked for an accepted media type before the next one. */
		REACTIVE;

		private @Nullable Class<?> typeOf(@Nullable HandlerMethod handler) {
			if (handler == null) {
				return null;
			}
			Class<?> type = handler.getBeanType();
			return (this == SERVLET && Proxy.isProxyClass(type)) ? AopUtils.getTargetClass(handler.getBean()) : type;
		}

	}

}

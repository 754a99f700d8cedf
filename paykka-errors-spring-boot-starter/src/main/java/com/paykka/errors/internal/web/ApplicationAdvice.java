package com.paykka.errors.internal.web;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * The controller advice of an application, in its order, in which to find the method that
 * handles an exception.
 */
public final class ApplicationAdvice {

	private final List<Advice> advice = new ArrayList<>();

	/**
	 * Create the advice from what Spring has found.
	 * @param found the advice in its order, with the methods of each
	 */
	public ApplicationAdvice(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> found) {
		found.forEach((bean, methods) -> {
			boolean own = isOwn(bean.getBeanType());
			this.advice
				.add(new Advice(bean, methods, own, !own && namesPaykkaException(methods), new ConcurrentHashMap<>()));
		});
	}

	/**
	 * Find the advice of an application, where Spring does not tell what it has found.
	 * @param context the application's context
	 * @return the advice
	 */
	public static ApplicationAdvice find(ApplicationContext context) {
		Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> found = new LinkedHashMap<>();
		for (ControllerAdviceBean bean : ControllerAdviceBean.findAnnotatedBeans(context)) {
			Class<?> type = bean.getBeanType();
			if (type != null) {
				found.put(bean, new ExceptionHandlerMethodResolver(type));
			}
		}
		return new ApplicationAdvice(found);
	}

	private static boolean isOwn(@Nullable Class<?> type) {
		return type != null && type.getPackageName().startsWith(ApplicationAdvice.class.getPackageName() + ".");
	}

	private static boolean namesPaykkaException(ExceptionHandlerMethodResolver methods) {
		Method method = methods.resolveMethodByExceptionType(PaykkaException.class);
		if (method == null) {
			return false;
		}
		ExceptionHandler annotation = AnnotatedElementUtils.findMergedAnnotation(method, ExceptionHandler.class);
		Class<?>[] declared = (annotation != null && annotation.value().length > 0) ? annotation.value()
				: method.getParameterTypes();
		return Arrays.asList(declared).contains(PaykkaException.class);
	}

	/**
	 * Find the method of an advice of the application that names {@link PaykkaException}.
	 * @param thrown the exception to handle
	 * @param handler the method that threw it, or {@code null}
	 * @return the method, or {@code null} if there is none
	 */
	public @Nullable HandlerMethod findExplicit(Throwable thrown, @Nullable HandlerMethod handler) {
		return find(thrown, handler, Advice::explicit);
	}

	/**
	 * Find the method of any advice of the application, none of the starter.
	 * @param thrown the exception to handle
	 * @param handler the method that threw it, or {@code null}
	 * @return the method, or {@code null} if there is none
	 */
	public @Nullable HandlerMethod findOfApplication(Throwable thrown, @Nullable HandlerMethod handler) {
		return find(thrown, handler, (candidate) -> !candidate.own());
	}

	/**
	 * Find the method of any advice, those of the starter included.
	 * @param thrown the exception to handle
	 * @param handler the method that threw it, or {@code null}
	 * @return the method, or {@code null} if there is none
	 */
	public @Nullable HandlerMethod findAny(Throwable thrown, @Nullable HandlerMethod handler) {
		return find(thrown, handler, (candidate) -> true);
	}

	private @Nullable HandlerMethod find(Throwable thrown, @Nullable HandlerMethod handler,
			Predicate<Advice> condition) {
		for (Advice candidate : this.advice) {
			if (condition.test(candidate) && candidate.bean().isApplicableToBeanType(typeOf(handler))) {
				Method method = candidate.methods().resolveMethodByThrowable(thrown);
				if (method != null) {
					return candidate.handlerMethod(method);
				}
			}
		}
		return null;
	}

	private static @Nullable Class<?> typeOf(@Nullable HandlerMethod handler) {
		if (handler == null) {
			return null;
		}
		Class<?> type = handler.getBeanType();
		return Proxy.isProxyClass(type) ? AopUtils.getTargetClass(handler.getBean()) : type;
	}

	private record Advice(ControllerAdviceBean bean, ExceptionHandlerMethodResolver methods, boolean own,
			boolean explicit, Map<Method, HandlerMethod> known) {

		/**
		 * Make the method callable, which looks at its annotations, once for each bean.
		 */
		private HandlerMethod handlerMethod(Method method) {
			Object resolved = this.bean.resolveBean();
			HandlerMethod handlerMethod = this.known.get(method);
			if (handlerMethod == null || handlerMethod.getBean() != resolved) {
				handlerMethod = new HandlerMethod(resolved, method);
				this.known.put(method, handlerMethod);
			}
			return handlerMethod;
		}

	}

}

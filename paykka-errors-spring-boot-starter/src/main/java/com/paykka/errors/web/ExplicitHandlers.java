package com.paykka.errors.web;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
 * The advice of the application, read once at start-up, in which to find the method that
 * handles an exception.
 */
public final class ExplicitHandlers {

	private final List<Advice> advice = new ArrayList<>();

	/**
	 * Read the advice of an application.
	 * @param context the application's context
	 */
	public ExplicitHandlers(ApplicationContext context) {
		for (ControllerAdviceBean bean : ControllerAdviceBean.findAnnotatedBeans(context)) {
			Class<?> type = bean.getBeanType();
			if (type != null && !type.getPackageName().startsWith(ExplicitHandlers.class.getPackageName() + ".")) {
				ExceptionHandlerMethodResolver methods = new ExceptionHandlerMethodResolver(type);
				if (methods.hasExceptionMappings()) {
					this.advice.add(new Advice(bean, methods, namesPaykkaException(methods)));
				}
			}
		}
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
	 * Find the method of an advice that names {@link PaykkaException}.
	 * @param thrown the exception to handle
	 * @param handler the method that threw it, or {@code null}
	 * @return the method, or {@code null} if there is none
	 */
	public @Nullable HandlerMethod find(Throwable thrown, @Nullable HandlerMethod handler) {
		return find(thrown, handler, true);
	}

	/**
	 * Find the method of any advice.
	 * @param thrown the exception to handle
	 * @param handler the method that threw it, or {@code null}
	 * @return the method, or {@code null} if there is none
	 */
	public @Nullable HandlerMethod findAny(Throwable thrown, @Nullable HandlerMethod handler) {
		return find(thrown, handler, false);
	}

	private @Nullable HandlerMethod find(Throwable thrown, @Nullable HandlerMethod handler, boolean explicit) {
		for (Advice candidate : this.advice) {
			if ((!explicit || candidate.explicit()) && candidate.bean().isApplicableToBeanType(typeOf(handler))) {
				Method method = candidate.methods().resolveMethodByThrowable(thrown);
				if (method != null) {
					return new HandlerMethod(candidate.bean().resolveBean(), method);
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

	private record Advice(ControllerAdviceBean bean, ExceptionHandlerMethodResolver methods, boolean explicit) {
	}

}

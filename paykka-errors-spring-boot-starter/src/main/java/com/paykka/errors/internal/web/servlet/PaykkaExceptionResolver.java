package com.paykka.errors.internal.web.servlet;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.ApplicationAdvice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Goes ahead of Spring's own resolver for exceptions that carry a code or that
 * translators claim. It finds the same {@code @ExceptionHandler} methods, but an advice
 * that names {@link PaykkaException} comes before all others, whatever its order. Methods
 * of the controller itself still come first, and handlers that are no controllers are
 * served too.
 */
class PaykkaExceptionResolver extends ExceptionHandlerExceptionResolver {

	private final FailureResolver failures;

	private final Map<Class<?>, ExceptionHandlerMethodResolver> controllers = new ConcurrentHashMap<>();

	private final ApplicationAdvice advice;

	/**
	 * Create a resolver that finds the same methods as another one and calls them
	 * likewise.
	 * @param failures decides which exceptions are resolved here
	 * @param original the resolver that this one goes ahead of
	 */
	PaykkaExceptionResolver(FailureResolver failures, ExceptionHandlerExceptionResolver original) {
		this.failures = failures;
		this.advice = new ApplicationAdvice(original.getExceptionHandlerAdviceCache());
		if (original.getArgumentResolvers() != null && original.getReturnValueHandlers() != null) {
			setArgumentResolvers(original.getArgumentResolvers().getResolvers());
			setReturnValueHandlers(original.getReturnValueHandlers().getHandlers());
		}
		setApplicationContext(original.getApplicationContext());
	}

	@Override
	protected boolean shouldApplyTo(HttpServletRequest request, @Nullable Object handler) {
		return true;
	}

	@Override
	protected @Nullable ModelAndView doResolveHandlerMethodException(HttpServletRequest request,
			HttpServletResponse response, @Nullable HandlerMethod handlerMethod, Exception exception) {
		Failure failure = this.failures.resolveTranslated(exception);
		if (failure == null || isHandledByController(handlerMethod, exception)) {
			return null;
		}
		return super.doResolveHandlerMethodException(request, response, handlerMethod, failure.exception());
	}

	private boolean isHandledByController(@Nullable HandlerMethod handlerMethod, Exception exception) {
		return handlerMethod != null
				&& this.controllers.computeIfAbsent(handlerMethod.getBeanType(), ExceptionHandlerMethodResolver::new)
					.resolveMethodByThrowable(exception) != null;
	}

	@Override
	protected @Nullable ServletInvocableHandlerMethod getExceptionHandlerMethod(@Nullable HandlerMethod handlerMethod,
			Exception exception, ServletWebRequest webRequest) {
		if (isHandledByController(handlerMethod, exception)) {
			return super.getExceptionHandlerMethod(handlerMethod, exception, webRequest);
		}
		HandlerMethod found = this.advice.findExplicit(exception, handlerMethod);
		if (found == null) {
			found = this.advice.findAny(exception, handlerMethod);
		}
		if (found == null) {
			return null;
		}
		return (found.getBean() instanceof PaykkaExceptionAdvice own) ? new OwnAdvice(found, own)
				: new ServletInvocableHandlerMethod(found.getBean(), found.getMethod(), getApplicationContext());
	}

	/**
	 * Calls the starter's advice without resolving the arguments by reflection.
	 */
	private static final class OwnAdvice extends ServletInvocableHandlerMethod {

		private final PaykkaExceptionAdvice advice;

		private OwnAdvice(HandlerMethod method, PaykkaExceptionAdvice advice) {
			super(method);
			this.advice = advice;
		}

		@Override
		public void invokeAndHandle(ServletWebRequest webRequest, ModelAndViewContainer container,
				@Nullable Object... providedArguments) throws Exception {
			Exception exception = (Exception) Objects.requireNonNull(providedArguments[0]);
			this.advice.handle(exception, webRequest.getRequest(), Objects.requireNonNull(webRequest.getResponse()));
			container.setRequestHandled(true);
		}

	}

}

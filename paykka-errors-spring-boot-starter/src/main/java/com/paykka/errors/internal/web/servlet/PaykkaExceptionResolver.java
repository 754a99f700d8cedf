package com.paykka.errors.internal.web.servlet;

import java.util.Objects;

import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.web.ApplicationHandlers;
import com.paykka.errors.internal.web.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Runs before Spring's resolver of {@code @ExceptionHandler} methods. Leaves exceptions
 * that one of the application's methods handles to Spring, which selects and invokes it,
 * and passes the rest to the starter's controller advice, ahead of catch-alls.
 */
class PaykkaExceptionResolver implements HandlerExceptionResolver {

	private final ServletProblems problems;

	private final ServletExceptionAdvice advice;

	private final ApplicationHandlers handlers;

	private final HandlerExceptionResolver spring;

	PaykkaExceptionResolver(ServletProblems problems, ServletExceptionAdvice advice, ApplicationHandlers handlers,
			HandlerExceptionResolver spring) {
		this.problems = problems;
		this.advice = advice;
		this.handlers = handlers;
		this.spring = spring;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		HandlerMethod method = (handler instanceof HandlerMethod found) ? found : null;
		Failure failure = this.problems.decide(exception, method, request, response).openFailure();
		if (failure == null || response.isCommitted()) {
			return null;
		}
		if (!this.handlers.take(exception, failure, method)) {
			return respond(exception, request, response);
		}
		return Causes.isLostCaller(exception) ? resolve(request, response, handler, exception) : null;
	}

	/**
	 * Call Spring's resolver for an exception that looks as if the caller has left. If a
	 * handler throws it again, Spring considers it handled, and an empty 200 would be
	 * sent.
	 */
	private @Nullable ModelAndView resolve(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		int status = response.getStatus();
		String type = response.getContentType();
		ModelAndView resolved = this.spring.resolveException(request, response, handler, exception);
		boolean handled = resolved != null && (!resolved.isEmpty() || response.isCommitted()
				|| response.getStatus() != status || !Objects.equals(response.getContentType(), type));
		return handled ? resolved : respond(exception, request, response);
	}

	/**
	 * Return a resolver that runs after Spring's and responds if a handler of the
	 * application threw.
	 */
	HandlerExceptionResolver behind() {
		return (request, response, handler,
				exception) -> (request.getAttribute(Decision.ATTRIBUTE) instanceof Decision decision && decision.open()
						&& decision.isAbout(exception)) ? respond(exception, request, response) : null;
	}

	private @Nullable ModelAndView respond(Exception exception, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			this.advice.handle(exception, request, response);
			return new ModelAndView();
		}
		catch (Throwable ex) {
			// As Spring does: the next resolver gets the original exception
			return DisconnectedClientHelper.isClientDisconnectedException(ex) ? new ModelAndView() : null;
		}
	}

}

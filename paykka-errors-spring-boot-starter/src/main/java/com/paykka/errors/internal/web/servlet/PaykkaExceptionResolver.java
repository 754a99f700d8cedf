package com.paykka.errors.internal.web.servlet;

import java.util.List;

import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.web.ApplicationHandlers;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.Decision.Owner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Goes ahead of Spring's resolver of {@code @ExceptionHandler} methods. What one of the
 * application's methods answers is left to Spring, which selects and invokes it; the rest
 * goes to the starter's advice, ahead of catch-alls.
 */
class PaykkaExceptionResolver implements HandlerExceptionResolver {

	private final ServletProblems problems;

	private final PaykkaExceptionAdvice advice;

	private final ApplicationHandlers handlers;

	private final ContentNegotiationManager contentNegotiation;

	PaykkaExceptionResolver(ServletProblems problems, PaykkaExceptionAdvice advice, ApplicationHandlers handlers,
			ContentNegotiationManager contentNegotiation) {
		this.problems = problems;
		this.advice = advice;
		this.handlers = handlers;
		this.contentNegotiation = contentNegotiation;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		HandlerMethod method = (handler instanceof HandlerMethod found) ? found : null;
		Decision decision = this.problems.decide(exception, request, method);
		Failure failure = decision.failure();
		if (failure == null || decision.owner() != Owner.STARTER || response.isCommitted()) {
			return null;
		}
		if (isAsked(handler)
				&& this.handlers.answer(failure, exception, method, () -> acceptedTypes(request, response))) {
			this.problems.handOn(decision.withOwner(Owner.HANDLER), request);
			return null;
		}
		return answer(exception, request, response);
	}

	/**
	 * Go behind Spring's resolver, too, for handlers of the application that threw.
	 */
	HandlerExceptionResolver behind() {
		return (request, response, handler, exception) -> {
			Decision decision = this.problems.known(exception, request);
			return (decision != null && decision.owner() == Owner.HANDLER) ? answer(exception, request, response)
					: null;
		};
	}

	private @Nullable ModelAndView answer(Exception exception, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			this.advice.handle(exception, request, response);
			return new ModelAndView();
		}
		catch (Throwable ex) {
			// As Spring does: the exception goes on to the next resolver
			return DisconnectedClientHelper.isClientDisconnectedException(ex) ? new ModelAndView() : null;
		}
	}

	/**
	 * Spring asks for these handlers, and for requests that have not reached any.
	 */
	private static boolean isAsked(@Nullable Object handler) {
		return handler == null || handler instanceof HandlerMethod || handler instanceof ResourceHttpRequestHandler
				|| handler instanceof HandlerFunction;
	}

	private List<MediaType> acceptedTypes(HttpServletRequest request, HttpServletResponse response) {
		try {
			return this.contentNegotiation.resolveMediaTypes(new ServletWebRequest(request, response));
		}
		catch (HttpMediaTypeNotAcceptableException ex) {
			return List.of(MediaType.ALL);
		}
	}

}

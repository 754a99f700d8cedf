package com.paykka.errors.internal.web.servlet;

import java.util.List;
import java.util.Map;

import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.web.ApplicationHandlers.Handler;
import com.paykka.errors.internal.web.ApplicationHandlers;
import com.paykka.errors.internal.web.ContextWithoutStarter;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.Decision.Owner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
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

	private final ContentNegotiationManager contentNegotiation;

	private final SingletonSupplier<ExceptionHandlerExceptionResolver> withoutStarter;

	PaykkaExceptionResolver(ServletProblems problems, ServletExceptionAdvice advice, ApplicationHandlers handlers,
			ExceptionHandlerExceptionResolver original) {
		this.problems = problems;
		this.advice = advice;
		this.handlers = handlers;
		this.contentNegotiation = original.getContentNegotiationManager();
		this.withoutStarter = SingletonSupplier.of(() -> withoutStarter(original));
	}

	/**
	 * Create a resolver for controller advice that Spring orders after the starter's. The
	 * starter's comes last, but before that of a parent context.
	 */
	private static ExceptionHandlerExceptionResolver withoutStarter(ExceptionHandlerExceptionResolver original) {
		ExceptionHandlerExceptionResolver created = new ExceptionHandlerExceptionResolver();
		created.setContentNegotiationManager(original.getContentNegotiationManager());
		if (original.getArgumentResolvers() != null && original.getReturnValueHandlers() != null) {
			created.setArgumentResolvers(original.getArgumentResolvers().getResolvers());
			created.setReturnValueHandlers(original.getReturnValueHandlers().getHandlers());
		}
		if (original.getApplicationContext() instanceof ConfigurableApplicationContext context) {
			created
				.setApplicationContext(ContextWithoutStarter.create(context, ServletExceptionAdvice.class, Map.of()));
		}
		created.afterPropertiesSet();
		return created;
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
		Handler found = isSupported(handler)
				? this.handlers.findHandler(exception, method, () -> acceptedTypes(request, response)) : null;
		if (found == null || !this.handlers.isLeftTo(found, failure, exception)) {
			return respond(exception, request, response);
		}
		this.problems.remember(decision.withOwner(Owner.HANDLER), request);
		return found.behindStarter()
				? this.withoutStarter.obtain().resolveException(request, response, handler, exception) : null;
	}

	/**
	 * Return a resolver that runs after Spring's and responds if a handler of the
	 * application threw.
	 */
	HandlerExceptionResolver behind() {
		return (request, response, handler, exception) -> {
			Decision decision = this.problems.knownDecision(exception, request);
			return (decision != null && decision.owner() == Owner.HANDLER) ? respond(exception, request, response)
					: null;
		};
	}

	private @Nullable ModelAndView respond(Exception exception, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			this.advice.handle(exception, request, response);
			return new ModelAndView();
		}
		catch (Throwable ex) {
			// As Spring does: the next resolver gets the exception
			return (ex != exception && DisconnectedClientHelper.isClientDisconnectedException(ex)) ? new ModelAndView()
					: null;
		}
	}

	/**
	 * Spring's resolver supports these handlers, and requests that have not reached any.
	 */
	private static boolean isSupported(@Nullable Object handler) {
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

package com.paykka.errors.internal.web;

import java.util.Locale;
import java.util.function.Supplier;

import com.paykka.errors.internal.problem.AudienceSelector;
import com.paykka.errors.internal.problem.FailureListeners;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import com.paykka.errors.internal.web.Decision.Owner;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;
import org.springframework.web.method.HandlerMethod;

/**
 * Decides what becomes of an exception, in the same way on both stacks, wherever it
 * surfaces.
 */
public final class FailurePolicy {

	private final FailureResolver failures;

	private final @Nullable UnexpectedExceptions unexpected;

	private final ProblemRenderer renderer;

	private final FailureListeners listeners;

	private final AudienceSelector audiences;

	private final ExtensionFaults extensionFaults;

	FailurePolicy(FailureResolver failures, @Nullable UnexpectedExceptions unexpected, ProblemRenderer renderer,
			FailureListeners listeners, AudienceSelector audiences, ExtensionFaults extensionFaults) {
		this.failures = failures;
		this.unexpected = unexpected;
		this.renderer = renderer;
		this.listeners = listeners;
		this.audiences = audiences;
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Decide about an exception, and count it if it is a failure. Does not ask the
	 * application's handlers.
	 * @param thrown the exception
	 * @param handler the method that threw it, or {@code null}
	 * @return the decision, to be handed on with the request
	 */
	public Decision decide(Throwable thrown, @Nullable HandlerMethod handler) {
		Failure failure = this.failures.resolve(thrown, handler);
		if (failure == null) {
			return new Decision(thrown, null, Owner.OTHERS);
		}
		this.listeners.onFailure(failure.exception());
		return new Decision(thrown, failure,
				FailureResolver.isAnsweredByOthers(failure, thrown) ? Owner.OTHERS : Owner.STARTER);
	}

	/**
	 * Decide about an exception that nobody has answered.
	 * @param decision what was decided about it
	 * @return the same decision, or another if this is an unexpected exception that is to
	 * be answered
	 */
	public Decision decideUnexpected(Decision decision) {
		Failure failure = (this.unexpected != null && decision.failure() == null)
				? this.unexpected.resolve(decision.thrown()) : null;
		if (failure == null) {
			return decision;
		}
		this.listeners.onFailure(failure.exception());
		return new Decision(decision.thrown(), failure, Owner.STARTER);
	}

	/**
	 * Render a failure, and tell the listeners.
	 * @param failure the failure
	 * @param method the method of the request
	 * @param path the path of the request
	 * @param locale finds the locale of the request
	 * @param request the request
	 * @return the problem
	 */
	public RenderedProblem answer(Failure failure, String method, String path, Supplier<@Nullable Locale> locale,
			Supplier<? extends HttpRequest> request) {
		ProblemRequest problemRequest = new ProblemRequest(method, path, localeOf(locale), this.audiences.of(request));
		RenderedProblem problem = this.renderer.render(failure, problemRequest);
		this.listeners.onProblem(failure.exception(), problem.status(), problemRequest);
		return problem;
	}

	private @Nullable Locale localeOf(Supplier<@Nullable Locale> locale) {
		try {
			return locale.get();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.extensionFaults.report("resolving a locale with", locale, ex);
			return null;
		}
	}

}

package com.paykka.errors.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.observability.TraceIds;
import com.paykka.errors.internal.problem.AudienceSelector;
import com.paykka.errors.internal.problem.FailureListeners;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.internal.settings.HtmlResponse;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import com.paykka.errors.internal.web.Decision.Owner;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Decides how an exception is handled, the same way on both stacks and in every layer.
 */
public final class FailurePolicy {

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_JSON);

	private final FailureResolver failures;

	private final @Nullable UnexpectedExceptions unexpected;

	private final ProblemRenderer renderer;

	private final FailureListeners listeners;

	private final AudienceSelector audiences;

	private final @Nullable TraceIds traceIds;

	private final HtmlResponse html;

	private final ExtensionFaults extensionFaults;

	FailurePolicy(FailureResolver failures, @Nullable UnexpectedExceptions unexpected, ProblemRenderer renderer,
			FailureListeners listeners, AudienceSelector audiences, @Nullable TraceIds traceIds, HtmlResponse html,
			ExtensionFaults extensionFaults) {
		this.failures = failures;
		this.unexpected = unexpected;
		this.renderer = renderer;
		this.listeners = listeners;
		this.audiences = audiences;
		this.traceIds = traceIds;
		this.html = html;
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Decide about an exception, and count it if it is a failure. Ignores the
	 * application's handlers.
	 * @param thrown the exception
	 * @param handler the method that threw it, or {@code null}
	 * @return the decision, to be kept with the request
	 */
	public Decision decide(Throwable thrown, @Nullable HandlerMethod handler) {
		return decide(thrown, this.failures.resolve(thrown, handler));
	}

	/**
	 * Decide about an exception of a GraphQL data fetcher that no other resolver has
	 * resolved, and count it if it is a failure.
	 * @param thrown the exception
	 * @return the decision
	 */
	public Decision decideForDataFetcher(Throwable thrown) {
		return decideUnexpected(decide(thrown, this.failures.resolveForDataFetcher(thrown)));
	}

	private Decision decide(Throwable thrown, @Nullable Failure failure) {
		if (failure == null) {
			return new Decision(thrown, null, Owner.OTHERS);
		}
		this.listeners.onFailure(failure);
		return new Decision(thrown, failure,
				FailureResolver.isHandledByOthers(failure, thrown) ? Owner.OTHERS : Owner.STARTER);
	}

	/**
	 * Decide about an exception that nothing has handled.
	 * @param decision the decision so far
	 * @return the same decision, or a new one if unexpected exceptions are handled
	 */
	public Decision decideUnexpected(Decision decision) {
		Failure failure = (this.unexpected != null && decision.failure() == null)
				? this.unexpected.resolve(decision.thrown()) : null;
		if (failure == null) {
			return decision;
		}
		this.listeners.onFailure(failure);
		return new Decision(decision.thrown(), failure, Owner.STARTER);
	}

	/**
	 * Decide about an exception that the application's security filter chain hands to the
	 * starter.
	 * @param decision the decision so far
	 * @param outage whether a login could not be checked, which is a failure with or
	 * without a code
	 * @return the decision, which leaves only exceptions without a code to others
	 */
	public Decision decideRefusal(Decision decision, boolean outage) {
		if (decision.failure() == null && outage) {
			Failure failure = new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, decision.thrown()),
					decision.thrown());
			this.listeners.onFailure(failure);
			return new Decision(decision.thrown(), failure, Owner.STARTER);
		}
		return (decision.failure() != null) ? decision.withOwner(Owner.STARTER) : decision;
	}

	/**
	 * Render a refusal that is not a PayKKa failure.
	 * @param status the HTTP status
	 * @param request the request that was refused
	 * @return the problem, without a code
	 */
	public RenderedProblem renderRefusal(HttpStatus status, FailedRequest request) {
		return this.renderer.renderWithoutCode(status,
				new ProblemRequest(request.method(), request.path(), null, Audience.SHOPPER, traceId(request)));
	}

	/**
	 * Render a failure, and notify the listeners.
	 * @param failure the failure
	 * @param request the request that failed
	 * @return the problem
	 */
	public RenderedProblem render(Failure failure, FailedRequest request) {
		ProblemRequest problemRequest = problemRequest(request);
		RenderedProblem problem = (this.html == HtmlResponse.ERROR_PAGE && prefersHtml(request.request()))
				? RenderedProblem.forPage(this.renderer.describe(failure, problemRequest))
				: this.renderer.render(failure, problemRequest);
		this.listeners.onProblem(failure, problem.status(), problemRequest);
		return problem;
	}

	private static boolean prefersHtml(HttpRequest request) {
		try {
			List<MediaType> accepted = new ArrayList<>(request.getHeaders().getAccept());
			MimeTypeUtils.sortBySpecificity(accepted);
			for (MediaType type : accepted) {
				if (type.getQualityValue() > 0 && JSON.stream().anyMatch(type::isCompatibleWith)) {
					return false;
				}
				if (type.getQualityValue() > 0 && type.isCompatibleWith(MediaType.TEXT_HTML)) {
					return true;
				}
			}
			return false;
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	/**
	 * Describe a failure for a response that is not a problem, and notify the listeners.
	 * @param failure the failure
	 * @param request the request that failed
	 * @return the problem
	 */
	public ProblemMembers describe(Failure failure, FailedRequest request) {
		ProblemRequest problemRequest = problemRequest(request);
		ProblemMembers problem = this.renderer.describe(failure, problemRequest);
		this.listeners.onProblem(failure, problem.status(), problemRequest);
		return problem;
	}

	private ProblemRequest problemRequest(FailedRequest request) {
		return new ProblemRequest(request.method(), request.path(), localeOf(request),
				this.audiences.of(request::request, request::pathWithinApplication), traceId(request));
	}

	private @Nullable String traceId(FailedRequest request) {
		return (this.traceIds != null) ? this.traceIds.of(request.observation()) : null;
	}

	private @Nullable Locale localeOf(FailedRequest request) {
		try {
			return request.locale();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.extensionFaults.report("resolving the locale of", request, ex);
			return null;
		}
	}

}

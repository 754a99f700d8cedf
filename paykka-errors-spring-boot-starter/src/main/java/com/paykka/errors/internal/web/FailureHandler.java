package com.paykka.errors.internal.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.observability.TraceIds;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.FailureListeners;
import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.HtmlResponse;
import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Decides about an exception once per request, counts it, and renders its problem, the
 * same on both stacks and in every layer. Only writing differs.
 */
public final class FailureHandler {

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_JSON);

	private final FailureResolver failures;

	private final ProblemRenderer renderer;

	private final FailureListeners listeners;

	private final Audience audience;

	private final @Nullable PaykkaAudienceResolver audienceResolver;

	private final @Nullable TraceIds traceIds;

	private final HtmlResponse html;

	private final ExtensionFaults extensionFaults;

	FailureHandler(FailureResolver failures, ProblemRenderer renderer, ObjectProvider<FailureListener> listeners,
			ObjectProvider<PaykkaAudienceResolver> audienceResolver, ObjectProvider<TraceIds> traceIds,
			PaykkaErrorsProperties properties, ExtensionFaults extensionFaults) {
		this.failures = failures;
		this.renderer = renderer;
		this.listeners = new FailureListeners(listeners.orderedStream().toList(), extensionFaults);
		this.audience = properties.audience();
		this.audienceResolver = audienceResolver.getIfAvailable();
		this.traceIds = traceIds.getIfAvailable();
		this.html = properties.html();
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Decide about an exception, and count it if it is a failure. Ignores the
	 * application's handlers. The request remembers the decision.
	 * @param handler the method that threw it, or {@code null}
	 */
	public Decision decide(Throwable thrown, @Nullable HandlerMethod handler, FailedRequest request) {
		Decision known = request.decision();
		if (known != null && known.isAbout(thrown)) {
			return known;
		}
		Failure failure = this.failures.resolve(thrown, handler);
		if (failure != null && failure.link() == thrown && thrown instanceof IOException && request.mayBeLost()
				&& Causes.isLostCaller(thrown)) {
			// Translated, but about the caller's own connection
			failure = null;
		}
		if (failure != null && !failure.invalidValues().isEmpty() && isXml(request.request())) {
			failure = failure.withoutPointers();
		}
		return remember(decide(thrown, failure), request);
	}

	/** Decide about an exception that nothing has handled. */
	public Decision decideUnexpected(Throwable thrown, @Nullable HandlerMethod handler, FailedRequest request) {
		Decision known = request.decision();
		Decision decision = decide(thrown, handler, request);
		// A handler of a failure can't write any more
		boolean late = request.isCommitted() && known != null && known.failure() != null;
		if (decision.failure() != null || late) {
			return decision;
		}
		Failure form = request.isOfForm(thrown) ? this.failures.resolveUnreadableForm(thrown) : null;
		return decide(thrown, (form != null) ? form : this.failures.resolveUnexpected(thrown));
	}

	/**
	 * Decide about an exception of a GraphQL data fetcher that no other resolver has
	 * resolved.
	 */
	public Decision decideForDataFetcher(Throwable thrown) {
		Failure failure = this.failures.resolveForDataFetcher(thrown);
		return decide(thrown, (failure != null) ? failure : this.failures.resolveUnexpected(thrown));
	}

	/**
	 * Decide about an exception that the application's security filter chain hands to the
	 * starter.
	 * @param outage whether a login could not be checked, which is a failure with or
	 * without a code
	 * @return the decision, which leaves only exceptions without a code to others
	 */
	public Decision decideRefusal(Throwable thrown, boolean outage, FailedRequest request) {
		Decision decision = decide(thrown, null, request);
		if (decision.failure() == null && outage) {
			decision = decide(thrown, new Failure(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, thrown), thrown));
		}
		return (decision.failure() != null) ? remember(decision.withOpen(true), request) : decision;
	}

	private Decision decide(Throwable thrown, @Nullable Failure failure) {
		if (failure == null) {
			return new Decision(thrown, null, false);
		}
		this.listeners.onFailure(failure);
		return new Decision(thrown, failure, !FailureResolver.isHandledByOthers(failure, thrown));
	}

	private static Decision remember(Decision decision, FailedRequest request) {
		request.remember(decision);
		return decision;
	}

	/**
	 * Render the problem of a failure, unless it is left to others or it is too late for
	 * a response, and notify the listeners.
	 * @return the problem to write, or {@code null} if there is none
	 */
	public @Nullable RenderedProblem render(Decision decision, FailedRequest request) {
		Failure failure = decision.openFailure();
		if (failure == null) {
			return null;
		}
		// So that no other layer handles it again
		request.remember(decision.withOpen(false));
		ProblemRequest problemRequest = problemRequest(failure, request);
		RenderedProblem problem = getsPage(request)
				? RenderedProblem.forPage(this.renderer.describe(failure, problemRequest))
				: this.renderer.render(failure, problemRequest);
		this.listeners.onProblem(failure, problem.status(), problemRequest);
		return request.isCommitted() ? null : problem;
	}

	/** Render a refusal that is not a PayKKa failure. */
	public RenderedProblem renderRefusal(HttpStatus status, FailedRequest request) {
		return getsPage(request)
				? RenderedProblem
					.forPage(new ProblemMembers(status.value(), null, null, Map.of("title", status.getReasonPhrase())))
				: this.renderer.renderWithoutCode(status,
						new ProblemRequest(request.method(), request.path(), null, Audience.SHOPPER, traceId(request)));
	}

	/**
	 * Describe a failure for a response that is not a problem, and notify the listeners.
	 */
	public ProblemMembers describe(Failure failure, FailedRequest request) {
		ProblemRequest problemRequest = problemRequest(failure, request);
		ProblemMembers problem = this.renderer.describe(failure, problemRequest);
		this.listeners.onProblem(failure, problem.status(), problemRequest);
		return problem;
	}

	private ProblemRequest problemRequest(Failure failure, FailedRequest request) {
		return new ProblemRequest(request.method(), request.path(), localeOf(failure, request), audienceOf(request),
				traceId(request));
	}

	private Audience audienceOf(FailedRequest request) {
		if (this.audienceResolver == null) {
			return this.audience;
		}
		try {
			Audience resolved = this.audienceResolver.resolve(request.request(), request.pathWithinApplication());
			return (resolved == Audience.MERCHANT) ? Audience.MERCHANT : Audience.SHOPPER;
		}
		catch (Throwable ex) {
			this.extensionFaults.report("resolving an audience with", this.audienceResolver, ex);
			return Audience.SHOPPER;
		}
	}

	private @Nullable String traceId(FailedRequest request) {
		return (this.traceIds != null) ? this.traceIds.of(request.observation()) : null;
	}

	private @Nullable Locale localeOf(Failure failure, FailedRequest request) {
		try {
			Locale locale = request.locale();
			String sent = (locale != null) ? request.header(HttpHeaders.ACCEPT_LANGUAGE) : null;
			if (sent == null || sent.indexOf(',') < 0) {
				return locale;
			}
			List<Locale> requested = FailedRequest.acceptedLocales(request.headers());
			// Unless the application has chosen another one
			return (!requested.isEmpty() && requested.get(0).equals(locale)) ? requested.stream()
				.filter((each) -> this.renderer.messages().hasTexts(failure.exception().getErrorCode(), each))
				.findFirst()
				.orElse(locale) : locale;
		}
		catch (Throwable ex) {
			this.extensionFaults.report("resolving the locale of", request, ex);
			return null;
		}
	}

	private static boolean isXml(HttpRequest request) {
		String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
		return type != null && type.split(";", 2)[0].endsWith("xml");
	}

	private boolean getsPage(FailedRequest request) {
		return this.html == HtmlResponse.ERROR_PAGE && !request.isErrorPage() && prefersHtml(request.request());
	}

	private static boolean prefersHtml(HttpRequest request) {
		try {
			List<MediaType> accepted = new ArrayList<>(request.getHeaders().getAccept());
			MimeTypeUtils.sortBySpecificity(accepted);
			return accepted.stream()
				.filter((type) -> type.getQualityValue() > 0)
				.filter((type) -> isJson(type) || type.isCompatibleWith(MediaType.TEXT_HTML))
				.findFirst()
				.filter((type) -> !isJson(type))
				.isPresent();
		}
		catch (IllegalArgumentException ex) {
			// Malformed, or more types than Spring sorts
			return false;
		}
	}

	private static boolean isJson(MediaType type) {
		return JSON.stream().anyMatch(type::isCompatibleWith);
	}

}

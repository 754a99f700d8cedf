package com.paykka.errors.internal.web.reactive;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.FailedRequest;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/**
 * A failed request on the reactive stack.
 *
 * @param exchange the request and its response
 */
record ReactiveFailedRequest(ServerWebExchange exchange) implements FailedRequest {

	@Override
	public String path() {
		return this.exchange.getRequest().getURI().getRawPath();
	}

	@Override
	public String pathWithinApplication() {
		return FailedRequest.decode(this.exchange.getRequest().getPath().pathWithinApplication());
	}

	@Override
	public @Nullable Locale locale() {
		String requested = this.exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
		return ProblemRequest.isTooLong(requested) ? null : this.exchange.getLocaleContext().getLocale();
	}

	@Override
	public HttpRequest request() {
		return this.exchange.getRequest();
	}

	@Override
	public Observation.@Nullable ContextView observation() {
		return ServerRequestObservationContext.findCurrent(this.exchange.getAttributes()).orElse(null);
	}

	/** The exchange reads a form once, and remembers how that ended. */
	@Override
	public boolean isOfForm(Throwable thrown) {
		boolean possible = thrown instanceof DecodingException || thrown instanceof DataBufferLimitException
				|| thrown instanceof IllegalArgumentException;
		return possible && (endsWith(this.exchange.getFormData(), thrown)
				|| endsWith(this.exchange.getMultipartData(), thrown));
	}

	private static boolean endsWith(Mono<?> form, Throwable thrown) {
		AtomicReference<Throwable> end = new AtomicReference<>();
		form.subscribe((read) -> {
		}, end::set).dispose();
		return end.get() == thrown;
	}

	@Override
	public boolean isCommitted() {
		return this.exchange.getResponse().isCommitted();
	}

	/**
	 * Unlike Spring MVC, WebFlux does not wrap what goes wrong while a request is read.
	 */
	@Override
	public boolean mayBeLost() {
		return true;
	}

	@Override
	public @Nullable Decision decision() {
		return this.exchange.getAttribute(Decision.ATTRIBUTE);
	}

	@Override
	public void remember(Decision decision) {
		this.exchange.getAttributes().put(Decision.ATTRIBUTE, decision);
	}

}

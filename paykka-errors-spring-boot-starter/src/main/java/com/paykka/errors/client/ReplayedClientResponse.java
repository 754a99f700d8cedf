package com.paykka.errors.client;

import java.util.concurrent.atomic.AtomicReference;

import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.support.ClientResponseWrapper;

/**
 * A response with another body. What breaks while that is read is an exception of code
 * 6000, which {@code WebClient} does not wrap.
 */
class ReplayedClientResponse extends ClientResponseWrapper {

	private final AtomicReference<@Nullable PaykkaException> failure;

	/**
	 * Create a response.
	 * @param response the original, whose body nobody else reads
	 * @param body the body
	 */
	ReplayedClientResponse(ClientResponse response, Flux<DataBuffer> body) {
		this(response, body, new AtomicReference<>());
	}

	private ReplayedClientResponse(ClientResponse response, Flux<DataBuffer> body,
			AtomicReference<@Nullable PaykkaException> failure) {
		super(response.mutate().body((original) -> body.onErrorMap((ex) -> {
			Throwable mapped = toFailure(ex);
			if (mapped instanceof PaykkaException exception) {
				failure.set(exception);
			}
			return mapped;
		})).build());
		this.failure = failure;
	}

	/**
	 * Return the exception for an I/O failure.
	 * @param thrown what an HTTP client failed with
	 * @return the exception of code 6000, or what was thrown if that is a fault of a
	 * program
	 */
	static Throwable toFailure(Throwable thrown) {
		Throwable cause = (thrown instanceof WebClientRequestException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof PaykkaException) {
			return cause;
		}
		boolean fault = cause instanceof Error
				|| (cause instanceof RuntimeException && cause.getClass().getName().startsWith("java.lang."));
		return fault ? thrown : GatewayAnswer.missing(cause);
	}

	// Called when the body breaks, too
	@Override
	public Mono<WebClientResponseException> createException() {
		PaykkaException exception = this.failure.get();
		return (exception != null) ? Mono.error(exception) : super.createException();
	}

}

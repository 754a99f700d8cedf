package com.paykka.errors.internal.client;

import java.util.concurrent.atomic.AtomicReference;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.support.ClientResponseWrapper;

/**
 * A response with another body. If reading that fails, the exception has code 6000 and
 * {@code WebClient} does not wrap it.
 */
class ReplayedClientResponse extends ClientResponseWrapper {

	private final AtomicReference<@Nullable PaykkaException> failure;

	/**
	 * Create a response.
	 * @param target who responded
	 * @param response the original, without any other reader of its body
	 * @param body the body
	 */
	ReplayedClientResponse(RequestTarget target, ClientResponse response, Flux<DataBuffer> body) {
		this(target, response, body, new AtomicReference<>());
	}

	private ReplayedClientResponse(RequestTarget target, ClientResponse response, Flux<DataBuffer> body,
			AtomicReference<@Nullable PaykkaException> failure) {
		super(response.mutate().body((original) -> body.onErrorMap((ex) -> {
			Throwable mapped = toFailure(target, ex);
			if (mapped instanceof PaykkaException exception) {
				failure.set(exception);
			}
			return mapped;
		})).build());
		this.failure = failure;
	}

	/**
	 * Return the exception for a failure of the HTTP client. It may be of any type,
	 * because clients don't always throw an I/O exception if a response violates HTTP.
	 * @param target who responded
	 * @param thrown the failure of the client
	 * @return the exception with code 6000; the failure itself if it is an {@link Error}
	 * or already a {@link PaykkaException}
	 */
	static Throwable toFailure(RequestTarget target, Throwable thrown) {
		return (thrown instanceof Error || thrown instanceof PaykkaException) ? thrown : target.noResponse(thrown);
	}

	// Also called if reading the body fails
	@Override
	public Mono<WebClientResponseException> createException() {
		PaykkaException exception = this.failure.get();
		return (exception != null) ? Mono.error(exception) : super.createException();
	}

}

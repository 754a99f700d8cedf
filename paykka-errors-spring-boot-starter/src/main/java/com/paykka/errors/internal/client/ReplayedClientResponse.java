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
 * A response with another body. What breaks while that is read is an exception of code
 * 6000, which {@code WebClient} does not wrap.
 */
class ReplayedClientResponse extends ClientResponseWrapper {

	private final AtomicReference<@Nullable PaykkaException> failure;

	/**
	 * Create a response.
	 * @param target who answered
	 * @param response the original, whose body nobody else reads
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
	 * Return the exception for what an HTTP client failed with. That is of any type:
	 * clients don't make an I/O exception of every answer that breaks the rules of HTTP.
	 * @param target who answered
	 * @param thrown what the client failed with
	 * @return the exception of code 6000, or what was thrown if nothing can be done about
	 * it
	 */
	static Throwable toFailure(RequestTarget target, Throwable thrown) {
		return (thrown instanceof Error || thrown instanceof PaykkaException) ? thrown : target.noAnswer(thrown);
	}

	// Called when the body breaks, too
	@Override
	public Mono<WebClientResponseException> createException() {
		PaykkaException exception = this.failure.get();
		return (exception != null) ? Mono.error(exception) : super.createException();
	}

}

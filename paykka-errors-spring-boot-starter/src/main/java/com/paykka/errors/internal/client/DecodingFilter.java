package com.paykka.errors.internal.client;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Decodes the responses that {@code WebClient} receives.
 */
public final class DecodingFilter implements ExchangeFilterFunction {

	private final Function<ClientRequest, RequestTarget> targets;

	public DecodingFilter(Function<ClientRequest, RequestTarget> targets) {
		ResponseContent.requireLibrary();
		this.targets = targets;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		// Called first: if it throws, nothing may have been sent
		RequestTarget target = this.targets.apply(request);
		return next.exchange((target != RequestTarget.PEER) ? RedirectRefusal.apply(request) : request)
			.onErrorMap((thrown) -> toFailure(target, thrown))
			.flatMap((response) -> decode(target, request, response));
	}

	/**
	 * {@code WebClient} wraps the failures of the HTTP client. Anything else was thrown
	 * by one of the application's codecs or other filters and is left alone, unless it is
	 * a filter's timeout.
	 */
	private static Throwable toFailure(RequestTarget target, Throwable thrown) {
		if (thrown instanceof WebClientRequestException) {
			Throwable cause = thrown.getCause();
			return (cause != null) ? ReplayedClientResponse.toFailure(target, cause) : target.noResponse(thrown);
		}
		return (thrown instanceof TimeoutException) ? target.noResponse(thrown) : thrown;
	}

	private static Mono<ClientResponse> decode(RequestTarget target, ClientRequest request, ClientResponse response) {
		int status;
		try {
			status = response.statusCode().value();
		}
		catch (IllegalArgumentException ex) {
			// The first part is enough to close the connection
			return chunks(response).next()
				.timeout(ResponseReader.FAILURE_TIMEOUT)
				.onErrorComplete()
				.then(Mono.error(target.noResponse(ex)));
		}
		ResponseHead head = new ResponseHead(target, request.method(), request.url().getPath(), status,
				response.headers().asHttpHeaders());
		if (!head.isSuccess()) {
			return chunks(response).takeUntil(new Enough(head))
				.collectList()
				.timeout(ResponseReader.FAILURE_TIMEOUT)
				.map((chunks) -> Optional.of(join(chunks)))
				// The status reports the failure, regardless of the body
				.onErrorReturn(Optional.empty())
				.flatMap((body) -> failure(head, body.orElse(null)));
		}
		if (head.isOpaque()) {
			return Mono
				.just(new ReplayedClientResponse(target, response, response.body(BodyExtractors.toDataBuffers())));
		}
		// The first list is the whole body, or as much of it as is needed
		return chunks(response).bufferUntil(new Enough(head))
			.timeout(Mono.delay(ResponseReader.SUCCESS_TIMEOUT), (part) -> Mono.never())
			.switchOnFirst((signal, all) -> replay(head, response, signal, all), false)
			.single();
	}

	private static Mono<ClientResponse> replay(ResponseHead head, ClientResponse response,
			Signal<? extends List<byte[]>> first, Flux<List<byte[]>> all) {
		Throwable thrown = first.getThrowable();
		if (thrown != null) {
			return Mono.error(ReplayedClientResponse.toFailure(head.target(), thrown));
		}
		List<byte[]> start = first.hasValue() ? first.get() : List.of();
		byte[] bytes = join(start);
		boolean whole = bytes.length <= ResponseHead.MAX_BODY && head.wants(BodyFormat.firstByte(bytes));
		Flux<DataBuffer> body = buffers(whole ? Flux.just(start) : all);
		return failure(head, bytes).switchIfEmpty(Mono.just(new ReplayedClientResponse(head.target(), response, body)));
	}

	/**
	 * Copy the chunks to the heap, where they need not be released.
	 */
	private static Flux<byte[]> chunks(ClientResponse response) {
		return response.body(BodyExtractors.toDataBuffers()).map((buffer) -> {
			try {
				byte[] chunk = new byte[buffer.readableByteCount()];
				buffer.read(chunk);
				return chunk;
			}
			finally {
				DataBufferUtils.release(buffer);
			}
		});
	}

	private static Flux<DataBuffer> buffers(Flux<List<byte[]>> chunks) {
		return chunks.concatMapIterable((list) -> list, 1).map(DefaultDataBufferFactory.sharedInstance::wrap);
	}

	private static Mono<ClientResponse> failure(ResponseHead head, byte @Nullable [] body) {
		PaykkaException failure = head.failure(body);
		return (failure != null) ? Mono.error(failure) : Mono.empty();
	}

	private static byte[] join(List<byte[]> chunks) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		chunks.forEach(joined::writeBytes);
		return joined.toByteArray();
	}

	/**
	 * True once enough of a body has arrived to decide: more than is searched, or
	 * something that is not JSON.
	 */
	private static final class Enough implements Predicate<byte[]> {

		private final ResponseHead head;

		private long size;

		private int first = -1;

		private Enough(ResponseHead head) {
			this.head = head;
		}

		@Override
		public boolean test(byte[] chunk) {
			this.size += chunk.length;
			if (this.first < 0) {
				this.first = BodyFormat.firstByte(chunk);
			}
			return this.size > ResponseHead.MAX_BODY || !this.head.wants(this.first);
		}

	}

}

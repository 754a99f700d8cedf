package com.paykka.errors.client;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Predicate;

import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Decodes what {@code WebClient} gets.
 */
class DecodingFilter implements ExchangeFilterFunction {

	private static final byte[] NOTHING = {};

	private final Predicate<ClientRequest> bodies;

	DecodingFilter(Predicate<ClientRequest> bodies) {
		AnswerBody.requireLibrary();
		this.bodies = bodies;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request)
			.onErrorMap(DecodingFilter::toFailure)
			.flatMap((response) -> decode(request, response));
	}

	/**
	 * Unchecked exceptions other than WebClient's own are those of codecs and of other
	 * filters.
	 */
	private static Throwable toFailure(Throwable thrown) {
		if (thrown instanceof WebClientRequestException && thrown.getCause() != null) {
			return ReplayedClientResponse.toFailure(thrown.getCause());
		}
		return (thrown instanceof RuntimeException) ? thrown : ReplayedClientResponse.toFailure(thrown);
	}

	private Mono<ClientResponse> decode(ClientRequest request, ClientResponse response) {
		int status;
		try {
			status = response.statusCode().value();
		}
		catch (IllegalArgumentException ex) {
			return release(response, GatewayAnswer.missing(ex));
		}
		HttpHeaders headers = response.headers().asHttpHeaders();
		if (!AnswerDecoder.isSuccess(status)) {
			return chunks(response).takeUntil(new LimitExceeded())
				.collectList()
				// The status tells of the failure, whatever happens to its body
				.onErrorReturn(List.of())
				.flatMap((body) -> failure(status, headers, body));
		}
		boolean decodes;
		try {
			decodes = this.bodies.test(request) && AnswerDecoder.mayHoldCode(headers);
		}
		catch (RuntimeException ex) {
			return release(response, ex);
		}
		if (!decodes) {
			return Mono.just(new ReplayedClientResponse(response, response.body(BodyExtractors.toDataBuffers())));
		}
		// The first list is what comes until the end of the body or the limit
		return chunks(response).bufferUntil(new LimitExceeded())
			.switchOnFirst((signal, all) -> replay(response, signal, all), false)
			.single();
	}

	private static Mono<ClientResponse> release(ClientResponse response, RuntimeException failure) {
		return response.releaseBody().onErrorComplete().then(Mono.error(failure));
	}

	private static Mono<ClientResponse> replay(ClientResponse response, Signal<? extends List<byte[]>> first,
			Flux<List<byte[]>> all) {
		if (first.isOnError()) {
			return Mono.error(ReplayedClientResponse.toFailure(first.getThrowable()));
		}
		List<byte[]> start = first.hasValue() ? first.get() : List.of();
		if (isTooLarge(start)) {
			return Mono.just(new ReplayedClientResponse(response, buffers(all)));
		}
		return failure(response.statusCode().value(), response.headers().asHttpHeaders(), start)
			.switchIfEmpty(Mono.just(new ReplayedClientResponse(response, buffers(Flux.just(start)))));
	}

	/**
	 * On the heap they need not be released, whatever becomes of them.
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

	private static Mono<ClientResponse> failure(int status, HttpHeaders headers, List<byte[]> body) {
		PaykkaException failure = AnswerDecoder.decode(status, headers, isTooLarge(body) ? NOTHING : join(body));
		return (failure != null) ? Mono.error(failure) : Mono.empty();
	}

	private static byte[] join(List<byte[]> chunks) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		chunks.forEach(joined::writeBytes);
		return joined.toByteArray();
	}

	private static boolean isTooLarge(List<byte[]> chunks) {
		return chunks.stream().mapToLong((chunk) -> chunk.length).sum() > AnswerDecoder.MAX_BODY;
	}

	/**
	 * True from the chunk on with which a body is too large.
	 */
	private static final class LimitExceeded implements Predicate<byte[]> {

		private long size;

		@Override
		public boolean test(byte[] chunk) {
			this.size += chunk.length;
			return this.size > AnswerDecoder.MAX_BODY;
		}

	}

}

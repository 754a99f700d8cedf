package com.paykka.errors.internal.client;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Decodes the responses that {@code WebClient} receives.
 */
public final class DecodingFilter implements ExchangeFilterFunction {

	private final Function<ClientRequest, @Nullable PaykkaRequestKind> kinds;

	/**
	 * Create a decoder.
	 * @param kinds returns what a request is for; {@code null} means a payment
	 */
	public DecodingFilter(Function<ClientRequest, @Nullable PaykkaRequestKind> kinds) {
		JsonBody.requireLibrary();
		this.kinds = kinds;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		// Asked first: if it throws, nothing must have been sent
		GatewayCall call = GatewayCall.of(this.kinds.apply(request), request.method(), request.url());
		boolean ofPeer = call.kind() == PaykkaRequestKind.PEER;
		return next.exchange(ofPeer ? request : RedirectRefusal.apply(call, request))
			.onErrorMap(call::toFailure)
			.flatMap((response) -> decode(call, response));
	}

	private static Mono<ClientResponse> decode(GatewayCall call, ClientResponse response) {
		int status;
		try {
			status = response.statusCode().value();
		}
		catch (IllegalArgumentException ex) {
			return response.releaseBody().onErrorComplete().then(Mono.error(call.noResponse(ex)));
		}
		ResponseDecoder decoder = new ResponseDecoder(call, status, response.headers().asHttpHeaders());
		if (decoder.isPassedOn()) {
			return Mono.just(response);
		}
		return read(response).timeout(decoder.timeout())
			.map(Optional::of)
			// The status reports the failure, whatever happens to the body
			.onErrorResume((ex) -> decoder.isSuccess() ? Mono.error(toFailure(call, ex)) : Mono.just(Optional.empty()))
			.map((body) -> decoded(response, decoder, decoder.decode(body.orElse(null))));
	}

	private static Throwable toFailure(GatewayCall call, Throwable thrown) {
		return (thrown instanceof Error || thrown instanceof PaykkaException) ? thrown : call.noResponse(thrown);
	}

	/**
	 * Create a response anew, because the headers of the original may be immutable.
	 */
	private static ClientResponse decoded(ClientResponse response, ResponseDecoder decoder, byte[] decoded) {
		ClientResponse.Builder created = ClientResponse.create(response.statusCode(), response.strategies())
			.headers((headers) -> decoder.headersOf(decoded).forEach(headers::addAll))
			.cookies((cookies) -> cookies.addAll(response.cookies()))
			.request(response.request());
		// An empty buffer would be a value that can't be converted
		return ((decoded.length > 0) ? created.body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(decoded)))
				: created)
			.build();
	}

	/**
	 * Read a body, or more than {@link ResponseDecoder#MAX_BODY} bytes of it, into the
	 * heap, where it need not be released.
	 */
	private static Mono<byte[]> read(ClientResponse response) {
		return response.body(BodyExtractors.toDataBuffers()).map((buffer) -> {
			try {
				byte[] chunk = new byte[buffer.readableByteCount()];
				buffer.read(chunk);
				return chunk;
			}
			finally {
				DataBufferUtils.release(buffer);
			}
		})
			.takeUntil(new TooLong())
			.collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
			.map(ByteArrayOutputStream::toByteArray);
	}

	/**
	 * True once a body is longer than what is read.
	 */
	private static final class TooLong implements Predicate<byte[]> {

		private long size;

		@Override
		public boolean test(byte[] chunk) {
			this.size += chunk.length;
			return this.size > ResponseDecoder.MAX_BODY;
		}

	}

}

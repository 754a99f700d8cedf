package com.paykka.errors.internal.client;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientInfos;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Decodes the responses that {@code WebClient} receives.
 */
public final class DecodingFilter implements ExchangeFilterFunction {

	private static final boolean REACTOR_NETTY = ClassUtils.isPresent("reactor.netty.http.client.HttpClientInfos",
			DecodingFilter.class.getClassLoader());

	private static final byte[] NO_BODY = {};

	private final Function<ClientRequest, @Nullable PaykkaRequestKind> kinds;

	public DecodingFilter(Function<ClientRequest, @Nullable PaykkaRequestKind> kinds) {
		JsonBody.requireLibrary();
		this.kinds = kinds;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		// Asked first: if it throws, nothing must have been sent
		GatewayCall call = GatewayCall.of(this.kinds.apply(request), request.method(), request.url());
		// Deferred, because a filter may throw instead of returning an error
		return Mono.defer(() -> next.exchange(refusingRedirects(call, request)))
			.onErrorMap(call::toFailure)
			.flatMap((response) -> decode(call, response));
	}

	/**
	 * Refuse to resend a payment when Reactor Netty follows a redirect. It would resend
	 * the body too, even after a 301 or 302. Other libraries don't reveal that they
	 * follow a redirect, or offer no way to intervene.
	 */
	private static ClientRequest refusingRedirects(GatewayCall call, ClientRequest request) {
		boolean harmless = request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
		if (!REACTOR_NETTY || harmless || call.kind() == PaykkaRequestKind.PEER) {
			return request;
		}
		// Called again for each request that the library sends on its own
		return ClientRequest.from(request)
			.httpRequest((sent) -> refuseIfRedirected(call, sent.getNativeRequest()))
			.build();
	}

	private static void refuseIfRedirected(GatewayCall call, Object sent) {
		if (sent instanceof HttpClientInfos infos && infos.redirectedFrom().length > 0) {
			PaykkaException failure = GatewayResponse
				.of(call.kind(), HttpStatus.FOUND.value(), Map.of(), null, call.request())
				.toException();
			if (failure != null) {
				throw failure;
			}
		}
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

	/** Create a response anew, because the headers of the original may be immutable. */
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
		Flux<DataBuffer> body = response.body(BodyExtractors.toDataBuffers());
		return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(body, ResponseDecoder.MAX_BODY + 1L))
			.map((buffer) -> {
				byte[] read = new byte[buffer.readableByteCount()];
				buffer.read(read);
				DataBufferUtils.release(buffer);
				return read;
			})
			.defaultIfEmpty(NO_BODY);
	}

}

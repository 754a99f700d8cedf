package com.paykka.errors.client;

import java.util.function.Function;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.internal.client.DecodingFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes a {@link WebClient} or a reactive HTTP interface based on it fail with
 * {@link PaykkaException} for every failure: statuses other than 2xx, 2xx responses that
 * report a failure or are not understood, and I/O failures. Apply it to the clients that
 * talk to PayKKa or to a peer service, not to every client of the application.
 *
 * <pre class="code">
 * WebClient.builder().filter(PaykkaWebClientErrors.decoding())
 * </pre>
 *
 * What passes, and what is 6000, is the same as for {@link PaykkaRestClientErrors}. A
 * {@code timeout} operator on the client's result runs after decoding: the exception is
 * then Reactor's {@code TimeoutException}, and it is unknown whether the payment went
 * through.
 *
 * @since 1.0.0
 */
public final class PaykkaWebClientErrors {

	private PaykkaWebClientErrors() {
	}

	/**
	 * Decode the responses of PayKKa's API. The path determines what each request is for,
	 * see {@link PaykkaRequestKind#ofPath}.
	 * @return the filter to add to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static ExchangeFilterFunction decoding() {
		return decoding((request) -> PaykkaRequestKind.ofPath(request.url().getRawPath()));
	}

	/**
	 * Decode the responses of a client that also requests reports or files, or that calls
	 * a peer service: {@code decoding((request) -> PaykkaRequestKind.PEER)}.
	 * @param kinds returns what a request is for; {@code null} means a payment
	 * @return the filter to add to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static ExchangeFilterFunction decoding(Function<ClientRequest, @Nullable PaykkaRequestKind> kinds) {
		return new DecodingFilter(kinds);
	}

}

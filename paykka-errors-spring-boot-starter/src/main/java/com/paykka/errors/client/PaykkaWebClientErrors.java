package com.paykka.errors.client;

import java.util.function.Function;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.internal.client.DecodingFilter;
import com.paykka.errors.internal.client.RequestTarget;

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
 * A 2xx response passes if it is a JSON object with a successful top-level
 * {@code ret_code} and no sign of failure, if it has no content (204, {@code HEAD},
 * {@code Content-Length: 0}), or if its {@code Content-Type} says that it is neither JSON
 * nor HTML. Its whole body can still be read once. At most 1 MiB of it is read ahead.
 * Jackson 3 or 2 is required.
 * <p>
 * Failures from the application's other filters are left alone. A {@code timeout}
 * operator on the client's result runs after decoding: the exception is then Reactor's
 * {@code TimeoutException}, and it is unknown whether the payment went through.
 *
 * @since 1.0.0
 */
public final class PaykkaWebClientErrors {

	private PaykkaWebClientErrors() {
	}

	/**
	 * Decode all responses of a client as responses to payments.
	 * @return the filter to add to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static ExchangeFilterFunction decoding() {
		return new DecodingFilter((request) -> RequestTarget.PAYMENT);
	}

	/**
	 * Decode the responses of a client that also sends queries. The response to a query
	 * carries the error code and the status of the payment in question.
	 * @param payments returns true for every request that is not a query
	 * @return the filter to add to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 * @see PaykkaRequestKind#QUERY
	 */
	public static ExchangeFilterFunction decoding(Predicate<ClientRequest> payments) {
		return new DecodingFilter((request) -> payments.test(request) ? RequestTarget.PAYMENT : RequestTarget.QUERY);
	}

	/**
	 * Decode the responses of a client that sends requests of several kinds.
	 * @param kinds returns what a request is for; {@code null} means a payment
	 * @return the filter to add to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static ExchangeFilterFunction decodingBy(Function<ClientRequest, PaykkaRequestKind> kinds) {
		return new DecodingFilter((request) -> RequestTarget.of(kinds.apply(request)));
	}

	/**
	 * Decode the responses of a peer service that also uses this project: statuses other
	 * than 2xx, and problems. Its other 2xx responses are passed on unchanged.
	 * @return the filter to add to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static ExchangeFilterFunction decodingPeers() {
		return new DecodingFilter((request) -> RequestTarget.PEER);
	}

}

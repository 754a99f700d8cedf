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
 * Lets a {@link WebClient} or a reactive HTTP interface on top of it fail with
 * {@link PaykkaException} for whatever fails: statuses other than 2xx, 2xx answers that
 * tell of a failure or are not understood, and I/O failures. To be applied to the clients
 * that talk to PayKKa or to a sister service, not to every client of the application.
 *
 * <pre class="code">
 * WebClient.builder().filter(PaykkaWebClientErrors.decoding())
 * </pre>
 *
 * A 2xx answer passes if it is a JSON object whose top-level {@code ret_code} is a
 * success and nothing in it failed, if it has no content (204, {@code HEAD},
 * {@code Content-Length: 0}), or if its {@code Content-Type} says that it is neither JSON
 * nor HTML. Its body can still be read, once and whole. At most 1 MiB of it is read in
 * advance. Jackson 3 or 2 has to be there: without it these methods throw
 * {@link IllegalStateException}.
 * <p>
 * What other filters of the application fail with stays as it is. The operator
 * {@code timeout} on what the client returns comes after decoding: the exception is then
 * Reactor's {@code TimeoutException}, and whether the payment went through is unknown.
 */
public final class PaykkaWebClientErrors {

	private PaykkaWebClientErrors() {
	}

	/**
	 * Decode all answers of a client as those to payments.
	 * @return the filter to add to the client's builder
	 */
	public static ExchangeFilterFunction decoding() {
		return new DecodingFilter((request) -> RequestTarget.PAYMENT);
	}

	/**
	 * Decode the answers of a client that also sends queries, whose answers carry the
	 * error code and the status of the payment that was asked for.
	 * @param payments true for requests that are no queries
	 * @return the filter to add to the client's builder
	 * @see PaykkaRequestKind#QUERY
	 */
	public static ExchangeFilterFunction decoding(Predicate<ClientRequest> payments) {
		return new DecodingFilter((request) -> payments.test(request) ? RequestTarget.PAYMENT : RequestTarget.QUERY);
	}

	/**
	 * Decode the answers of a client that sends requests of several kinds.
	 * @param kinds what a request is for; one that it returns {@code null} for is a
	 * payment
	 * @return the filter to add to the client's builder
	 */
	public static ExchangeFilterFunction decodingBy(Function<ClientRequest, PaykkaRequestKind> kinds) {
		return new DecodingFilter((request) -> RequestTarget.of(kinds.apply(request)));
	}

	/**
	 * Decode what a sister service answers that uses this project, too: statuses other
	 * than 2xx, and problems. Its 2xx answers pass on as they are.
	 * @return the filter to add to the client's builder
	 */
	public static ExchangeFilterFunction decodingPeers() {
		return new DecodingFilter((request) -> RequestTarget.PEER);
	}

}

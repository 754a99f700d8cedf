package com.paykka.errors.client;

import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Lets a {@link WebClient} or a reactive HTTP interface on top of it fail with
 * {@link PaykkaException} for whatever fails: statuses other than 2xx, 2xx answers that
 * carry an error code, and I/O failures. To be applied to the clients that talk to PayKKa
 * or to a sister service, not to every client of the application.
 *
 * <pre class="code">
 * WebClient.builder().filter(PaykkaWebClientErrors.decoding())
 * </pre>
 *
 * The body can still be read, once and whole. At most 1 MiB of it is read to look for a
 * code, and only if it is JSON; a larger one passes on. Jackson 3 or 2 has to be there:
 * without it these methods throw {@link IllegalStateException}.
 */
public final class PaykkaWebClientErrors {

	private PaykkaWebClientErrors() {
	}

	/**
	 * Decode all answers of a client.
	 * @return the filter to add to the client's builder
	 */
	public static ExchangeFilterFunction decoding() {
		return decoding((request) -> true);
	}

	/**
	 * Decode the answers of a client, 2xx bodies of some requests only: a query for a
	 * failed payment answers with that payment's error code, which is no failure of the
	 * query.
	 * @param bodies whose 2xx bodies are decoded; statuses and I/O failures always are
	 * @return the filter to add to the client's builder
	 */
	public static ExchangeFilterFunction decoding(Predicate<ClientRequest> bodies) {
		return new DecodingFilter(bodies);
	}

}

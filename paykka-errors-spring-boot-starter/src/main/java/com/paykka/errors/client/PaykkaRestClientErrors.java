package com.paykka.errors.client;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.internal.client.DecodingInterceptor;
import com.paykka.errors.internal.client.RequestTarget;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;

/**
 * Lets a {@link RestClient}, a {@code RestTemplate} or an HTTP interface on top of them
 * throw {@link PaykkaException} for whatever fails: statuses other than 2xx, 2xx answers
 * that tell of a failure or are not understood, and I/O failures. To be applied to the
 * clients that talk to PayKKa or to a sister service, not to every client of the
 * application.
 *
 * <pre class="code">
 * RestClient.builder().apply(PaykkaRestClientErrors.decoding())
 * restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor())
 * </pre>
 *
 * A 2xx answer passes if it is a JSON object whose top-level {@code ret_code} is a
 * success and nothing in it failed, if it has no content (204, {@code HEAD},
 * {@code Content-Length: 0}), or if its {@code Content-Type} says that it is neither JSON
 * nor HTML. Its body can still be read, once and whole. At most 1 MiB of it is read in
 * advance. Jackson 3 or 2 has to be there: without it these methods throw
 * {@link IllegalStateException}.
 * <p>
 * What other interceptors of the application throw stays as it is.
 * {@code HttpURLConnection}, the default of {@code RestTemplate}, drops the body of a 401
 * answer to a request that has a body, so that the code is 7000 whatever the body said.
 * Any other request factory keeps it, such as {@code JdkClientHttpRequestFactory}.
 */
public final class PaykkaRestClientErrors {

	private PaykkaRestClientErrors() {
	}

	/**
	 * Decode all answers of a client as those to payments.
	 * @return what to apply to the client's builder
	 */
	public static Consumer<RestClient.Builder> decoding() {
		return applying(interceptor());
	}

	/**
	 * Decode the answers of a client that also sends queries, whose answers carry the
	 * error code and the status of the payment that was asked for.
	 * @param payments true for requests that are no queries
	 * @return what to apply to the client's builder
	 * @see PaykkaRequestKind#QUERY
	 */
	public static Consumer<RestClient.Builder> decoding(Predicate<HttpRequest> payments) {
		return applying(interceptor(payments));
	}

	/**
	 * Decode the answers of a client that sends requests of several kinds.
	 * @param kinds what a request is for; one that it returns {@code null} for is a
	 * payment
	 * @return what to apply to the client's builder
	 */
	public static Consumer<RestClient.Builder> decodingBy(Function<HttpRequest, PaykkaRequestKind> kinds) {
		return applying(interceptorBy(kinds));
	}

	/**
	 * Decode what a sister service answers that uses this project, too: statuses other
	 * than 2xx, and problems. Its 2xx answers pass on as they are.
	 * @return what to apply to the client's builder
	 */
	public static Consumer<RestClient.Builder> decodingPeers() {
		return applying(peerInterceptor());
	}

	private static Consumer<RestClient.Builder> applying(ClientHttpRequestInterceptor interceptor) {
		return (builder) -> builder.requestInterceptor(interceptor);
	}

	/**
	 * Decode all answers of a client as those to payments.
	 * @return an interceptor
	 */
	public static ClientHttpRequestInterceptor interceptor() {
		return new DecodingInterceptor((request) -> RequestTarget.PAYMENT);
	}

	/**
	 * Decode the answers of a client that also sends queries.
	 * @param payments true for requests that are no queries
	 * @return an interceptor
	 * @see #decoding(Predicate)
	 */
	public static ClientHttpRequestInterceptor interceptor(Predicate<HttpRequest> payments) {
		return new DecodingInterceptor(
				(request) -> payments.test(request) ? RequestTarget.PAYMENT : RequestTarget.QUERY);
	}

	/**
	 * Decode the answers of a client that sends requests of several kinds.
	 * @param kinds what a request is for; one that it returns {@code null} for is a
	 * payment
	 * @return an interceptor
	 */
	public static ClientHttpRequestInterceptor interceptorBy(Function<HttpRequest, PaykkaRequestKind> kinds) {
		return new DecodingInterceptor((request) -> RequestTarget.of(kinds.apply(request)));
	}

	/**
	 * Decode what a sister service answers.
	 * @return an interceptor
	 * @see #decodingPeers()
	 */
	public static ClientHttpRequestInterceptor peerInterceptor() {
		return new DecodingInterceptor((request) -> RequestTarget.PEER);
	}

}

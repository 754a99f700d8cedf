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
 * Makes a {@link RestClient}, a {@link org.springframework.web.client.RestTemplate} or an
 * HTTP interface based on either throw {@link PaykkaException} for every failure:
 * statuses other than 2xx, 2xx responses that report a failure or are not understood, and
 * I/O failures. Apply it to the clients that talk to PayKKa or to a peer service, not to
 * every client of the application.
 *
 * <pre class="code">
 * RestClient.builder().apply(PaykkaRestClientErrors.decoding())
 * restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor())
 * </pre>
 *
 * A 2xx response passes if it is a JSON object with a successful top-level
 * {@code ret_code} and no sign of failure, if it has no content (204, {@code HEAD},
 * {@code Content-Length: 0}), or if its {@code Content-Type} says that it is neither JSON
 * nor HTML. Its whole body can still be read once. At most 1 MiB of it is read ahead.
 * Jackson 3 or 2 is required.
 * <p>
 * Exceptions from the application's other interceptors are left alone.
 * {@link java.net.HttpURLConnection}, the default of
 * {@link org.springframework.web.client.RestTemplate}, drops the body of a 401 response
 * to a request with a body, so the code is then always 7000. Other request factories,
 * such as {@link org.springframework.http.client.JdkClientHttpRequestFactory}, keep it.
 *
 * @since 1.0.0
 */
public final class PaykkaRestClientErrors {

	private PaykkaRestClientErrors() {
	}

	/**
	 * Decode all responses of a client as responses to payments.
	 * @return the consumer to apply to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static Consumer<RestClient.Builder> decoding() {
		return applying(interceptor());
	}

	/**
	 * Decode the responses of a client that also sends queries. The response to a query
	 * carries the error code and the status of the payment in question.
	 * @param payments returns true for every request that is not a query
	 * @return the consumer to apply to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 * @see PaykkaRequestKind#QUERY
	 */
	public static Consumer<RestClient.Builder> decoding(Predicate<HttpRequest> payments) {
		return applying(interceptor(payments));
	}

	/**
	 * Decode the responses of a client that sends requests of several kinds.
	 * @param kinds returns what a request is for; {@code null} means a payment
	 * @return the consumer to apply to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static Consumer<RestClient.Builder> decodingBy(Function<HttpRequest, PaykkaRequestKind> kinds) {
		return applying(interceptorBy(kinds));
	}

	/**
	 * Decode the responses of a peer service that also uses this project: statuses other
	 * than 2xx, and problems. Its other 2xx responses are passed on unchanged.
	 * @return the consumer to apply to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static Consumer<RestClient.Builder> decodingPeers() {
		return applying(peerInterceptor());
	}

	private static Consumer<RestClient.Builder> applying(ClientHttpRequestInterceptor interceptor) {
		return (builder) -> builder.requestInterceptor(interceptor);
	}

	/**
	 * Create an interceptor that decodes all responses as responses to payments.
	 * @return an interceptor
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static ClientHttpRequestInterceptor interceptor() {
		return new DecodingInterceptor((request) -> RequestTarget.PAYMENT);
	}

	/**
	 * Create an interceptor for a client that also sends queries.
	 * @param payments returns true for every request that is not a query
	 * @return an interceptor
	 * @throws IllegalStateException if Jackson is not on the class path
	 * @see #decoding(Predicate)
	 */
	public static ClientHttpRequestInterceptor interceptor(Predicate<HttpRequest> payments) {
		return new DecodingInterceptor(
				(request) -> payments.test(request) ? RequestTarget.PAYMENT : RequestTarget.QUERY);
	}

	/**
	 * Create an interceptor for a client that sends requests of several kinds.
	 * @param kinds returns what a request is for; {@code null} means a payment
	 * @return an interceptor
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static ClientHttpRequestInterceptor interceptorBy(Function<HttpRequest, PaykkaRequestKind> kinds) {
		return new DecodingInterceptor((request) -> RequestTarget.of(kinds.apply(request)));
	}

	/**
	 * Create an interceptor that decodes the responses of a peer service.
	 * @return an interceptor
	 * @throws IllegalStateException if Jackson is not on the class path
	 * @see #decodingPeers()
	 */
	public static ClientHttpRequestInterceptor peerInterceptor() {
		return new DecodingInterceptor((request) -> RequestTarget.PEER);
	}

}

package com.paykka.errors.client;

import java.util.function.Consumer;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;

/**
 * Lets a {@link RestClient}, a {@code RestTemplate} or an HTTP interface on top of them
 * throw {@link PaykkaException} for whatever fails: statuses other than 2xx, 2xx answers
 * that carry an error code, and I/O failures. To be applied to the clients that talk to
 * PayKKa or to a sister service, not to every client of the application.
 *
 * <pre class="code">
 * RestClient.builder().apply(PaykkaRestClientErrors.decoding())
 * restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor())
 * </pre>
 *
 * The body can still be read, once and whole. At most 1 MiB of it is read to look for a
 * code, and only if it is JSON; a larger one passes on. Jackson 3 or 2 has to be there:
 * without it these methods throw {@link IllegalStateException}.
 * <p>
 * {@code HttpURLConnection}, the default of {@code RestTemplate}, drops the body of a 401
 * answer to a request that has a body, so that the code is 7000 whatever the body said.
 * Any other request factory keeps it, such as {@code JdkClientHttpRequestFactory}.
 * <p>
 * To be applied after other interceptors: whatever those that come behind it throw counts
 * as a failed call, of code 6000.
 */
public final class PaykkaRestClientErrors {

	private PaykkaRestClientErrors() {
	}

	/**
	 * Decode all answers of a client.
	 * @return what to apply to the client's builder
	 */
	public static Consumer<RestClient.Builder> decoding() {
		return decoding((request) -> true);
	}

	/**
	 * Decode the answers of a client, 2xx bodies of some requests only: a query for a
	 * failed payment answers with that payment's error code, which is no failure of the
	 * query.
	 * @param bodies whose 2xx bodies are decoded; statuses and I/O failures always are
	 * @return what to apply to the client's builder
	 */
	public static Consumer<RestClient.Builder> decoding(Predicate<HttpRequest> bodies) {
		ClientHttpRequestInterceptor interceptor = interceptor(bodies);
		return (builder) -> builder.requestInterceptor(interceptor);
	}

	/**
	 * Decode all answers of a client.
	 * @return an interceptor
	 */
	public static ClientHttpRequestInterceptor interceptor() {
		return interceptor((request) -> true);
	}

	/**
	 * Decode the answers of a client, 2xx bodies of some requests only.
	 * @param bodies whose 2xx bodies are decoded; statuses and I/O failures always are
	 * @return an interceptor
	 */
	public static ClientHttpRequestInterceptor interceptor(Predicate<HttpRequest> bodies) {
		return new DecodingInterceptor(bodies);
	}

}

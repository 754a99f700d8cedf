package com.paykka.errors.client;

import java.util.function.Consumer;
import java.util.function.Function;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.internal.client.DecodingInterceptor;
import org.jspecify.annotations.Nullable;

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
 * A 2xx response passes if its whole body, of at most 1 MiB, is a JSON object with a
 * successful top-level {@code ret_code} and no sign of failure, whatever its {@code
 * Content-Type}. It is handed on as {@code application/json} in UTF-8. Responses without
 * a body pass if they have the status 204, are to {@code HEAD}, or have {@code
 * Content-Length: 0} where PayKKa documents no content. Anything larger or of another
 * form is {@link PaykkaRequestKind#UNTOUCHED}. Jackson 3 or 2 is required.
 * <p>
 * An {@link java.io.IOException} or a timeout of the call, also one of another
 * interceptor, becomes 6000. Any other exception is thrown on as it came, such as those
 * of some clients for a response that violates HTTP. {@link java.net.HttpURLConnection},
 * the default of {@link org.springframework.web.client.RestTemplate}, drops the body of a
 * 401 response to a request with a body, so the code is then always 7000. Other request
 * factories, such as {@link org.springframework.http.client.JdkClientHttpRequestFactory},
 * keep it.
 *
 * @since 1.0.0
 */
public final class PaykkaRestClientErrors {

	private PaykkaRestClientErrors() {
	}

	/**
	 * Decode the responses of PayKKa's API. The path determines what each request is for,
	 * see {@link PaykkaRequestKind#ofPath}.
	 * @return the consumer to apply to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static Consumer<RestClient.Builder> decoding() {
		return applying(interceptor());
	}

	/**
	 * Decode the responses of a client that also requests reports or files, or that calls
	 * a peer service: {@code decoding((request) -> PaykkaRequestKind.PEER)}.
	 * @param kinds returns what a request is for; {@code null} means a payment
	 * @return the consumer to apply to the client's builder
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	public static Consumer<RestClient.Builder> decoding(Function<HttpRequest, @Nullable PaykkaRequestKind> kinds) {
		return applying(interceptor(kinds));
	}

	private static Consumer<RestClient.Builder> applying(ClientHttpRequestInterceptor interceptor) {
		return (builder) -> builder.requestInterceptor(interceptor);
	}

	/**
	 * Return an interceptor that decodes the responses of PayKKa's API.
	 * @return an interceptor
	 * @throws IllegalStateException if Jackson is not on the class path
	 * @see #decoding()
	 */
	public static ClientHttpRequestInterceptor interceptor() {
		return interceptor((request) -> PaykkaRequestKind.ofPath(request.getURI().getRawPath()));
	}

	/**
	 * Return an interceptor that decodes the responses to requests of several kinds.
	 * @param kinds returns what a request is for; {@code null} means a payment
	 * @return an interceptor
	 * @throws IllegalStateException if Jackson is not on the class path
	 * @see #decoding(Function)
	 */
	public static ClientHttpRequestInterceptor interceptor(Function<HttpRequest, @Nullable PaykkaRequestKind> kinds) {
		return new DecodingInterceptor(kinds);
	}

}

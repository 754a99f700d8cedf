package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Decodes the responses that {@code RestClient} and {@code RestTemplate} receive.
 */
public final class DecodingInterceptor implements ClientHttpRequestInterceptor {

	private final Function<HttpRequest, @Nullable PaykkaRequestKind> kinds;

	public DecodingInterceptor(Function<HttpRequest, @Nullable PaykkaRequestKind> kinds) {
		JsonBody.requireLibrary();
		this.kinds = kinds;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		// Asked first: if it throws, nothing must have been sent
		GatewayCall call = GatewayCall.of(this.kinds.apply(request), request.getMethod(), request.getURI());
		ClientHttpResponse response = execute(call, request, body, execution);
		ResponseReader reader = new ResponseReader(response);
		try {
			return decode(call, response, reader);
		}
		catch (Throwable ex) {
			reader.close();
			throw ex;
		}
	}

	private static ClientHttpResponse execute(GatewayCall call, HttpRequest request, byte[] body,
			ClientHttpRequestExecution execution) throws IOException {
		try {
			return execution.execute(request, body);
		}
		catch (Exception ex) {
			if (call.toFailure(ex) instanceof PaykkaException failure) {
				throw failure;
			}
			throw ex;
		}
	}

	private static ClientHttpResponse decode(GatewayCall call, ClientHttpResponse response, ResponseReader reader) {
		ResponseDecoder decoder = new ResponseDecoder(call, status(call, response), response.getHeaders());
		if (decoder.isPassedOn()) {
			return response;
		}
		byte[] decoded = decoder.decode(read(call, decoder, reader));
		return new DecodedResponse(response, decoder.headersOf(decoded), decoded);
	}

	private static int status(GatewayCall call, ClientHttpResponse response) {
		try {
			return response.getStatusCode().value();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw call.noResponse(ex);
		}
	}

	private static byte @Nullable [] read(GatewayCall call, ResponseDecoder decoder, ResponseReader reader) {
		try {
			return reader.read(decoder.timeout());
		}
		catch (Exception ex) {
			if (decoder.isSuccess()) {
				throw call.noResponse(ex);
			}
			// The status reports the failure, whatever happens to the body
			return null;
		}
	}

	/**
	 * A response whose body was read. It can be read repeatedly, as callers expect of a
	 * client that buffers bodies.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record DecodedResponse(ClientHttpResponse response, HttpHeaders headers,
			byte[] body) implements ClientHttpResponse {

		@Override
		public HttpStatusCode getStatusCode() throws IOException {
			return this.response.getStatusCode();
		}

		@Override
		public String getStatusText() throws IOException {
			return this.response.getStatusText();
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.body);
		}

		@Override
		public void close() {
			this.response.close();
		}

	}

}

package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A response whose body was read. It can be read repeatedly, as callers expect of a
 * client that buffers bodies.
 */
final class DecodedResponse implements ClientHttpResponse {

	private final ClientHttpResponse response;

	private final HttpHeaders headers;

	private final byte[] body;

	/**
	 * Create a response.
	 * @param response the original
	 * @param headers the headers of the decoded body
	 * @param body the decoded body
	 */
	DecodedResponse(ClientHttpResponse response, HttpHeaders headers, byte[] body) {
		this.response = response;
		this.headers = headers;
		this.body = body;
	}

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
		close(this.response);
	}

	/**
	 * Return a response's connection to the pool, or drop it.
	 */
	static void close(ClientHttpResponse response) {
		try {
			response.close();
		}
		catch (RuntimeException ex) {
			// Some clients read the rest of the body, which may fail again
		}
	}

}

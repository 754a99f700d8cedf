package com.paykka.errors.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.PaykkaException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Decodes what blocking clients get. It throws by itself rather than through a status
 * handler, which a caller may replace or bypass: a failed payment must not be missed.
 */
class DecodingInterceptor implements ClientHttpRequestInterceptor {

	private static final byte[] NOTHING = {};

	private final Predicate<HttpRequest> bodies;

	DecodingInterceptor(Predicate<HttpRequest> bodies) {
		AnswerBody.requireLibrary();
		this.bodies = bodies;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
		ClientHttpResponse response = execute(request, body, execution);
		try {
			return decode(request, response);
		}
		catch (Throwable ex) {
			ReplayedResponse.close(response);
			throw ex;
		}
	}

	/**
	 * Not every client makes an I/O exception of an answer that breaks the rules of HTTP.
	 */
	private static ClientHttpResponse execute(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
		try {
			return execution.execute(request, body);
		}
		catch (PaykkaException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw GatewayAnswer.missing(ex);
		}
	}

	private ClientHttpResponse decode(HttpRequest request, ClientHttpResponse response) {
		int status = status(response);
		HttpHeaders headers = response.getHeaders();
		if (!AnswerDecoder.isSuccess(status)) {
			throwFailure(status, headers, readOrNothing(response));
		}
		if (!this.bodies.test(request) || !AnswerDecoder.mayHoldCode(headers)) {
			return ReplayedResponse.untouched(response);
		}
		// Once only: a client that buffers bodies gives another stream each time
		InputStream body = open(response);
		byte[] start = read(body);
		if (start.length > AnswerDecoder.MAX_BODY) {
			return ReplayedResponse.begun(response, start, body);
		}
		if (isTruncated(request, headers, start)) {
			throw GatewayAnswer.missing(new EOFException("The body ends before its Content-Length"));
		}
		throwFailure(status, headers, start);
		return ReplayedResponse.whole(response, start, body);
	}

	private static int status(ClientHttpResponse response) {
		try {
			return response.getStatusCode().value();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw GatewayAnswer.missing(ex);
		}
	}

	private static InputStream open(ClientHttpResponse response) {
		try {
			return response.getBody();
		}
		catch (IOException | RuntimeException ex) {
			throw GatewayAnswer.missing(ex);
		}
	}

	private static byte[] read(InputStream body) {
		try {
			return body.readNBytes(AnswerDecoder.MAX_BODY + 1);
		}
		catch (IOException | RuntimeException ex) {
			throw GatewayAnswer.missing(ex);
		}
	}

	/**
	 * The status tells of the failure, whatever happens to its body.
	 */
	private static byte[] readOrNothing(ClientHttpResponse response) {
		try {
			byte[] body = read(open(response));
			return (body.length <= AnswerDecoder.MAX_BODY) ? body : NOTHING;
		}
		catch (PaykkaException ex) {
			return NOTHING;
		}
	}

	/**
	 * Not every client tells.
	 */
	private static boolean isTruncated(HttpRequest request, HttpHeaders headers, byte[] body) {
		return body.length < AnswerDecoder.contentLength(headers) && !request.getMethod().equals(HttpMethod.HEAD)
				&& headers.getFirst(HttpHeaders.CONTENT_ENCODING) == null;
	}

	private static void throwFailure(int status, HttpHeaders headers, byte[] body) {
		PaykkaException failure = AnswerDecoder.decode(status, headers, body);
		if (failure != null) {
			throw failure;
		}
	}

}

package com.paykka.errors.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
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
		this.bodies = bodies;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
		try {
			ClientHttpResponse response = execution.execute(request, body);
			try {
				return decode(request, response);
			}
			catch (Throwable ex) {
				response.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw GatewayAnswer.missing(ex);
		}
	}

	private ClientHttpResponse decode(HttpRequest request, ClientHttpResponse response) throws IOException {
		int status = status(response);
		HttpHeaders headers = response.getHeaders();
		if (!AnswerDecoder.isSuccess(status)) {
			throwFailure(status, headers, readOrNothing(response));
		}
		if (!this.bodies.test(request) || !AnswerDecoder.mayHoldCode(headers)) {
			return new ReplayedResponse(response, NOTHING, false);
		}
		byte[] start = read(response);
		boolean whole = start.length <= AnswerDecoder.MAX_BODY;
		if (whole && isTruncated(request, headers, start)) {
			throw new EOFException("The body ends before its Content-Length");
		}
		throwFailure(status, headers, whole ? start : NOTHING);
		return new ReplayedResponse(response, start, whole);
	}

	private static int status(ClientHttpResponse response) throws IOException {
		try {
			return response.getStatusCode().value();
		}
		catch (IllegalArgumentException ex) {
			throw (IOException) new ProtocolException("The status is none of HTTP").initCause(ex);
		}
	}

	private static byte[] read(ClientHttpResponse response) throws IOException {
		return response.getBody().readNBytes(AnswerDecoder.MAX_BODY + 1);
	}

	/**
	 * The status tells of the failure, whatever happens to its body.
	 */
	private static byte[] readOrNothing(ClientHttpResponse response) {
		try {
			byte[] body = read(response);
			return (body.length <= AnswerDecoder.MAX_BODY) ? body : NOTHING;
		}
		catch (IOException ex) {
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

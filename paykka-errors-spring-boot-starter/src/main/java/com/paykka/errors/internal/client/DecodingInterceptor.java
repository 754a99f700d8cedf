package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Decodes the answers that blocking clients receive. It throws by itself rather than
 * through a status handler, which a caller could replace or bypass: a failed payment must
 * not be missed.
 */
public final class DecodingInterceptor implements ClientHttpRequestInterceptor {

	private final Function<HttpRequest, RequestTarget> targets;

	/**
	 * Create a decoder.
	 * @param targets returns the target of a request
	 */
	public DecodingInterceptor(Function<HttpRequest, RequestTarget> targets) {
		AnswerBody.requireLibrary();
		this.targets = targets;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		// Asked first: if it throws, nothing must have been sent
		RequestTarget target = this.targets.apply(request);
		ClientHttpResponse response = execute(target, request, body, execution);
		try {
			return decode(target, request, response);
		}
		catch (Throwable ex) {
			ReplayedResponse.close(response);
			throw ex;
		}
	}

	/**
	 * Catch more than I/O exceptions, because some clients throw others if an answer
	 * violates HTTP.
	 */
	private static ClientHttpResponse execute(RequestTarget target, HttpRequest request, byte[] body,
			ClientHttpRequestExecution execution) throws IOException {
		try {
			return execution.execute(request, body);
		}
		catch (PaykkaException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			if (InterceptorFault.isThrownByAnother(ex)) {
				throw ex;
			}
			throw target.noAnswer(ex);
		}
	}

	private static ClientHttpResponse decode(RequestTarget target, HttpRequest request, ClientHttpResponse response) {
		AnswerHead head = new AnswerHead(target, request.getMethod(), request.getURI().getPath(),
				status(target, response), response.getHeaders());
		if (!head.isSuccess()) {
			throw Objects.requireNonNull(head.failure(readOrNull(response)));
		}
		if (head.isOpaque()) {
			return ReplayedResponse.untouched(response, target);
		}
		return decodeSuccess(head, response);
	}

	private static ClientHttpResponse decodeSuccess(AnswerHead head, ClientHttpResponse response) {
		RequestTarget target = head.target();
		byte[] start;
		InputStream body;
		try {
			// Only once: a client that buffers bodies returns a new stream each time
			body = response.getBody();
			start = read(body, head);
		}
		catch (IOException | RuntimeException ex) {
			throw target.noAnswer(ex);
		}
		boolean whole = start.length <= AnswerHead.MAX_BODY && head.wants(BodyFormat.firstByte(start));
		if (whole && isTruncated(head, start)) {
			throw target.noAnswer(new EOFException("The body ends before its Content-Length"));
		}
		PaykkaException failure = head.failure(start);
		if (failure != null) {
			throw failure;
		}
		if (whole) {
			return ReplayedResponse.whole(response, target, start, body);
		}
		if (body instanceof ByteArrayInputStream buffered) {
			// From a client that buffers bodies, so it can be read repeatedly
			buffered.reset();
			return ReplayedResponse.untouched(response, target);
		}
		return ReplayedResponse.begun(response, target, start, body);
	}

	private static int status(RequestTarget target, ClientHttpResponse response) {
		try {
			return response.getStatusCode().value();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw target.noAnswer(ex);
		}
	}

	/**
	 * Read only as much of a stream as is needed to decide.
	 */
	private static byte[] read(InputStream body, AnswerHead head) throws IOException {
		ByteArrayOutputStream start = new ByteArrayOutputStream();
		int first = -1;
		while (first < 0 && start.size() <= AnswerHead.MAX_BODY && head.wants(first)) {
			int next = body.read();
			if (next < 0) {
				return start.toByteArray();
			}
			start.write(next);
			first = BodyFormat.firstByte(new byte[] { (byte) next });
		}
		if (head.wants(first)) {
			start.writeBytes(body.readNBytes(AnswerHead.MAX_BODY + 1 - start.size()));
		}
		return start.toByteArray();
	}

	/**
	 * The status reports the failure, whatever happens to the body.
	 */
	private static byte @Nullable [] readOrNull(ClientHttpResponse response) {
		try {
			return response.getBody().readNBytes(AnswerHead.MAX_BODY + 1);
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Check here, because not every client reports it.
	 */
	private static boolean isTruncated(AnswerHead head, byte[] body) {
		return body.length < head.contentLength() && !head.method().equals(HttpMethod.HEAD)
				&& head.contentEncoding() == null;
	}

}

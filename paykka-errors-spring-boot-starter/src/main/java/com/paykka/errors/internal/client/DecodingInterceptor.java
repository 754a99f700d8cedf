package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
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
 * Decodes the responses that blocking clients receive. It throws directly rather than
 * through a status handler, which a caller could replace or bypass: a failed payment must
 * not be missed.
 */
public final class DecodingInterceptor implements ClientHttpRequestInterceptor {

	private final Function<HttpRequest, RequestTarget> targets;

	public DecodingInterceptor(Function<HttpRequest, RequestTarget> targets) {
		ResponseContent.requireLibrary();
		this.targets = targets;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		// Called first: if it throws, nothing may have been sent
		RequestTarget target = this.targets.apply(request);
		ClientHttpResponse response = execute(target, request, body, execution);
		ResponseReader reader = new ResponseReader(response, System::nanoTime);
		try {
			return decode(target, request, response, reader);
		}
		catch (Throwable ex) {
			reader.close();
			throw ex;
		}
	}

	/**
	 * Catch more than I/O exceptions, because some clients throw others if a response
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
			throw target.noResponse(ex);
		}
	}

	private static ClientHttpResponse decode(RequestTarget target, HttpRequest request, ClientHttpResponse response,
			ResponseReader reader) {
		ResponseHead head = new ResponseHead(target, request.getMethod(), request.getURI().getPath(),
				status(target, response), response.getHeaders());
		if (!head.isSuccess()) {
			throw Objects.requireNonNull(head.failure(readOrNull(reader)));
		}
		if (head.isOpaque()) {
			return ReplayedResponse.untouched(response, target);
		}
		return decodeSuccess(head, response, reader);
	}

	private static ClientHttpResponse decodeSuccess(ResponseHead head, ClientHttpResponse response,
			ResponseReader reader) {
		RequestTarget target = head.target();
		byte[] start;
		InputStream body;
		try {
			body = reader.body();
			start = reader.read(head);
		}
		catch (IOException | RuntimeException ex) {
			throw target.noResponse(ex);
		}
		boolean whole = start.length <= ResponseHead.MAX_BODY && head.wants(BodyFormat.firstByte(start));
		if (whole && isTruncated(head, start)) {
			throw target.noResponse(new EOFException("The body ends before its Content-Length"));
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
			throw target.noResponse(ex);
		}
	}

	/**
	 * The status reports the failure, regardless of the body.
	 */
	private static byte @Nullable [] readOrNull(ResponseReader reader) {
		try {
			return reader.readAll();
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Check this here, because not every client reports it.
	 */
	private static boolean isTruncated(ResponseHead head, byte[] body) {
		return body.length < head.contentLength() && !head.method().equals(HttpMethod.HEAD)
				&& head.contentEncoding() == null;
	}

}

package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A response with a body that can still be read after all or part of it has been read. If
 * reading fails, the exception has code 6000.
 */
final class ReplayedResponse implements ClientHttpResponse {

	private final ClientHttpResponse response;

	private final RequestTarget target;

	private final BodySupplier body;

	private ReplayedResponse(ClientHttpResponse response, RequestTarget target, BodySupplier body) {
		this.response = response;
		this.target = target;
		this.body = body;
	}

	/**
	 * Return a response with a body that nobody has read yet.
	 */
	static ReplayedResponse untouched(ClientHttpResponse response, RequestTarget target) {
		return new ReplayedResponse(response, target, () -> {
			InputStream body = response.getBody();
			return new Body(target, body, body);
		});
	}

	/**
	 * Return a response with a body that has been read in part. It can be read once, from
	 * its start.
	 */
	static ReplayedResponse begun(ClientHttpResponse response, RequestTarget target, byte[] start, InputStream rest) {
		Body body = new Body(target, new SequenceInputStream(new ByteArrayInputStream(start), rest), rest);
		return new ReplayedResponse(response, target, () -> body);
	}

	/**
	 * Return a response with a body that has been read. It can be read repeatedly, as
	 * callers expect of a client that buffers bodies.
	 */
	static ReplayedResponse whole(ClientHttpResponse response, RequestTarget target, byte[] body,
			InputStream original) {
		return new ReplayedResponse(response, target, () -> new Body(target, new ByteArrayInputStream(body), original));
	}

	@Override
	public InputStream getBody() {
		try {
			return this.body.open();
		}
		catch (IOException | RuntimeException ex) {
			throw this.target.noResponse(ex);
		}
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
		return this.response.getHeaders();
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

	@FunctionalInterface
	private interface BodySupplier {

		InputStream open() throws IOException;

	}

	private static final class Body extends FilterInputStream {

		private final RequestTarget target;

		private final InputStream original;

		private Body(RequestTarget target, InputStream in, InputStream original) {
			super(in);
			this.target = target;
			this.original = original;
		}

		@Override
		public int read() {
			try {
				return super.read();
			}
			catch (IOException | RuntimeException ex) {
				throw this.target.noResponse(ex);
			}
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			try {
				return super.read(buffer, offset, length);
			}
			catch (IOException | RuntimeException ex) {
				throw this.target.noResponse(ex);
			}
		}

		@Override
		public long skip(long count) {
			try {
				return super.skip(count);
			}
			catch (IOException | RuntimeException ex) {
				throw this.target.noResponse(ex);
			}
		}

		@Override
		public void close() throws IOException {
			// Even if the body was never read: closing releases the connection
			this.original.close();
		}

	}

}

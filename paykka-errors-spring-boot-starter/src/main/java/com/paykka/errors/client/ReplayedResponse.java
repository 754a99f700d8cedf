package com.paykka.errors.client;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import com.paykka.errors.GatewayAnswer;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A response whose body has been read in part or in whole, and can be read once more from
 * its begin. What breaks while it is read is thrown as an exception of code 6000.
 */
class ReplayedResponse implements ClientHttpResponse {

	private final ClientHttpResponse response;

	private final byte[] start;

	private final boolean whole;

	private @Nullable InputStream body;

	/**
	 * Create a response.
	 * @param response the original
	 * @param start what of its body has been read
	 * @param whole whether that was all
	 */
	ReplayedResponse(ClientHttpResponse response, byte[] start, boolean whole) {
		this.response = response;
		this.start = start;
		this.whole = whole;
	}

	@Override
	public InputStream getBody() {
		if (this.body == null) {
			try {
				this.body = new Body(this.start, this.whole, this.response.getBody());
			}
			catch (IOException ex) {
				throw GatewayAnswer.missing(ex);
			}
		}
		return this.body;
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
		this.response.close();
	}

	private static final class Body extends FilterInputStream {

		private final InputStream original;

		private Body(byte[] start, boolean whole, InputStream original) {
			super(whole ? new ByteArrayInputStream(start) : (start.length == 0) ? original
					: new SequenceInputStream(new ByteArrayInputStream(start), original));
			this.original = original;
		}

		@Override
		public int read() {
			try {
				return super.read();
			}
			catch (IOException ex) {
				throw GatewayAnswer.missing(ex);
			}
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			try {
				return super.read(buffer, offset, length);
			}
			catch (IOException ex) {
				throw GatewayAnswer.missing(ex);
			}
		}

		@Override
		public long skip(long count) {
			try {
				return super.skip(count);
			}
			catch (IOException ex) {
				throw GatewayAnswer.missing(ex);
			}
		}

		@Override
		public void close() throws IOException {
			// Also where it has not been touched: closing gives the connection back
			this.original.close();
		}

	}

}

package com.paykka.errors.internal.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.ClassUtils;

/**
 * Reads the start of a body for a limited time, and abandons the rest. To reuse a
 * connection, clients read a body to its end before they close it, however long that
 * takes.
 */
final class ResponseReader {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private static final boolean HTTP_COMPONENTS = ClassUtils
		.isPresent("org.apache.hc.core5.http.io.EofSensorInputStream", ResponseReader.class.getClassLoader());

	private final ClientHttpResponse response;

	private final LongSupplier nanoTime;

	private @Nullable InputStream body;

	private boolean atEnd;

	ResponseReader(ClientHttpResponse response, LongSupplier nanoTime) {
		this.response = response;
		this.nanoTime = nanoTime;
	}

	/**
	 * Return the body. A client that buffers it would return a new stream each time.
	 */
	private InputStream body() throws IOException {
		InputStream opened = this.body;
		if (opened == null) {
			opened = this.response.getBody();
			this.body = opened;
		}
		return opened;
	}

	/**
	 * Read a body, or more than {@link ResponseDecoder#MAX_BODY} bytes of it. Only what
	 * is available is read at a time, because some clients wait until a buffer is full.
	 */
	byte[] read(Duration timeout) throws IOException {
		long deadline = this.nanoTime.getAsLong() + timeout.toNanos();
		ByteArrayOutputStream start = new ByteArrayOutputStream();
		InputStream opened = body();
		while (start.size() <= ResponseDecoder.MAX_BODY) {
			int next = opened.read();
			if (next < 0) {
				this.atEnd = true;
				return start.toByteArray();
			}
			start.write(next);
			int available = Math.min(opened.available(), ResponseDecoder.MAX_BODY + 1 - start.size());
			if (available > 0) {
				start.writeBytes(opened.readNBytes(available));
			}
			if (this.nanoTime.getAsLong() - deadline > 0) {
				throw new InterruptedIOException("The body takes too long");
			}
		}
		return start.toByteArray();
	}

	/**
	 * Close the response, without reading the rest of its body.
	 */
	void close() {
		if (this.atEnd) {
			DecodedResponse.close(this.response);
			return;
		}
		// In another thread, because not every client can stop reading
		Thread closing = new Thread(this::abandon, "paykka-errors-closing");
		closing.setDaemon(true);
		closing.start();
		try {
			closing.join(CLOSE_TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void abandon() {
		try {
			InputStream opened = body();
			if (!HTTP_COMPONENTS || !HttpComponents.abort(opened)) {
				opened.close();
			}
		}
		catch (IOException | RuntimeException ex) {
			// Nothing is left to close
		}
		DecodedResponse.close(this.response);
	}

	/**
	 * Loaded only if Apache HttpComponents is present.
	 */
	private static final class HttpComponents {

		// Closing its stream would read the rest
		private static boolean abort(InputStream body) throws IOException {
			if (body instanceof EofSensorInputStream stream) {
				stream.abort();
				return true;
			}
			return false;
		}

	}

}

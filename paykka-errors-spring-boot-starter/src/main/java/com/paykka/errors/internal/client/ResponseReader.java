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

	/**
	 * How long to read the body of a failure, of which the status may be enough.
	 */
	static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * How long to read the body of a success.
	 */
	static final Duration SUCCESS_TIMEOUT = Duration.ofSeconds(60);

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
	InputStream body() throws IOException {
		InputStream opened = this.body;
		if (opened == null) {
			opened = this.response.getBody();
			this.body = opened;
		}
		return opened;
	}

	/**
	 * Read the body of a failure, up to the maximum.
	 */
	byte[] readAll() throws IOException {
		ByteArrayOutputStream start = new ByteArrayOutputStream();
		read(start, deadline(FAILURE_TIMEOUT));
		return start.toByteArray();
	}

	/**
	 * Read only as much as is needed to tell success from failure.
	 */
	byte[] read(ResponseHead head) throws IOException {
		long deadline = deadline(SUCCESS_TIMEOUT);
		ByteArrayOutputStream start = new ByteArrayOutputStream();
		int first = -1;
		while (first < 0 && start.size() <= ResponseHead.MAX_BODY && head.wants(first)) {
			int next = body().read();
			if (next < 0) {
				this.atEnd = true;
				return start.toByteArray();
			}
			start.write(next);
			first = BodyFormat.firstByte(new byte[] { (byte) next });
			check(deadline);
		}
		if (head.wants(first)) {
			read(start, deadline);
		}
		return start.toByteArray();
	}

	/**
	 * Read only what is available, because some clients wait until a buffer is full.
	 */
	private void read(ByteArrayOutputStream start, long deadline) throws IOException {
		InputStream opened = body();
		while (start.size() <= ResponseHead.MAX_BODY) {
			int next = opened.read();
			if (next < 0) {
				this.atEnd = true;
				return;
			}
			start.write(next);
			int available = Math.min(opened.available(), ResponseHead.MAX_BODY + 1 - start.size());
			if (available > 0) {
				start.writeBytes(opened.readNBytes(available));
			}
			check(deadline);
		}
	}

	private long deadline(Duration patience) {
		return this.nanoTime.getAsLong() + patience.toNanos();
	}

	private void check(long deadline) throws InterruptedIOException {
		if (this.nanoTime.getAsLong() - deadline > 0) {
			throw new InterruptedIOException("The body takes too long");
		}
	}

	/**
	 * Close the response, without reading the rest of its body.
	 */
	void close() {
		if (this.atEnd) {
			ReplayedResponse.close(this.response);
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
		ReplayedResponse.close(this.response);
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

package com.paykka.errors.internal.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

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

	private static final boolean HTTP_COMPONENTS = ClassUtils
		.isPresent("org.apache.hc.core5.http.io.EofSensorInputStream", ResponseReader.class.getClassLoader());

	private final ClientHttpResponse response;

	private @Nullable InputStream body;

	private boolean atEnd;

	ResponseReader(ClientHttpResponse response) {
		this.response = response;
	}

	/** Return the body. A client that buffers it would return a new stream each time. */
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
		long deadline = System.nanoTime() + timeout.toNanos();
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
			if (System.nanoTime() - deadline > 0) {
				throw new InterruptedIOException("The body takes too long");
			}
		}
		return start.toByteArray();
	}

	/** Close the response, without reading the rest of its body. */
	void close() {
		try {
			if (!this.atEnd) {
				abandon(body());
			}
		}
		catch (IOException | RuntimeException ex) {
			// Nothing is left to close
		}
		try {
			this.response.close();
		}
		catch (RuntimeException ex) {
			// Some clients read the rest of the body, which may fail again
		}
	}

	private static void abandon(InputStream body) throws IOException {
		if (HTTP_COMPONENTS && body instanceof EofSensorInputStream stream) {
			// Closing it would read the rest
			stream.abort();
		}
		else {
			body.close();
		}
	}

}

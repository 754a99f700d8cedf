package com.paykka.errors.internal.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A problem as it goes over the wire.
 *
 * @param status the HTTP status
 * @param retryAfter the header {@code Retry-After} in seconds, or {@code null} for none
 * @param authenticate the header {@code WWW-Authenticate}, or {@code null} for none
 * @param parts the JSON text in UTF-8, in parts, some of which many problems share
 */
public record RenderedProblem(int status, @Nullable String retryAfter, @Nullable String authenticate,
		List<byte[]> parts) {

	/**
	 * Return the length of the JSON text.
	 * @return the length in bytes
	 */
	public int length() {
		int length = 0;
		for (byte[] part : this.parts) {
			length += part.length;
		}
		return length;
	}

	/**
	 * Return the JSON text.
	 * @return the text in UTF-8
	 */
	public byte[] body() {
		byte[] body = new byte[length()];
		int position = 0;
		for (byte[] part : this.parts) {
			System.arraycopy(part, 0, body, position, part.length);
			position += part.length;
		}
		return body;
	}

}

package com.paykka.errors.internal.problem;

import java.io.ByteArrayOutputStream;

/**
 * The JSON text of one value, limited because a value may be endless.
 */
final class BoundedBytes extends ByteArrayOutputStream {

	private static final int MAX_BYTES = 1024 * 1024;

	@Override
	public synchronized void write(int value) {
		reserve(1);
		super.write(value);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		reserve(length);
		super.write(bytes, offset, length);
	}

	private void reserve(int length) {
		if (length > MAX_BYTES - size()) {
			throw new IllegalArgumentException("A value is too large");
		}
	}

}

package com.example.shop;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

/**
 * Errors of the virtual machine and of class loading, which no application should
 * handle.
 */
final class Faults {

	private Faults() {
	}

	/**
	 * Fail.
	 * @param kind how
	 * @return nothing
	 */
	static String fail(String kind) {
		switch (kind) {
			case "memory" -> throw new OutOfMemoryError("secret " + new byte[Integer.MAX_VALUE].length);
			case "stack" -> fail(kind);
			case "linkage" -> throw new NoClassDefFoundError("secret");
			case "assertion" -> throw new AssertionError("secret");
			case "cause-of-exception" -> throw new IllegalStateException("secret", new OutOfMemoryError("secret"));
			case "around-code" -> throw new ExceptionInInitializerError(expired());
			case "between" -> throw new IllegalStateException("secret", new AssertionError("secret", expired()));
			case "cause-of-code" ->
				throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, new OutOfMemoryError("secret"));
			case "suppressed-by-code" -> {
				PaykkaException exception = expired();
				exception.addSuppressed(new StackOverflowError("secret"));
				throw exception;
			}
			default -> throw new IllegalArgumentException(kind);
		}
		return "unreachable";
	}

	private static PaykkaException expired() {
		return new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

}

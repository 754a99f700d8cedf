package com.example.graphql;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

/**
 * Exceptions of the shop.
 */
public final class Failures {

	private Failures() {
	}

	static PaykkaException coded(String code) {
		return new PaykkaException(PaykkaErrorCode.fromCode(code));
	}

	/** One that an advice handles. */
	public static class Advised extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Advised() {
			super("secret", coded("4018"));
		}

	}

	/** One that a resolver of the application resolves. */
	public static class Resolved extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Resolved() {
			super("secret", coded("4018"));
		}

	}

	/** One that the settings translate. */
	public static class Translated extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Translated() {
			super("secret");
		}

	}

}

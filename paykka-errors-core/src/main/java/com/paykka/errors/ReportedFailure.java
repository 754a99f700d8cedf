package com.paykka.errors;

import org.jspecify.annotations.Nullable;

/**
 * Why a response is a failure.
 *
 * @param errorCode what it means
 * @param code the code as it was sent, or {@code null}
 * @param message the text sent with it, or {@code null}
 * @param obstacle why the response was not understood, or {@code null} if it was
 */
record ReportedFailure(PaykkaErrorCode errorCode, @Nullable String code, @Nullable String message,
		@Nullable String obstacle) {

	static ReportedFailure of(PaykkaErrorCode errorCode) {
		return new ReportedFailure(errorCode, null, null, null);
	}

	static ReportedFailure notUnderstood(String obstacle) {
		return new ReportedFailure(PaykkaErrorCode.NETWORK_ERROR, null, null, obstacle);
	}

	/**
	 * Return the same failure with another meaning.
	 */
	ReportedFailure as(PaykkaErrorCode other) {
		return new ReportedFailure(other, this.code, this.message, this.obstacle);
	}

}

package com.paykka.errors.test;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, by its path.
 *
 * @param action what it asks for
 * @param payment the {@code trans_id} within the path, or {@code null} if it is in the
 * body
 */
record Operation(Action action, @Nullable String payment) {

	private static final Pattern WITH_PAYMENT = Pattern
		.compile("/apis/payments(/([^/]+)/(capture|refund|void|query))?");

	private static final Pattern V3 = Pattern.compile("/v3/payment(/[^/]+)*?/"
			+ "(refund/query|apple-pay/create-session|token/remove|recurring/cancel|session|query|capture|refund|void|[^/]+)");

	/**
	 * Find the operation of a path.
	 * @param path the path
	 * @return the operation, or {@code null} if there is none
	 */
	static @Nullable Operation of(String path) {
		Matcher matcher = WITH_PAYMENT.matcher(path);
		if (matcher.matches()) {
			String payment = matcher.group(2);
			return new Operation((payment != null) ? Action.of(matcher.group(3)) : Action.PAYMENT, payment);
		}
		matcher = V3.matcher(path);
		return matcher.matches() ? new Operation(Action.of(matcher.group(2)), null) : null;
	}

	/**
	 * What a request asks for.
	 */
	enum Action {

		PAYMENT, SESSION, CAPTURE, VOID, REFUND, QUERY, REFUND_QUERY, APPLE_PAY, REMOVAL;

		private static Action of(String name) {
			return switch (name) {
				case "session" -> SESSION;
				case "capture" -> CAPTURE;
				case "void" -> VOID;
				case "refund" -> REFUND;
				case "query" -> QUERY;
				case "refund/query" -> REFUND_QUERY;
				case "apple-pay/create-session" -> APPLE_PAY;
				case "token/remove", "recurring/cancel" -> REMOVAL;
				default -> PAYMENT;
			};
		}

		/**
		 * Return the transaction that the operation makes, or {@code null} if it makes
		 * none.
		 */
		SandboxTransaction.@Nullable Type type() {
			return switch (this) {
				case PAYMENT -> SandboxTransaction.Type.PAYMENT;
				case SESSION -> SandboxTransaction.Type.SESSION;
				case CAPTURE -> SandboxTransaction.Type.CAPTURE;
				case VOID -> SandboxTransaction.Type.VOID;
				case REFUND -> SandboxTransaction.Type.REFUND;
				default -> null;
			};
		}

	}

}

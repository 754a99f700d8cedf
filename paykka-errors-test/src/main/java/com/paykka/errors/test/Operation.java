package com.paykka.errors.test;

import java.util.List;
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
	 * Return the members that a request must have, several of them where any will do.
	 */
	List<List<String>> required() {
		boolean inPath = this.payment != null;
		return switch (this.action) {
			case PAYMENT -> List.of(List.of("merchant_id"), List.of("trans_id"), List.of("amount"), List.of("currency"),
					List.of("card_number", "token", "card_token"));
			case SESSION ->
				List.of(List.of("merchant_id"), List.of("trans_id"), List.of("amount"), List.of("currency"));
			case CAPTURE -> inPath ? List.of(List.of("merchant_id"), List.of("amount"), List.of("currency")) : List
				.of(List.of("merchant_id"), List.of("order_id", "trans_id"), List.of("amount"), List.of("currency"));
			case VOID -> inPath ? List.of() : List.of(List.of("order_id", "trans_id"));
			case REFUND ->
				inPath ? List.of(List.of("merchant_id"), List.of("refund_amount", "amount"), List.of("currency"))
						: List.of(List.of("merchant_id"), List.of("refund_trans_id"), List.of("ori_order_id"),
								List.of("refund_amount"), List.of("currency"), List.of("reason"));
			case QUERY -> inPath ? List.of() : List.of(List.of("order_id", "trans_id", "session_id"));
			case REFUND_QUERY -> List.of(List.of("refund_order_id", "refund_trans_id"));
			case APPLE_PAY, REMOVAL -> List.of();
		};
	}

	boolean isQuery() {
		return this.action == Action.QUERY || this.action == Action.REFUND_QUERY;
	}

	boolean isOfRefund() {
		return this.action == Action.REFUND || this.action == Action.REFUND_QUERY;
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

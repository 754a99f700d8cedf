package com.paykka.errors.test;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The body of a request.
 *
 * @param members its members
 * @param card the card to pay with, or {@code null}
 */
record PaymentRequest(Map<String, @Nullable Object> members, @Nullable Card card) {

	private static final int MAX_TRANS_ID = 64;

	private static final Set<String> REASONS = Set.of("DUPLICATE", "FRAUDULENT", "REQUESTED_BY_CUSTOMER", "OTHER");

	static PaymentRequest of(@Nullable Map<String, @Nullable Object> members) {
		return (members != null) ? new PaymentRequest(members, Card.findCard(members))
				: new PaymentRequest(Map.of(), null);
	}

	/**
	 * Return a member that is a text or a number.
	 */
	@Nullable String text(String name) {
		return text(this.members, name);
	}

	private static @Nullable String text(Map<?, ?> members, String name) {
		Object value = members.get(name);
		return ((value instanceof String || value instanceof Number) && !value.toString().isBlank()) ? value.toString()
				: null;
	}

	/**
	 * Return the merchant's number of what is requested.
	 */
	@Nullable String transId(@Nullable Operation operation) {
		String refund = (operation != null && operation.isOfRefund()) ? text("refund_trans_id") : null;
		String transId = (refund != null) ? refund : text("trans_id");
		return (transId == null && operation != null) ? operation.payment() : transId;
	}

	/**
	 * Return the merchant's numbers, by whatever name.
	 */
	Set<String> transIds() {
		Set<String> transIds = new TreeSet<>();
		this.members.keySet().stream().filter((name) -> name.endsWith("trans_id")).forEach((name) -> {
			String text = text(name);
			if (text != null) {
				transIds.add(text);
			}
		});
		return transIds;
	}

	/**
	 * Return what is wrong with the request, or {@code null}.
	 */
	@Nullable String fault(Operation operation) {
		for (List<String> names : operation.required()) {
			if (names.stream().noneMatch(this::has)) {
				return String.join(" or ", names) + " is missing or invalid";
			}
		}
		return transIds().stream().anyMatch((transId) -> transId.length() > MAX_TRANS_ID)
				? "trans_id has more than " + MAX_TRANS_ID + " characters" : null;
	}

	private boolean has(String name) {
		return switch (name) {
			case "card_number" -> this.card != null;
			case "amount", "refund_amount" -> number(text(name)) > 0;
			case "reason" -> REASONS.contains(String.valueOf(text(name)));
			default -> text(name) != null;
		};
	}

	/**
	 * Return the amount in minor units, or 0 if it is none.
	 */
	long amount() {
		long refund = number(text("refund_amount"));
		return (refund > 0) ? refund : number(text("amount"));
	}

	private static long number(@Nullable String text) {
		return (text != null && text.matches("\\d{1,18}")) ? Long.parseLong(text) : 0;
	}

	boolean hasExpiredCard(YearMonth now) {
		return this.card != null && this.card.expiry() != null && this.card.expiry().isBefore(now);
	}

	boolean isAuthenticated() {
		return this.card != null && this.card.authenticated();
	}

	/**
	 * Return what distinguishes a repeated request from another one with the same number.
	 */
	String fingerprint() {
		String number = (this.card != null) ? this.card.number() : "";
		return amount() + text("currency") + text("merchant_id") + number.substring(Math.max(0, number.length() - 4));
	}

	@Override
	public String toString() {
		return "PaymentRequest[...]";
	}

	/**
	 * The card to pay with.
	 *
	 * @param number the number
	 * @param expiry the month at the end of which it expires, or {@code null} if unknown
	 * @param authenticated whether the shopper has confirmed the payment with the bank
	 */
	record Card(String number, @Nullable YearMonth expiry, boolean authenticated) {

		private static @Nullable Card findCard(Map<?, ?> members) {
			String number = text(members, "card_number");
			if (number != null) {
				return new Card(number, expiry(members), Boolean.TRUE.equals(members.get("authenticated")));
			}
			return members.values()
				.stream()
				.map((value) -> (value instanceof Map<?, ?> nested) ? findCard(nested) : null)
				.filter((card) -> card != null)
				.findFirst()
				.orElse(null);
		}

		private static @Nullable YearMonth expiry(Map<?, ?> card) {
			long year = PaymentRequest.number(text(card, "expiration_year"));
			long month = PaymentRequest.number(text(card, "expiration_month"));
			return (year > 0 && year <= 9999 && month >= 1 && month <= 12)
					? YearMonth.of((int) ((year < 100) ? 2000 + year : year), (int) month) : null;
		}

		@Override
		public String toString() {
			return "Card[...]";
		}

	}

}

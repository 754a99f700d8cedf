package com.paykka.errors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.JsonValue.JsonType;
import org.jspecify.annotations.Nullable;

/**
 * The members of a response or a notification that determine its meaning, at the top
 * level and within {@code data}. If a name is repeated, each of its values counts.
 */
final class ResponseMembers {

	private static final Set<String> WITHOUT_SEPARATORS = Set.of("retcode", "errorcode", "status");

	// Of an amount, so that comparing a huge one takes no time
	private static final int MAX_AMOUNT = 64;

	private final List<Member> top = new ArrayList<>();

	private final List<Member> data = new ArrayList<>();

	private final boolean empty;

	private boolean understood = true;

	private boolean dataUnderstood = true;

	private boolean failing;

	private ResponseMembers(Map<?, ?> body) {
		this.empty = body.isEmpty();
		read(body.entrySet(), this.top);
	}

	static ResponseMembers of(Map<?, ?> body) {
		return new ResponseMembers(body);
	}

	private void read(Iterable<?> entries, List<Member> level) {
		for (Object entry : entries) {
			if (entry instanceof Map.Entry<?, ?> member) {
				read(String.valueOf(member.getKey()), member.getValue(), level);
			}
			else {
				this.understood = false;
			}
		}
	}

	private void read(String name, @Nullable Object value, List<Member> level) {
		switch (name) {
			case "ret_code", "error_code" -> {
				JsonValue code = JsonValue.of(value);
				this.understood &= add(name, code, level);
				this.failing |= code.text() != null && !isNoFailure(code.text().strip());
			}
			case "status", "notify_type", "event_type" -> this.understood &= add(name, JsonValue.of(value), level);
			case "ret_msg", "error_description", "trans_id", "order_id", "refund_trans_id", "refund_order_id", "amount",
					"currency" ->
				add(name, JsonValue.of(value), level);
			case "data" -> {
				if (level == this.top) {
					readData(JsonValue.of(value));
				}
			}
			default -> this.understood &= !isLookalike(name) || JsonValue.of(value).type() == JsonType.ABSENT;
		}
	}

	/**
	 * Add a member.
	 * @return whether it is a text or absent
	 */
	private static boolean add(String name, JsonValue value, List<Member> level) {
		String text = value.text();
		if (value.type() != JsonType.ABSENT) {
			level.add(new Member(name, (text != null) ? text : ""));
		}
		return text != null || value.type() == JsonType.ABSENT;
	}

	private void readData(JsonValue value) {
		if (value.members() != null) {
			read(value.members(), this.data);
		}
		else {
			this.dataUnderstood &= value.type() == JsonType.ABSENT;
		}
	}

	/**
	 * Return whether a name may stand for one that decides, such as {@code retCode}.
	 */
	private static boolean isLookalike(String name) {
		// Most names need no more than a look at their first character
		return !name.isEmpty() && "rReEsS_-".indexOf(name.charAt(0)) >= 0
				&& WITHOUT_SEPARATORS.contains(name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT));
	}

	boolean isEmpty() {
		return this.empty;
	}

	/**
	 * Return whether everything that decides has a form that is understood, {@code data}
	 * aside.
	 */
	boolean isUnderstood() {
		return this.understood;
	}

	/**
	 * Return whether {@code data} is an object or absent.
	 */
	boolean isDataUnderstood() {
		return this.dataUnderstood;
	}

	/**
	 * Return whether the top level says that the request succeeded.
	 */
	boolean isSuccess() {
		for (Member member : this.top) {
			if (member.name().equals("ret_code") && !member.text().isEmpty() && isNoFailure(member.text())) {
				return true;
			}
		}
		return false;
	}

	private static boolean isNoFailure(String code) {
		return switch (code) {
			case "", "0", "0000", "000000" -> true;
			default -> false;
		};
	}

	/**
	 * Return the failing codes, {@code ret_code} before {@code error_code} and the top
	 * level before {@code data}.
	 */
	List<Code> failures() {
		if (!this.failing) {
			// Most responses report success
			return List.of();
		}
		List<Code> failures = new ArrayList<>();
		addFailures(failures, this.top, "ret_code", "ret_msg");
		addFailures(failures, this.data, "ret_code", "ret_msg");
		addFailures(failures, this.top, "error_code", "error_description");
		addFailures(failures, this.data, "error_code", "error_description");
		return failures;
	}

	/**
	 * Return the failing codes from {@code ret_code} at the top level.
	 */
	List<Code> failuresOfRequest() {
		List<Code> failures = new ArrayList<>();
		addFailures(failures, this.top, "ret_code", "ret_msg");
		return failures;
	}

	private static void addFailures(List<Code> failures, List<Member> level, String name, String messageName) {
		for (Member member : level) {
			if (member.name().equals(name) && !isNoFailure(member.text().strip())) {
				List<String> messages = new ArrayList<>();
				addAll(messages, level, messageName);
				failures.add(new Code(member.text().strip(), name.equals("ret_code"),
						messages.isEmpty() ? null : messages.get(0)));
			}
		}
	}

	/**
	 * Return the payment statuses, in upper case.
	 */
	Set<String> statuses() {
		return upperCase("status");
	}

	/**
	 * Return the event types, in upper case: {@code notify_type}, or else {@code
	 * event_type}.
	 */
	Set<String> types() {
		Set<String> types = upperCase("notify_type");
		return types.isEmpty() ? upperCase("event_type") : types;
	}

	private Set<String> upperCase(String name) {
		Set<String> texts = new HashSet<>();
		for (String text : all(name)) {
			if (!text.isBlank()) {
				texts.add(text.strip().toUpperCase(Locale.ROOT));
			}
		}
		return texts;
	}

	@Nullable String transId() {
		return first("trans_id");
	}

	@Nullable String orderId() {
		return first("order_id");
	}

	@Nullable String status() {
		return first("status");
	}

	boolean isOfRefund() {
		return has("refund_trans_id") || has("refund_order_id");
	}

	/**
	 * Return whether the merchant's number is the given one wherever it was sent.
	 */
	boolean hasTransId(String transId) {
		String name = has("refund_trans_id") ? "refund_trans_id" : "trans_id";
		return has(name) && all(name).stream().allMatch(transId::equals);
	}

	boolean hasAmount(long amount) {
		return has("amount") && all("amount").stream().allMatch((text) -> isEqual(text, amount));
	}

	boolean hasCurrency(String currency) {
		return has("currency") && all("currency").stream().allMatch(currency::equalsIgnoreCase);
	}

	private static boolean isEqual(String text, long amount) {
		try {
			return text.length() <= MAX_AMOUNT && new BigDecimal(text).compareTo(BigDecimal.valueOf(amount)) == 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	boolean has(String name) {
		return !all(name).isEmpty();
	}

	private @Nullable String first(String name) {
		return all(name).stream().filter((text) -> !text.isBlank()).findFirst().orElse(null);
	}

	private List<String> all(String name) {
		List<String> texts = new ArrayList<>();
		addAll(texts, this.top, name);
		addAll(texts, this.data, name);
		return texts;
	}

	private static void addAll(List<String> texts, List<Member> level, String name) {
		for (Member member : level) {
			if (member.name().equals(name)) {
				texts.add(member.text());
			}
		}
	}

	private record Member(String name, String text) {
	}

	/**
	 * A failing code.
	 *
	 * @param text the code as it was sent
	 * @param isOfRequest whether it was sent as {@code ret_code}
	 * @param message the text sent with it, or {@code null}
	 */
	record Code(String text, boolean isOfRequest, @Nullable String message) {
	}

}

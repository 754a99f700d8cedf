package com.paykka.errors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.paykka.errors.JsonValue.JsonType;
import org.jspecify.annotations.Nullable;

/**
 * The members of a response or a notification that determine its meaning, at the top
 * level and within {@code data}. If a name is repeated, each of its values counts.
 */
final class ResponseMembers {

	private static final Set<String> DECIDING = Set.of("ret_code", "error_code", "status", "notify_type", "event_type");

	private static final Set<String> OTHERS = Set.of("ret_msg", "error_description", "trans_id", "order_id",
			"refund_trans_id", "refund_order_id", "amount", "currency");

	private static final Set<String> WITHOUT_SEPARATORS = Set.of("retcode", "errorcode", "status");

	// Of an amount, so that comparing a huge one takes no time
	private static final int MAX_AMOUNT = 64;

	private final Level top = new Level();

	private final Level data = new Level();

	private boolean understood = true;

	private boolean dataUnderstood = true;

	private ResponseMembers() {
	}

	static ResponseMembers of(Map<?, ?> body) {
		ResponseMembers members = new ResponseMembers();
		members.read(body.entrySet(), members.top);
		return members;
	}

	private void read(Iterable<?> entries, Level level) {
		for (Object entry : entries) {
			if (entry instanceof Map.Entry<?, ?> member) {
				level.empty = false;
				read(String.valueOf(member.getKey()), member.getValue(), level);
			}
			else {
				this.understood = false;
			}
		}
	}

	private void read(String name, @Nullable Object value, Level level) {
		if (DECIDING.contains(name) || OTHERS.contains(name)) {
			JsonValue read = JsonValue.of(value);
			if (read.type() != JsonType.ABSENT) {
				this.understood &= read.text() != null || !DECIDING.contains(name);
				level.add(name, (read.text() != null) ? read.text() : "");
			}
		}
		else if (name.equals("data") && level == this.top) {
			readData(JsonValue.of(value));
		}
		else if (isLookalike(name) && JsonValue.of(value).type() != JsonType.ABSENT) {
			this.understood = false;
		}
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
		return this.top.empty;
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
		for (String code : this.top.all("ret_code")) {
			if (!code.isEmpty() && isNoFailure(code)) {
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
		List<Code> failures = new ArrayList<>();
		this.top.addFailures(failures, "ret_code", "ret_msg");
		this.data.addFailures(failures, "ret_code", "ret_msg");
		this.top.addFailures(failures, "error_code", "error_description");
		this.data.addFailures(failures, "error_code", "error_description");
		return failures;
	}

	/**
	 * Return the failing codes from {@code ret_code} at the top level.
	 */
	List<Code> failuresOfRequest() {
		List<Code> failures = new ArrayList<>();
		this.top.addFailures(failures, "ret_code", "ret_msg");
		return failures;
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
		List<String> ofTop = this.top.all(name);
		List<String> ofData = this.data.all(name);
		if (ofTop.isEmpty() || ofData.isEmpty()) {
			return ofTop.isEmpty() ? ofData : ofTop;
		}
		return Stream.concat(ofTop.stream(), ofData.stream()).toList();
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

	private static final class Level {

		private final Map<String, List<String>> texts = new HashMap<>();

		private boolean empty = true;

		private void add(String name, String text) {
			this.texts.computeIfAbsent(name, (key) -> new ArrayList<>()).add(text);
		}

		private List<String> all(String name) {
			return this.texts.getOrDefault(name, List.of());
		}

		private void addFailures(List<Code> failures, String name, String messageName) {
			for (String text : all(name)) {
				String code = text.strip();
				if (!isNoFailure(code)) {
					List<String> messages = all(messageName);
					failures.add(new Code(code, name.equals("ret_code"), messages.isEmpty() ? null : messages.get(0)));
				}
			}
		}

	}

}

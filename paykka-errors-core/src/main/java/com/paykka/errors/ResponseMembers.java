package com.paykka.errors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.paykka.errors.JsonValue.JsonType;
import org.jspecify.annotations.Nullable;

/**
 * The members of a response or a notification that decide its meaning, at the top level
 * and within {@code data}. If a deciding name is repeated, each of its values counts.
 */
final class ResponseMembers {

	private static final Set<String> DECIDING = Set.of("ret_code", "error_code", "status", "notify_type", "event_type");

	private static final Set<String> TEXTS = Set.of("ret_msg", "error_description", "trans_id", "order_id");

	private final Level top = new Level();

	private final Level data = new Level();

	private boolean understood = true;

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
				read(String.valueOf(member.getKey()), member.getValue(), level);
			}
			else {
				this.understood = false;
			}
		}
	}

	private void read(String name, @Nullable Object value, Level level) {
		if (DECIDING.contains(name) || TEXTS.contains(name)) {
			JsonValue read = JsonValue.of(value);
			String text = read.text();
			if (text != null) {
				level.texts.computeIfAbsent(name, (key) -> new ArrayList<>()).add(text.strip());
			}
			else if (read.type() != JsonType.ABSENT && DECIDING.contains(name)) {
				this.understood = false;
			}
		}
		else if (name.equals("data") && level == this.top) {
			readData(JsonValue.of(value));
		}
	}

	private void readData(JsonValue value) {
		String text = value.text();
		if (value.members() != null) {
			read(value.members(), this.data);
		}
		// JSON inside a string is not parsed, so it may hold anything
		else if (value.type() == JsonType.UNREADABLE || (text != null && looksLikeJson(text))) {
			this.understood = false;
		}
	}

	private static boolean looksLikeJson(String text) {
		String stripped = text.replace("\uFEFF", "").strip();
		return stripped.startsWith("{") || stripped.startsWith("[") || stripped.startsWith("\"")
				|| stripped.startsWith("\\\"");
	}

	/**
	 * Return whether every deciding value has a type that is understood.
	 */
	boolean isUnderstood() {
		return this.understood;
	}

	/**
	 * Return whether the top level says that the request succeeded.
	 */
	boolean isSuccess() {
		return this.top.all("ret_code").anyMatch((code) -> !code.isEmpty() && isSuccess(code));
	}

	private static boolean isSuccess(String code) {
		return switch (code) {
			case "", "0", "0000", "000000" -> true;
			default -> false;
		};
	}

	/**
	 * Return the failure codes, {@code ret_code} before {@code error_code} and the top
	 * level before {@code data}.
	 */
	List<Code> failures() {
		return Stream.of(this.top.codes("ret_code", "ret_msg"), this.data.codes("ret_code", "ret_msg"),
				this.top.codes("error_code", "error_description"), this.data.codes("error_code", "error_description"))
			.flatMap((codes) -> codes)
			.toList();
	}

	/**
	 * Return the failure codes from {@code ret_code} at the top level.
	 */
	List<Code> failuresOfRequest() {
		return this.top.codes("ret_code", "ret_msg").toList();
	}

	/**
	 * Return the payment statuses, in upper case.
	 */
	Set<String> statuses() {
		return both("status");
	}

	/**
	 * Return the event types, in upper case: {@code notify_type}, or else {@code
	 * event_type}.
	 */
	Set<String> types() {
		Set<String> types = both("notify_type");
		return types.isEmpty() ? both("event_type") : types;
	}

	private Set<String> both(String name) {
		Set<String> texts = new TreeSet<>();
		Stream.concat(this.top.all(name), this.data.all(name))
			.filter((text) -> !text.isEmpty())
			.forEach((text) -> texts.add(text.toUpperCase(Locale.ROOT)));
		return texts;
	}

	@Nullable String transId() {
		return first("trans_id");
	}

	@Nullable String orderId() {
		return first("order_id");
	}

	private @Nullable String first(String name) {
		return Stream.concat(this.top.all(name), this.data.all(name)).findFirst().orElse(null);
	}

	/**
	 * A failure code.
	 *
	 * @param text the code as it was sent
	 * @param isOfRequest whether it was sent as {@code ret_code}
	 * @param message the text sent with it, or {@code null}
	 */
	record Code(String text, boolean isOfRequest, @Nullable String message) {
	}

	private static final class Level {

		private final Map<String, List<String>> texts = new HashMap<>();

		private Stream<String> all(String name) {
			return this.texts.getOrDefault(name, List.of()).stream();
		}

		private Stream<Code> codes(String name, String messageName) {
			String message = all(messageName).findFirst().orElse(null);
			return all(name).filter((code) -> !isSuccess(code))
				.map((code) -> new Code(code, name.equals("ret_code"), message));
		}

	}

}

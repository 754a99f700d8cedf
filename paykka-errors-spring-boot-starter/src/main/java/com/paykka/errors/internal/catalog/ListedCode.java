package com.paykka.errors.internal.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.settings.CodeSettings.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A code with the settings applied, its texts in one language, and its failure counts.
 *
 * @param entry the code with the settings applied
 * @param usualRetryAfter the time to wait if the code has none of its own
 * @param title the title
 * @param message the message with its placeholders
 * @param counts the failures that Micrometer has counted, or {@code null} without it
 */
record ListedCode(Entry entry, Duration usualRetryAfter, String title, String message,
		@Nullable Map<Origin, Long> counts) {

	PaykkaErrorCode code() {
		return this.entry.code();
	}

	long count() {
		return (this.counts != null) ? this.counts.values().stream().mapToLong(Long::longValue).sum() : 0;
	}

	/**
	 * Return the time to wait in whole seconds, rounded up.
	 */
	long retryAfterSeconds() {
		Duration wait = this.entry.retryAfter();
		return (wait.getNano() > 0) ? wait.getSeconds() + 1 : wait.getSeconds();
	}

	/**
	 * Return the members that the settings override.
	 */
	List<String> overridden() {
		List<String> members = new ArrayList<>();
		if (this.entry.status() != code().getHttpStatus()) {
			members.add("status");
		}
		if (this.entry.retryable() != code().isRetryable()) {
			members.add("retryable");
		}
		if (this.entry.advice() != code().getAdvice()) {
			members.add("advice");
		}
		if (this.entry.retryable() && !this.entry.retryAfter().equals(this.usualRetryAfter)) {
			members.add("retryAfter");
		}
		if (this.entry.title() != null) {
			members.add("title");
		}
		if (this.entry.message() != null) {
			members.add("message");
		}
		if (this.entry.logLevel() != null) {
			members.add("logLevel");
		}
		return members;
	}

	/**
	 * Convert to maps, lists, strings, numbers and booleans, which every JSON library
	 * writes the same way.
	 */
	Map<String, Object> toMembers() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("code", code().getCode());
		members.put("name", code().name());
		members.put("category", code().getCategory().name());
		members.put("status", this.entry.status());
		members.put("retryable", this.entry.retryable());
		members.put("advice", this.entry.advice().name());
		if (this.entry.retryable()) {
			members.put("retryAfter", retryAfterSeconds());
		}
		members.put("title", this.title);
		members.put("message", this.message);
		members.put("forShopper", code().forShopper().getCode());
		if (this.entry.logLevel() != null) {
			members.put("logLevel", this.entry.logLevel().name());
		}
		members.put("overridden", overridden());
		if (this.counts != null) {
			members.put("count", count());
			Map<String, Object> countByOrigin = new LinkedHashMap<>();
			this.counts.forEach((origin, count) -> countByOrigin.put(origin.name(), count));
			members.put("countByOrigin", countByOrigin);
		}
		return members;
	}

}

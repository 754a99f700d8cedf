package com.paykka.errors.internal.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.observability.ErrorCounters;
import com.paykka.errors.internal.problem.ProblemMessages;
import com.paykka.errors.internal.settings.CodeSettings;
import org.jspecify.annotations.Nullable;

/**
 * Lists all codes except success, with the settings applied.
 */
class CodeListing {

	static final List<PaykkaErrorCode> ERRORS = Arrays.stream(PaykkaErrorCode.values())
		.filter((code) -> code != PaykkaErrorCode.SUCCESS)
		.toList();

	private final CodeSettings catalog;

	private final Duration retryAfter;

	private final ProblemMessages messages;

	private final @Nullable ErrorCounters counters;

	private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	CodeListing(CodeSettings catalog, Duration retryAfter, ProblemMessages messages, @Nullable ErrorCounters counters) {
		this.catalog = catalog;
		this.retryAfter = retryAfter;
		this.messages = messages;
		this.counters = counters;
	}

	List<ListedCode> all(@Nullable Locale locale) {
		return ERRORS.stream().map((code) -> get(code, locale)).toList();
	}

	/**
	 * Look up a code.
	 * @param text the code or its name
	 * @param locale the locale, or {@code null} for English
	 * @return the code with the settings applied, or {@code null} if there is none
	 */
	@Nullable ListedCode byCodeOrName(String text, @Nullable Locale locale) {
		PaykkaErrorCode code = CodeSettings.byCodeOrName(text);
		return (code != null) ? get(code, locale) : null;
	}

	ListedCode get(PaykkaErrorCode code, @Nullable Locale locale) {
		return new ListedCode(this.catalog.get(code), this.retryAfter, this.messages.title(code, locale),
				this.messages.message(code, locale), (this.counters != null) ? this.counters.counts(code) : null);
	}

	Map<String, Object> toMembers(List<ListedCode> codes) {
		Map<String, Object> members = new LinkedHashMap<>();
		putSince(members);
		if (this.counters != null) {
			members.put("count", codes.stream().mapToLong(ListedCode::count).sum());
		}
		members.put("codes", codes.stream().map(ListedCode::toMembers).toList());
		return members;
	}

	/**
	 * Add when the counters started, if there are any.
	 */
	void putSince(Map<String, Object> members) {
		if (this.counters != null) {
			members.put("since", this.since.toString());
		}
	}

}

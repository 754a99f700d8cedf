package com.paykka.errors.internal.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
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

	private final FailureCounts counts;

	CodeListing(CodeSettings catalog, Duration retryAfter, ProblemMessages messages, FailureCounts counts) {
		this.catalog = catalog;
		this.retryAfter = retryAfter;
		this.messages = messages;
		this.counts = counts;
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
				this.messages.message(code, locale), this.counts.of(code));
	}

	Instant since() {
		return this.counts.since();
	}

	Map<String, Object> toMembers(List<ListedCode> codes) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("since", since().toString());
		members.put("count", codes.stream().mapToLong(ListedCode::count).sum());
		members.put("codes", codes.stream().map(ListedCode::toMembers).toList());
		return members;
	}

}

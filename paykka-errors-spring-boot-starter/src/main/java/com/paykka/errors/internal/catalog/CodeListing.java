package com.paykka.errors.internal.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.observability.ErrorCounters;
import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.CodeSettings.Entry;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Lists all codes except success, with the settings applied, their texts in one language
 * and what Micrometer has counted, as maps, lists, strings, numbers and booleans, which
 * every JSON library writes the same way. The locale is {@code null} for English.
 */
class CodeListing {

	static final List<PaykkaErrorCode> ERRORS = Arrays.stream(PaykkaErrorCode.values())
		.filter((code) -> code != PaykkaErrorCode.SUCCESS)
		.toList();

	private static final int MOST_RELATED = 8;

	private final CodeSettings catalog;

	private final Duration usualRetryAfter;

	private final ProblemRenderer renderer;

	private final @Nullable ErrorCounters counters;

	private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	CodeListing(CodeSettings catalog, PaykkaErrorsProperties properties, ProblemRenderer renderer,
			ObjectProvider<ErrorCounters> counters) {
		this.catalog = catalog;
		this.usualRetryAfter = properties.retryAfter();
		this.renderer = renderer;
		this.counters = counters.getIfAvailable();
	}

	Map<String, Object> all(@Nullable Locale locale) {
		Map<String, Object> members = new LinkedHashMap<>();
		if (this.counters != null) {
			members.put("since", this.since.toString());
			members.put("count", ERRORS.stream().mapToLong((code) -> sum(this.counters.counts(code))).sum());
		}
		members.put("codes", ERRORS.stream().map((code) -> code(code, locale)).toList());
		return members;
	}

	Map<String, Object> code(PaykkaErrorCode code, @Nullable Locale locale) {
		Entry entry = this.catalog.get(code);
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("code", code.getCode());
		members.put("name", code.name());
		members.put("category", code.getCategory().name());
		members.put("status", entry.status());
		members.put("retryable", entry.retryable());
		members.put("advice", entry.advice().name());
		if (entry.retryable()) {
			members.put("retryAfter", entry.retryAfter().plusNanos(999_999_999).toSeconds());
		}
		members.put("title", this.renderer.messages().title(code, locale));
		members.put("message", this.renderer.messages().message(code, locale));
		members.put("forShopper", code.forShopper().getCode());
		if (entry.logLevel() != null) {
			members.put("logLevel", entry.logLevel().name());
		}
		members.put("overridden", overridden(entry));
		if (this.counters != null) {
			Map<Origin, Long> counts = this.counters.counts(code);
			Map<String, Object> countByOrigin = new LinkedHashMap<>();
			counts.forEach((origin, count) -> countByOrigin.put(origin.name(), count));
			members.put("count", sum(counts));
			members.put("countByOrigin", countByOrigin);
		}
		return members;
	}

	private static long sum(Map<Origin, Long> counts) {
		return counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Return the members that the settings override. */
	private List<String> overridden(Entry entry) {
		PaykkaErrorCode code = entry.code();
		Map<String, Boolean> members = new LinkedHashMap<>();
		members.put("status", entry.status() != code.getHttpStatus());
		members.put("retryable", entry.retryable() != code.isRetryable());
		members.put("advice", entry.advice() != code.getAdvice());
		members.put("retryAfter", entry.retryable() && !entry.retryAfter().equals(this.usualRetryAfter));
		members.put("title", entry.title() != null);
		members.put("message", entry.message() != null);
		members.put("logLevel", entry.logLevel() != null);
		return members.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
	}

	/** Return a code with the details for its own page. */
	Map<String, Object> details(PaykkaErrorCode code, @Nullable Locale locale) {
		int index = ERRORS.indexOf(code);
		Map<String, Object> members = code(code, locale);
		if (this.counters != null) {
			members.put("since", this.since.toString());
		}
		members.put("titleForShopper", this.renderer.messages().title(code.forShopper(), locale));
		if (index > 0) {
			members.put("previous", ERRORS.get(index - 1).getCode());
		}
		if (index < ERRORS.size() - 1) {
			members.put("next", ERRORS.get(index + 1).getCode());
		}
		members.put("example", example(code, locale, Audience.MERCHANT));
		members.put("exampleForShopper", example(code, locale, Audience.SHOPPER));
		members.put("related", related(code, locale));
		return members;
	}

	private List<Map<String, Object>> related(PaykkaErrorCode code, @Nullable Locale locale) {
		return ERRORS.stream()
			.filter((other) -> other != code && other.getCategory() == code.getCategory()
					&& this.catalog.get(other).advice() == this.catalog.get(code).advice())
			.sorted(Comparator.comparingInt((other) -> Math.abs(ERRORS.indexOf(other) - ERRORS.indexOf(code))))
			.limit(MOST_RELATED)
			.sorted()
			.map((other) -> Map.<String, Object>of("code", other.getCode(), "title",
					this.renderer.messages().title(other, locale)))
			.toList();
	}

	/** Return an example of the response, which is neither counted nor logged. */
	private Map<String, Object> example(PaykkaErrorCode code, @Nullable Locale locale, Audience audience) {
		ProblemMembers sample = this.renderer.sample(code,
				new ProblemRequest("POST", "/orders/42/pay", locale, audience));
		Map<String, Object> headers = new LinkedHashMap<>();
		headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (sample.retryAfter() != null) {
			headers.put(HttpHeaders.RETRY_AFTER, sample.retryAfter());
		}
		if (sample.authenticate() != null) {
			headers.put(HttpHeaders.WWW_AUTHENTICATE, sample.authenticate());
		}
		Map<String, Object> example = new LinkedHashMap<>();
		example.put("headers", headers);
		example.put("problem", sample.members());
		return example;
	}

}

package com.paykka.errors.internal.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaErrorCode.Category;

/**
 * What the pages say of a code, for the places of a template.
 */
final class CodeMarkup {

	private static final int SERVER_ERROR = 500;

	private static final PageTemplate CHIP = new PageTemplate("<span class=\"chip c${digit}\">${label}</span>");

	private static final PageTemplate BADGE = new PageTemplate("<span class=\"badge ${kind}\">${label}</span>");

	private static final PageTemplate OVERRIDDEN = new PageTemplate(" <span class=\"set\">${label}</span>");

	private static final PageTemplate TERM = new PageTemplate("${label} <code class=\"name\">${name}</code>");

	private static final PageTemplate PARAGRAPH = new PageTemplate("<p>${text}</p>\n");

	private CodeMarkup() {
	}

	static String of(Category category, PageWords words) {
		return words.get("category." + category.name());
	}

	static Map<String, Object> values(ListedCode code, PageWords words) {
		Category category = code.code().getCategory();
		int status = code.entry().status();
		boolean serverError = status >= SERVER_ERROR;
		Advice advice = code.entry().advice();
		Map<String, Object> values = new HashMap<>();
		values.put("code", code.code().getCode());
		values.put("name", code.code().name());
		values.put("title", code.title());
		values.put("message", code.message());
		values.put("category", category.name());
		values.put("categoryChip",
				CHIP.fill(Map.of("digit", category.getFirstDigit(), "label", of(category, words)), words));
		values.put("categoryHelp", words.get("category." + category.name() + ".help"));
		values.put("status", status);
		values.put("statusBadge", badge(serverError ? "s5" : "s4", Integer.toString(status), words));
		values.put("statusHelp", words
			.get(words.has("status." + status) ? "status." + status : serverError ? "status.5xx" : "status.4xx"));
		values.put("retry", code.entry().retryable()
				? badge("yes", words.get("retry.yes", code.retryAfterSeconds()), words) : words.get("retry.no"));
		values.put("adviceTerm",
				TERM.fill(Map.of("label", words.get("advice." + advice), "name", advice.name()), words));
		values.put("todoTexts", todo(code, words));
		values.put("logText", (code.entry().logLevel() != null) ? code.entry().logLevel().name()
				: words.get("log.usual", serverError ? "server" : "client"));
		values.put("overridden", overridden(code.overridden(), words));
		values.put("count", code.count());
		return values;
	}

	/**
	 * Say what the advice means and what this code needs besides, unless the settings
	 * know better.
	 */
	private static Html todo(ListedCode code, PageWords words) {
		Advice advice = code.entry().advice();
		String own = "todo." + code.code().getCode();
		Stream<String> texts = Stream.of(words.get("todo." + advice, code.retryAfterSeconds()));
		if (advice == code.code().getAdvice() && words.has(own)) {
			texts = Stream.concat(texts, Stream.of(words.get(own)));
		}
		return texts.map((text) -> PARAGRAPH.fill(Map.of("text", text), words)).collect(Html.joining());
	}

	private static Html badge(String kind, String label, PageWords words) {
		return BADGE.fill(Map.of("kind", kind, "label", label), words);
	}

	private static Html overridden(List<String> members, PageWords words) {
		return members.isEmpty() ? Html.NONE
				: OVERRIDDEN.fill(Map.of("label", words.get("overridden", String.join(", ", members))), words);
	}

}

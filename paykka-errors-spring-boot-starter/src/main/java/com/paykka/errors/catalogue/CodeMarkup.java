package com.paykka.errors.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode.Category;

/**
 * What the pages say of a code, for the places of a template.
 */
final class CodeMarkup {

	private static final int SERVER_ERROR = 500;

	private static final PageTemplate CHIP = new PageTemplate("<span class=\"chip c${digit}\">${label}</span>");

	private static final PageTemplate BADGE = new PageTemplate("<span class=\"badge ${kind}\">${label}</span>");

	private static final PageTemplate OVERRIDDEN = new PageTemplate(" <span class=\"set\">${label}</span>");

	private CodeMarkup() {
	}

	static String of(Category category, PageWords words) {
		return words.get("category." + category.name());
	}

	static Map<String, Object> values(ListedCode code, PageWords words) {
		Category category = code.code().getCategory();
		int status = code.entry().status();
		boolean serverError = status >= SERVER_ERROR;
		boolean retryable = code.entry().retryable();
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
		values.put("retry", retryable ? badge("yes", words.get("retry.yes", code.retryAfterSeconds()), words)
				: words.get("retry.no"));
		values.put("todoText", retryable ? words.get("todo.retry", code.retryAfterSeconds()) : words.get("todo.final"));
		values.put("logText", (code.entry().logLevel() != null) ? code.entry().logLevel().name()
				: words.get("log.usual", serverError ? "server" : "client"));
		values.put("overridden", overridden(code.overridden(), words));
		values.put("count", code.count());
		return values;
	}

	private static Html badge(String kind, String label, PageWords words) {
		return BADGE.fill(Map.of("kind", kind, "label", label), words);
	}

	private static Html overridden(List<String> members, PageWords words) {
		return members.isEmpty() ? Html.NONE
				: OVERRIDDEN.fill(Map.of("label", words.get("overridden", String.join(", ", members))), words);
	}

}

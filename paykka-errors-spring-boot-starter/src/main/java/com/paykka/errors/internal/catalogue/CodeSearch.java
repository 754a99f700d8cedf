package com.paykka.errors.internal.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.paykka.errors.PaykkaErrorCode.Category;
import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What a reader looks for. Nothing is looked for where a value makes no sense.
 *
 * @param text the text as it is shown again, on one line and without card numbers
 * @param category the category, or {@code null} for all
 * @param status the HTTP status, or {@code null} for all
 */
record CodeSearch(String text, @Nullable Category category, @Nullable Integer status) {

	static final int MAX_TEXT = 100;

	/**
	 * Read a search from the parameters of a request.
	 * @param text the text, of which a limited length is taken
	 * @param category the name of a category
	 * @param status an HTTP status
	 * @return the search
	 */
	static CodeSearch of(String text, String category, String status) {
		return new CodeSearch(SafeText.line(text, MAX_TEXT),
				Arrays.stream(Category.values())
					.filter((candidate) -> candidate.name().equals(category))
					.findFirst()
					.orElse(null),
				status.matches("[45]\\d\\d") ? Integer.valueOf(status) : null);
	}

	boolean matches(ListedCode code) {
		return (this.category == null || this.category == code.code().getCategory())
				&& (this.status == null || this.status == code.entry().status()) && code.contains(words());
	}

	private List<String> words() {
		return List.of(this.text.toLowerCase(Locale.ROOT).split(" +"));
	}

}

package com.paykka.errors.internal.catalogue;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode.Category;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pages. Links are relative, so that they hold under any context path and
 * behind any proxy.
 */
class CataloguePages {

	private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final PageTemplate LAYOUT = PageTemplate.load("layout.html");

	private static final PageTemplate CODES = PageTemplate.load("codes.html");

	private static final PageTemplate ROW = PageTemplate.load("row.html");

	private static final PageTemplate CODE = PageTemplate.load("code.html");

	private static final PageTemplate MISSING = PageTemplate.load("missing.html");

	private static final PageTemplate OPTION = new PageTemplate(
			"<option value=\"${value}\"${selected}>${label}</option>");

	private static final PageTemplate STEP = new PageTemplate("<a rel=\"${rel}\" href=\"${code}\">${label}</a>");

	private static final PageTemplate ORIGIN = new PageTemplate(
			"<tr><th scope=\"row\">${origin}</th><td class=\"number\">${count}</td></tr>\n");

	private final CodeListing listing;

	private final ExampleProblems examples;

	private final String directory;

	/**
	 * Create a writer.
	 * @param listing the codes
	 * @param examples the examples
	 * @param path the path of the page of all codes
	 */
	CataloguePages(CodeListing listing, ExampleProblems examples, String path) {
		this.listing = listing;
		this.examples = examples;
		this.directory = path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * Write the page of all codes. Those that do not match are there, too, for the script
	 * to show when the search changes.
	 */
	Html codes(CodeSearch search, @Nullable Locale locale) {
		PageWords words = PageWords.of(locale);
		List<ListedCode> codes = this.listing.all(locale);
		Map<String, Object> values = new HashMap<>();
		values.put("index", this.directory);
		values.put("q", search.text());
		values.put("maxText", CodeSearch.MAX_TEXT);
		values.put("counted", counted(codes, words));
		values.put("matches", words.get("matches"));
		values.put("matching", words.get("matches", codes.stream().filter(search::matches).count(), codes.size()));
		values.put("categories",
				codes.stream()
					.map((code) -> code.code().getCategory())
					.distinct()
					.map((category) -> option(category.name(), CodeMarkup.of(category, words),
							category == search.category(), words))
					.collect(Html.joining()));
		values.put("statuses", codes.stream()
			.map((code) -> code.entry().status())
			.distinct()
			.sorted()
			.map((status) -> option(status.toString(), status.toString(), status.equals(search.status()), words))
			.collect(Html.joining()));
		values.put("rows", codes.stream().map((code) -> row(code, search, words)).collect(Html.joining()));
		return page(words.get("heading"), this.directory + "/", CODES.fill(values, words), words);
	}

	private Html row(ListedCode code, CodeSearch search, PageWords words) {
		Map<String, Object> values = CodeMarkup.values(code, words);
		values.put("base", this.directory + "/");
		values.put("hidden", search.matches(code) ? Html.NONE : new Html(" hidden"));
		values.put("failing", (code.count() > 0) ? " failing" : "");
		return ROW.fill(values, words);
	}

	private static Html option(String value, String label, boolean selected, PageWords words) {
		return OPTION.fill(
				Map.of("value", value, "label", label, "selected", selected ? new Html(" selected") : Html.NONE),
				words);
	}

	/**
	 * Write the page of one code.
	 */
	Html code(ListedCode code, @Nullable Locale locale) {
		PageWords words = PageWords.of(locale);
		Map<String, Object> values = CodeMarkup.values(code, words);
		int index = CodeListing.ERRORS.indexOf(code.code());
		ListedCode shopper = this.listing.get(code.code().forShopper(), locale);
		values.put("index", "../" + this.directory);
		values.put("counted", counted(List.of(code), words));
		values.put("previous", step("prev", index - 1, "nav.previous", words));
		values.put("next", step("next", index + 1, "nav.next", words));
		values.put("shopperText", (shopper.code() == code.code()) ? words.get("shopper.same")
				: words.get("shopper.other", shopper.code().getCode(), shopper.title()));
		values.put("problem", this.examples.of(code.code(), locale));
		values.put("origins", code.counts()
			.entrySet()
			.stream()
			.map((count) -> ORIGIN
				.fill(Map.of("origin", words.get("origin." + count.getKey().name()), "count", count.getValue()), words))
			.collect(Html.joining()));
		return page(code.code().getCode() + " " + code.title(), "", CODE.fill(values, words), words);
	}

	private static Html step(String rel, int index, String label, PageWords words) {
		if (index < 0 || index == CodeListing.ERRORS.size()) {
			return Html.NONE;
		}
		String code = CodeListing.ERRORS.get(index).getCode();
		return STEP.fill(Map.of("rel", rel, "code", code, "label", words.get(label, code)), words);
	}

	/**
	 * Write the page that says that there is no such code.
	 */
	Html missing(@Nullable Locale locale) {
		PageWords words = PageWords.of(locale);
		return page(words.get("missing"), "", MISSING.fill(Map.of("index", "../" + this.directory), words), words);
	}

	private String counted(List<ListedCode> codes, PageWords words) {
		return words.get("counted", codes.stream().mapToLong(ListedCode::count).sum(),
				SINCE.format(this.listing.since()));
	}

	private Html page(String title, String base, Html content, PageWords words) {
		return LAYOUT.fill(Map.of("language", words.language(), "pageTitle", title + " – " + words.get("brand"), "base",
				base, "index", base.isEmpty() ? "../" + this.directory : this.directory, "content", content), words);
	}

}

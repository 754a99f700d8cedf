package com.paykka.errors.internal.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The HTML page, in English and Chinese.
 */
final class CataloguePage {

	private static final String ENGLISH = "en";

	private static final String CHINESE = "zh-CN";

	private final byte[] english;

	private final byte[] chinese;

	/**
	 * Load the page.
	 * @param base where its files are, relative to the page's own address
	 */
	CataloguePage(String base) {
		String page = new String(PageAsset.load("catalogue.html"), StandardCharsets.UTF_8).replace("{base}", base);
		this.english = page.replace("{language}", ENGLISH).getBytes(StandardCharsets.UTF_8);
		this.chinese = page.replace("{language}", CHINESE).getBytes(StandardCharsets.UTF_8);
	}

	byte[] in(@Nullable Locale locale) {
		return language(locale).equals(CHINESE) ? this.chinese : this.english;
	}

	/**
	 * Return the language tag for HTML and HTTP.
	 */
	static String language(@Nullable Locale locale) {
		return (locale != null && locale.getLanguage().equals("zh")) ? CHINESE : ENGLISH;
	}

}

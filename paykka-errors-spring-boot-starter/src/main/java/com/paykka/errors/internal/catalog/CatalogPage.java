package com.paykka.errors.internal.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * The HTML page, in English and Chinese.
 */
final class CatalogPage {

	private static final String ENGLISH = "en";

	private static final String CHINESE = "zh-CN";

	private final SingletonSupplier<byte[]> english;

	private final SingletonSupplier<byte[]> chinese;

	/**
	 * Create a page, which is loaded when it is first requested.
	 * @param base where its files are, relative to the page's own address
	 */
	CatalogPage(String base) {
		this.english = SingletonSupplier.of(() -> load(base, ENGLISH));
		this.chinese = SingletonSupplier.of(() -> load(base, CHINESE));
	}

	private static byte[] load(String base, String language) {
		return new String(PageAsset.load("catalog.html"), StandardCharsets.UTF_8).replace("{base}", base)
			.replace("{language}", language)
			.getBytes(StandardCharsets.UTF_8);
	}

	byte[] in(@Nullable Locale locale) {
		return (language(locale).equals(CHINESE) ? this.chinese : this.english).obtain();
	}

	/**
	 * Return the language tag for HTML and HTTP.
	 */
	static String language(@Nullable Locale locale) {
		return (locale != null && locale.getLanguage().equals("zh")) ? CHINESE : ENGLISH;
	}

}

package com.paykka.errors.internal.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

import com.paykka.errors.MessageTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The words of the pages in one language.
 */
final class PageWords {

	private static final PageWords ENGLISH = new PageWords("en", "pages.properties");

	private static final PageWords CHINESE = new PageWords("zh-CN", "pages_zh.properties");

	private final String language;

	private final Properties words;

	private PageWords(String language, String resource) {
		this.language = language;
		try {
			this.words = PropertiesLoaderUtils.loadProperties(
					new EncodedResource(new ClassPathResource(resource, PageWords.class), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the words of a language.
	 * @param locale the locale, or {@code null} for English
	 * @return Simplified Chinese if the locale is Chinese, else English
	 */
	static PageWords of(@Nullable Locale locale) {
		return (locale != null && locale.getLanguage().equals("zh")) ? CHINESE : ENGLISH;
	}

	/**
	 * Return the language as HTML and HTTP name it.
	 */
	String language() {
		return this.language;
	}

	boolean has(String key) {
		return this.words.containsKey(key);
	}

	String get(String key, Object... arguments) {
		String word = this.words.getProperty(key);
		if (word == null) {
			throw new IllegalArgumentException("There is no word for '" + key + "'");
		}
		return MessageTemplate.compile(word).render(arguments);
	}

}

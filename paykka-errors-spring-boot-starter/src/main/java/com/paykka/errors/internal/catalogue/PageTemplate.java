package com.paykka.errors.internal.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * Markup with named places, written <code>${name}</code>. What fills them is escaped
 * unless it is {@link Html}.
 */
final class PageTemplate {

	private static final Pattern PLACE = Pattern.compile("\\$\\{([\\w.]+)}");

	private final String markup;

	PageTemplate(String markup) {
		this.markup = markup;
	}

	/**
	 * Load a template of this package.
	 * @param name the name of the resource
	 * @return the template
	 */
	static PageTemplate load(String name) {
		try {
			return new PageTemplate(
					new ClassPathResource(name, PageTemplate.class).getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Fill the places.
	 * @param values the values by their names
	 * @param words the words, for all places that have no value
	 * @return the markup
	 */
	Html fill(Map<String, ?> values, PageWords words) {
		return new Html(PLACE.matcher(this.markup).replaceAll((place) -> {
			Object value = values.get(place.group(1));
			Html html = Html.of((value != null) ? value : words.get(place.group(1)));
			return Matcher.quoteReplacement(html.markup());
		}));
	}

}

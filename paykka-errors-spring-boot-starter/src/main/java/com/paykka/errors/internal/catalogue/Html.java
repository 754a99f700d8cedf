package com.paykka.errors.internal.catalogue;

import java.util.stream.Collector;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * Markup, as opposed to text, which has to be escaped before it may stand in a page.
 *
 * @param markup the markup
 */
record Html(String markup) {

	static final Html NONE = new Html("");

	/**
	 * Return the markup of a value.
	 * @param value markup, which stays as it is, or anything whose text is escaped
	 * @return the markup
	 */
	static Html of(Object value) {
		return (value instanceof Html html) ? html : new Html(HtmlUtils.htmlEscape(value.toString(), "UTF-8"));
	}

	static Collector<Html, ?, Html> joining() {
		return Collectors.collectingAndThen(Collectors.mapping(Html::markup, Collectors.joining()), Html::new);
	}

}

package com.paykka.errors.internal.translation;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Collects the texts and numbers in a rejected value, none of which may be shown.
 * Constraints on a class reject a whole bean.
 */
final class RejectedTexts {

	private static final int MAX_TEXTS = 1000;

	private static final int MAX_DEPTH = 3;

	private final Set<String> texts = new HashSet<>();

	private RejectedTexts() {
	}

	static Set<String> of(@Nullable Object rejected) {
		RejectedTexts texts = new RejectedTexts();
		texts.add(rejected, 0);
		return texts.texts;
	}

	private void add(@Nullable Object value, int depth) {
		if (value == null || value instanceof Boolean || depth > MAX_DEPTH || this.texts.size() >= MAX_TEXTS) {
			return;
		}
		if (value instanceof Collection<?> elements) {
			elements.stream().limit(MAX_TEXTS).forEach((element) -> add(element, depth + 1));
		}
		else if (value instanceof Map<?, ?> map) {
			add(map.keySet(), depth);
			add(map.values(), depth);
		}
		else if (value instanceof Optional<?> optional) {
			add(optional.orElse(null), depth);
		}
		else if (value.getClass().isArray()) {
			for (int i = 0; i < Math.min(Array.getLength(value), MAX_TEXTS); i++) {
				add(Array.get(value, i), depth + 1);
			}
		}
		else if (BeanUtils.isSimpleValueType(value.getClass())) {
			this.texts.add(value.toString());
		}
		else if (!value.getClass().getName().startsWith("java.")) {
			addFields(value, depth);
		}
	}

	private void addFields(Object bean, int depth) {
		try {
			ReflectionUtils.doWithFields(bean.getClass(), (field) -> {
				ReflectionUtils.makeAccessible(field);
				add(field.get(bean), depth + 1);
			}, (field) -> !Modifier.isStatic(field.getModifiers()));
		}
		catch (RuntimeException ex) {
			// Modules may not open their fields
		}
	}

}

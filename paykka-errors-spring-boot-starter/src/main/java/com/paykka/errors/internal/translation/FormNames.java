package com.paykka.errors.internal.translation;

import java.lang.reflect.Constructor;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The names of query and form parameters, which only {@link BindParam} changes.
 */
class FormNames implements SentNames {

	@Override
	public @Nullable Sent sentNameOf(Class<?> type, String property) {
		Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
		if (constructor.getParameterCount() == 0) {
			return null;
		}
		String[] names = BeanUtils.getParameterNames(constructor);
		for (int i = 0; i < names.length; i++) {
			BindParam parameter = new MethodParameter(constructor, i).getParameterAnnotation(BindParam.class);
			if (parameter != null && names[i].equals(property)) {
				return new Sent(parameter.value(), null);
			}
		}
		return null;
	}

}

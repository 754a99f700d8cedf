package com.paykka.errors.internal.translation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.Set;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

/**
 * Translates the exception classes that the settings name, and their subclasses.
 */
class TranslatedClasses implements PaykkaExceptionTranslator {

	private static final String PREFIX = "paykka.errors.translate.";

	private final Map<Class<?>, PaykkaErrorCode> codes = new HashMap<>();

	TranslatedClasses(Map<String, String> settings, @Nullable ClassLoader classLoader) {
		settings.forEach((name, code) -> this.codes.put(typeOf(name, code, classLoader),
				CodeSettings.codeOf(PREFIX + name, code)));
	}

	private static Class<?> typeOf(String name, String code, @Nullable ClassLoader classLoader) {
		Class<?> type;
		try {
			type = ClassUtils.forName(name, classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, code, "There is no class '" + name
					+ "'. Name an exception by its full class name, in brackets if it contains a '$' or '_', such as [com.example.Shop$Failure].");
		}
		if (!Throwable.class.isAssignableFrom(type)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, code,
					"'" + name + "' is not a Throwable. Name an exception class.");
		}
		return type;
	}

	Set<Class<?>> classes() {
		return this.codes.keySet();
	}

	@Override
	public @Nullable PaykkaException translate(Throwable throwable) {
		return Stream.<Class<?>>iterate(throwable.getClass(), Objects::nonNull, Class::getSuperclass)
			.map(this.codes::get)
			.filter(Objects::nonNull)
			.findFirst()
			.map((code) -> new PaykkaException(code, throwable))
			.orElse(null);
	}

}

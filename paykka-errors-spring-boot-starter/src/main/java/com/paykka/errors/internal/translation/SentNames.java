package com.paykka.errors.internal.translation;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.paykka.errors.internal.settings.JacksonVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The names under which callers send the properties of a bean. As they are here, these
 * are the properties' own names.
 */
class SentNames {

	private static final int MAX_CLASSES = 256;

	private final ConcurrentLruCache<Class<?>, Members> members = new ConcurrentLruCache<>(MAX_CLASSES, (type) -> {
		Members found = new Members();
		collect(type, found);
		return found;
	});

	/** Return the names of the JSON library that reads bodies. */
	static SentNames ofJson(ApplicationContext context) {
		JacksonVersion version = JacksonVersion.of(context);
		if (version == null
				|| List.of("gson", "jsonb", "kotlin-serialization").contains(JacksonVersion.preferredMapper(context))) {
			return new SentNames();
		}
		return (version == JacksonVersion.V3) ? Jackson3Names.of(context) : Jackson2Names.of(context);
	}

	/** Collect the properties of a class that callers can send. */
	void collect(Class<?> type, Members members) {
	}

	/** Return how a property is sent, or {@code null} if that is unknown. */
	@Nullable Sent sentNameOf(Class<?> type, String property) {
		return this.members.get(type).find(property);
	}

	/** Return how an enum constant is sent. */
	String nameOf(Enum<?> constant) {
		return constant.name();
	}

	/** Return what could not be read, if an exception is the JSON library's. */
	@Nullable Unreadable unreadable(Throwable exception) {
		return null;
	}

	/**
	 * Return why a value is none of a type.
	 * @param sent whether there is a value: Jackson reports a missing number as another
	 * type of value
	 */
	@Nullable Reason reasonOf(@Nullable Class<?> type, boolean sent) {
		Reason reason = Reason.of(type, this::nameOf);
		return (Reason.NOT_A_NUMBER.equals(reason) && !sent) ? Reason.NO_NUMBER : reason;
	}

	/**
	 * Return whether Jackson's message says that a property of a constructor is missing,
	 * for which it has no exception of its own.
	 */
	static boolean isMissing(@Nullable String message) {
		return message != null && message.startsWith("Missing") && message.contains("creator property");
	}

	/** The names of query and form parameters, which only {@link BindParam} changes. */
	static class OfForm extends SentNames {

		@Override
		void collect(Class<?> type, Members members) {
			Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
			for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
				if (property.getWriteMethod() != null) {
					members.add(property.getName(), new Sent(property.getName(), null));
				}
			}
			if (constructor.getParameterCount() > 0) {
				String[] names = BeanUtils.getParameterNames(constructor);
				for (int i = 0; i < names.length; i++) {
					BindParam parameter = new MethodParameter(constructor, i).getParameterAnnotation(BindParam.class);
					members.add(names[i], new Sent((parameter != null) ? parameter.value() : names[i], null));
				}
			}
		}

	}

	/** The properties of a class that callers can send. */
	static final class Members {

		private final Map<String, Sent> sent = new HashMap<>();

		void add(String property, Sent sent) {
			this.sent.put(property, sent);
			this.sent.putIfAbsent(plain(property), sent);
		}

		/** Return whether Jackson fills what a getter returns. */
		static boolean isFilled(Class<?> type) {
			return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
		}

		private @Nullable Sent find(String property) {
			Sent found = this.sent.getOrDefault(property, this.sent.get(plain(property)));
			return (found != null || this.sent.isEmpty()) ? found : Sent.NEVER;
		}

		/**
		 * Validators and JSON libraries derive the name of a property from a field or an
		 * accessor by different rules.
		 */
		private static String plain(String property) {
			return property.replaceFirst("^(get|is|set)(?=\\p{Lu})", "").toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * How a property is sent.
	 *
	 * @param unwrapped how the names within it change if it is unwrapped, or {@code
	 * null} if it is not
	 */
	record Sent(String name, @Nullable UnaryOperator<String> unwrapped) {

		/** A property that callers can't send, such as what a method computes. */
		static final Sent NEVER = new Sent("", UnaryOperator.identity());

	}

	/**
	 * A value that the JSON library could not read.
	 *
	 * @param path the path to the value as it was sent, or {@code null} if the text is
	 * not JSON
	 * @param reason why it could not be read, or {@code null} if that is unknown
	 */
	record Unreadable(@Nullable List<Step> path, @Nullable Reason reason) {
	}

}

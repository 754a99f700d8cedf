package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.paykka.errors.internal.translation.SentNames.Sent;
import com.paykka.errors.internal.translation.SentNames.Unreadable;
import com.paykka.errors.internal.translation.WebParameter.Binding;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ObjectUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds where a value is located in what the caller sent.
 */
class Places {

	private final SingletonSupplier<SentNames> jsonNames;

	private final SentNames formNames = new SentNames.OfForm();

	private final UnaryOperator<String> placeholders;

	/**
	 * Create an instance that looks up the application's JSON library when it is first
	 * needed.
	 */
	Places(ApplicationContext context) {
		this.jsonNames = SingletonSupplier.of(() -> SentNames.ofJson(context));
		this.placeholders = context.getEnvironment()::resolvePlaceholders;
	}

	Places(SentNames jsonNames) {
		this.jsonNames = SingletonSupplier.of(jsonNames);
		this.placeholders = UnaryOperator.identity();
	}

	/**
	 * Return the place of a value that Java has rejected.
	 * @param argument the argument, or {@code null} if unknown
	 */
	Place of(WebParameter parameter, List<Step> path, @Nullable Object argument) {
		return switch (parameter.binding()) {
			case DOCUMENT -> ofMember(parameter, sent(path, argument, this.jsonNames.obtain()));
			case FORM -> Place.field(parameter.location(), sent(path, argument, this.formNames));
			case VALUE, UNKNOWN -> of(parameter);
		};
	}

	/** Return the place of an argument as a whole. */
	Place of(WebParameter parameter) {
		return (parameter.binding() != Binding.UNKNOWN)
				? Place.named(parameter.location(), this.placeholders.apply(parameter.name())) : Place.UNKNOWN;
	}

	/**
	 * Return the place of a member of a body or a part.
	 * @param path the path to the member as it was sent
	 */
	Place ofMember(WebParameter document, List<Step> path) {
		return (document.binding() == Binding.DOCUMENT) ? of(document).at(path) : of(document);
	}

	/** Return what the application's JSON library could not read. */
	@Nullable Unreadable unreadable(Throwable exception) {
		return this.jsonNames.obtain().unreadable(exception);
	}

	/**
	 * Convert a path through Java objects into the path through what the caller sent.
	 * Follows the objects themselves, because declared types may be less specific.
	 * @param root where the path starts, or {@code null} if unknown
	 */
	static List<Step> sent(List<Step> path, @Nullable Object root, SentNames names) {
		List<Step> sent = new ArrayList<>();
		UnaryOperator<String> renaming = UnaryOperator.identity();
		Object value = root;
		for (Step step : path) {
			value = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
			Sent property = sentNameOf(step, value, names);
			if (Sent.NEVER.equals(property)) {
				break;
			}
			UnaryOperator<String> unwrapped = property.unwrapped();
			if (unwrapped != null) {
				UnaryOperator<String> outer = renaming;
				renaming = (name) -> outer.apply(unwrapped.apply(name));
			}
			else {
				sent.add(new Step(renaming.apply(property.name()), step.key()));
				renaming = UnaryOperator.identity();
			}
			value = (value != null) ? next(step, value) : null;
		}
		return sent;
	}

	private static Sent sentNameOf(Step step, @Nullable Object parent, SentNames names) {
		if (step.key() instanceof Enum<?> constant) {
			return new Sent(names.nameOf(constant), null);
		}
		Sent unchanged = new Sent(step.text(), null);
		if (step.key() != null || parent == null) {
			return unchanged;
		}
		try {
			Sent property = names.sentNameOf(parent.getClass(), step.text());
			return (property != null) ? property : unchanged;
		}
		catch (RuntimeException | LinkageError ex) {
			// If the library rejects the class, its names are kept
			return unchanged;
		}
	}

	private static @Nullable Object next(Step step, Object value) {
		try {
			if (step.key() == null) {
				return property(step.text(), value);
			}
			if (value instanceof Map<?, ?> map) {
				Object found = map.get(step.key());
				return (found != null) ? found : map.get(step.text());
			}
			int index = (Integer) step.key();
			return (value instanceof List<?> list) ? list.get(index) : ObjectUtils.toObjectArray(value)[index];
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static @Nullable Object property(String name, Object bean) {
		PropertyAccessor fields = PropertyAccessorFactory.forDirectFieldAccess(bean);
		return fields.isReadableProperty(name) ? fields.getPropertyValue(name)
				: PropertyAccessorFactory.forBeanPropertyAccess(bean).getPropertyValue(name);
	}

}

package com.paykka.errors.internal.translation;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.paykka.errors.internal.translation.SentNames.Sent;
import com.paykka.errors.internal.translation.Step.StepType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Converts the path to a value through Java objects into the path through what the caller
 * sent. Follows the objects themselves, because declared types may be less specific.
 */
final class SentPath {

	private final SentNames names;

	private final List<Step> sent = new ArrayList<>();

	private UnaryOperator<String> unwrapped = UnaryOperator.identity();

	private SentPath(SentNames names) {
		this.names = names;
	}

	/**
	 * Convert a path.
	 * @param root where it starts, or {@code null} if unknown
	 * @param names the names under which properties are sent
	 */
	static List<Step> of(List<Step> path, @Nullable Object root, SentNames names) {
		SentPath sentPath = new SentPath(names);
		Object value = root;
		for (Step step : path) {
			value = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
			if (!sentPath.add(step, value)) {
				break;
			}
			value = next(step, value);
		}
		return sentPath.sent;
	}

	/**
	 * Add a step, unless callers can't send what it leads to.
	 */
	private boolean add(Step step, @Nullable Object value) {
		if (step.key() instanceof Enum<?> constant) {
			this.sent.add(new Step(StepType.KEY, this.names.nameOf(constant), constant));
		}
		else if (step.type() != StepType.PROPERTY) {
			this.sent.add(step);
		}
		else {
			Sent property = (value != null) ? sentNameOf(value.getClass(), step.text()) : null;
			if (Sent.NEVER.equals(property)) {
				return false;
			}
			addProperty(step.text(), property);
		}
		return true;
	}

	private void addProperty(String name, @Nullable Sent property) {
		if (property != null && property.unwrapped() != null) {
			UnaryOperator<String> outer = this.unwrapped;
			UnaryOperator<String> inner = property.unwrapped();
			this.unwrapped = (within) -> outer.apply(inner.apply(within));
			return;
		}
		this.sent.add(Step.property(this.unwrapped.apply((property != null) ? property.name() : name)));
		this.unwrapped = UnaryOperator.identity();
	}

	private @Nullable Sent sentNameOf(Class<?> type, String property) {
		try {
			return this.names.sentNameOf(type, property);
		}
		catch (RuntimeException | LinkageError ex) {
			// If the library rejects the class, its names are kept
			return null;
		}
	}

	private static @Nullable Object next(Step step, @Nullable Object value) {
		try {
			if (value == null) {
				return null;
			}
			if (step.type() == StepType.PROPERTY) {
				return property(step.text(), value);
			}
			if (value instanceof Map<?, ?> map) {
				Object found = map.get(step.key());
				return (found != null) ? found : map.get(step.text());
			}
			return (step.key() instanceof Integer index) ? element(index, value) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static @Nullable Object property(String name, Object bean) {
		PropertyAccessor fields = PropertyAccessorFactory.forDirectFieldAccess(bean);
		PropertyAccessor accessor = fields.isReadableProperty(name) ? fields
				: PropertyAccessorFactory.forBeanPropertyAccess(bean);
		return accessor.isReadableProperty(name) ? accessor.getPropertyValue(name) : null;
	}

	private static @Nullable Object element(int index, Object container) {
		if (container instanceof List<?> list) {
			return list.get(index);
		}
		return container.getClass().isArray() ? Array.get(container, index) : null;
	}

}

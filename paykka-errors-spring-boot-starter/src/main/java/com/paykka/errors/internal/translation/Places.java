package com.paykka.errors.internal.translation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

import com.paykka.errors.SafeText;
import com.paykka.errors.internal.translation.Step.StepType;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.UriUtils;

/**
 * Finds where a value is located in what the caller sent.
 */
class Places {

	private static final int MAX_KEY = 100;

	private static final int MAX_POINTER = 1000;

	private final SingletonSupplier<SentNames> jsonNames;

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
			case JSON -> json(parameter, SentPath.of(path, argument, this.jsonNames.obtain()));
			case FORM -> Place.named(parameter.location(), formName(SentPath.of(path, argument, SentNames.FORM)));
			case MANY -> Place.named(parameter.location(), path.isEmpty() ? null : path.get(0).text());
			case VALUE -> of(parameter);
			case UNKNOWN -> Place.UNKNOWN;
		};
	}

	/**
	 * Return the place of an argument as a whole.
	 */
	Place of(WebParameter parameter) {
		return (parameter.binding() != WebParameter.Binding.UNKNOWN)
				? Place.named(parameter.location(), this.placeholders.apply(parameter.name())) : Place.UNKNOWN;
	}

	/**
	 * Return the place of a value that could not be read.
	 * @param path the path to the value as it was sent, or {@code null} if there is none
	 */
	Place ofUnreadable(WebParameter parameter, @Nullable List<Step> path) {
		return (path != null && parameter.binding() == WebParameter.Binding.JSON) ? json(parameter, path)
				: of(parameter);
	}

	/**
	 * Return how a constant is sent in JSON.
	 */
	String nameOf(Enum<?> constant) {
		return this.jsonNames.obtain().nameOf(constant);
	}

	private Place json(WebParameter parameter, List<Step> path) {
		return new Place(parameter.location(), of(parameter).name(), pointer(path));
	}

	private static String formName(List<Step> path) {
		StringBuilder name = new StringBuilder();
		for (Step step : path) {
			if (step.text().length() > MAX_KEY) {
				break;
			}
			if (step.type() == StepType.PROPERTY) {
				name.append(name.isEmpty() ? "" : ".").append(step.text());
			}
			else {
				name.append('[').append(step.text()).append(']');
			}
		}
		return name.toString();
	}

	/**
	 * Write the path to a value as a JSON pointer in a URI fragment, such as
	 * {@code #/items/0/price}. If a name or the pointer is too long to show, it points to
	 * the value's nearest possible parent.
	 *
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901#section-6">RFC 6901, section
	 * 6</a>
	 */
	static String pointer(List<Step> steps) {
		StringBuilder pointer = new StringBuilder("#");
		for (Step step : steps) {
			String name = step.text();
			if (name.length() > MAX_KEY) {
				break;
			}
			// Masked first: once encoded, a card number may go unnoticed
			String token = SafeText.shorten(name, 2 * MAX_KEY).replace("~", "~0").replace("/", "~1");
			String encoded = UriUtils.encodeFragment(token, StandardCharsets.UTF_8);
			if (pointer.length() + encoded.length() >= MAX_POINTER) {
				break;
			}
			pointer.append('/').append(encoded);
		}
		return pointer.toString();
	}

}

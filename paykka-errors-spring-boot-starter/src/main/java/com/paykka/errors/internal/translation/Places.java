package com.paykka.errors.internal.translation;

import java.util.List;
import java.util.function.UnaryOperator;

import com.paykka.errors.internal.translation.Step.StepType;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds where a value is located in what the caller sent.
 */
class Places {

	private static final int MAX_KEY = 100;

	private final SingletonSupplier<SentNames> jsonNames;

	private final UnaryOperator<String> placeholders;

	private final SentNames formNames = new FormNames();

	/**
	 * Create an instance that looks up the application's JSON library when it is first
	 * needed.
	 * @param context the application
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
	 * @param parameter the handler's argument
	 * @param path the path from the argument to the value
	 * @param argument the argument, or {@code null} if unknown
	 * @return the place
	 */
	Place of(WebParameter parameter, List<Step> path, @Nullable Object argument) {
		return switch (parameter.binding()) {
			case JSON -> json(parameter, SentPath.of(path, argument, this.jsonNames.obtain()));
			case FORM -> Place.named(parameter.location(), formName(SentPath.of(path, argument, this.formNames)));
			case MANY -> Place.named(parameter.location(), path.isEmpty() ? null : path.get(0).text());
			case VALUE -> of(parameter);
			case UNKNOWN -> Place.UNKNOWN;
		};
	}

	/**
	 * Return the place of an argument as a whole.
	 * @param parameter the handler's argument
	 * @return the place
	 */
	Place of(WebParameter parameter) {
		return (parameter.binding() != WebParameter.Binding.UNKNOWN)
				? Place.named(parameter.location(), this.placeholders.apply(parameter.name())) : Place.UNKNOWN;
	}

	/**
	 * Return the place of a value that could not be read.
	 * @param parameter the handler's argument
	 * @param path the path to the value as it was sent, or {@code null} if there is none
	 * @return the place
	 */
	Place ofUnreadable(WebParameter parameter, @Nullable List<Step> path) {
		return (path != null && parameter.binding() == WebParameter.Binding.JSON) ? json(parameter, path)
				: of(parameter);
	}

	private Place json(WebParameter parameter, List<Step> path) {
		return new Place(parameter.location(), of(parameter).name(), JsonPointer.of(path));
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

}

package com.paykka.errors.settings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Binds the setting that {@link ConditionalOnSetting} names.
 */
class OnSetting implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnSetting> annotation = metadata.getAnnotations().get(ConditionalOnSetting.class);
		String name = annotation.getString("value");
		boolean matchIfMissing = annotation.getBoolean("matchIfMissing");
		// Most settings are not set, and a binder takes its time
		return context.getEnvironment().containsProperty(name)
				? Binder.get(context.getEnvironment()).bind(name, Boolean.class).orElse(matchIfMissing)
				: matchIfMissing;
	}

}

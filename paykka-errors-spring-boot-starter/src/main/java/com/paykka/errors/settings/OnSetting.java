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
		return Binder.get(context.getEnvironment())
			.bind(annotation.getString("value"), Boolean.class)
			.orElse(annotation.getBoolean("matchIfMissing"));
	}

}

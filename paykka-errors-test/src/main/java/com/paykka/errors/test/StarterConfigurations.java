package com.paykka.errors.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Adds the starter to a small application context, wired by its auto-configurations.
 */
class StarterConfigurations {

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<Object> beans = new ArrayList<>();

	void property(String name, Object value) {
		this.properties.put(name, value);
	}

	void beans(Object... beans) {
		this.beans.addAll(List.of(beans));
	}

	/**
	 * Complete a context and refresh it.
	 * @param context the context
	 * @param configurations configurations ahead of the starter's
	 */
	void refresh(GenericApplicationContext context, Class<?>... configurations) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("paykka", this.properties));
		AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
		AnnotatedBeanDefinitionReader reader = new AnnotatedBeanDefinitionReader(context);
		reader.register(configurations);
		for (Object bean : this.beans) {
			register(context, bean);
		}
		reader.register(Starter.class);
		context.refresh();
	}

	@SuppressWarnings("unchecked")
	private static <T> void register(GenericApplicationContext context, T bean) {
		context.registerBean("bean" + context.getBeanDefinitionCount(), (Class<T>) bean.getClass(), () -> bean);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(StarterImports.class)
	static class Starter {

	}

	/**
	 * Imports the starter's auto-configurations alone, in their order.
	 */
	static class StarterImports extends AutoConfigurationImportSelector {

		@Override
		protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
			return new AnnotationAttributes();
		}

		@Override
		protected List<String> getCandidateConfigurations(AnnotationMetadata metadata,
				AnnotationAttributes attributes) {
			List<String> candidates = new ArrayList<>();
			for (String candidate : ImportCandidates.load(AutoConfiguration.class, getBeanClassLoader())) {
				if (candidate.startsWith("com.paykka.errors.")) {
					candidates.add(candidate);
				}
			}
			return candidates;
		}

		@Override
		protected Set<String> getExclusions(AnnotationMetadata metadata, AnnotationAttributes attributes) {
			return new LinkedHashSet<>();
		}

	}

}

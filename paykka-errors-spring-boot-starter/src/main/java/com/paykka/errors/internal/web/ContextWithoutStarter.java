package com.paykka.errors.internal.web;

import java.lang.annotation.Annotation;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The application's context as Spring's own classes would see it if the starter had no
 * controller advice: a child in which other beans replace it. It is never refreshed,
 * because its parent would receive the event.
 */
public final class ContextWithoutStarter {

	private ContextWithoutStarter() {
	}

	/**
	 * Create a context.
	 * @param parent the application's context
	 * @param adviceType the common type of the starter's controller advice
	 * @param beans additional beans, by name
	 * @return the context
	 */
	public static ConfigurableApplicationContext create(ConfigurableApplicationContext parent, Class<?> adviceType,
			Map<String, Object> beans) {
		ConfigurableListableBeanFactory parentFactory = parent.getBeanFactory();
		ChildBeanFactory factory = new ChildBeanFactory(parentFactory);
		factory.copyConfigurationFrom(parentFactory);
		factory.addEmbeddedValueResolver(parentFactory::resolveEmbeddedValue);
		for (String name : parentFactory.getBeanNamesForType(adviceType)) {
			factory.registerSingleton(name, new Object());
		}
		beans.forEach(factory::registerSingleton);
		GenericApplicationContext child = new GenericApplicationContext(factory);
		child.setParent(parent);
		return child;
	}

	/**
	 * Finds annotations on beans of the parent as the parent does.
	 */
	private static final class ChildBeanFactory extends DefaultListableBeanFactory {

		private static final long serialVersionUID = 1L;

		@SuppressWarnings("serial")
		private final ConfigurableListableBeanFactory parent;

		private ChildBeanFactory(ConfigurableListableBeanFactory parent) {
			super(parent);
			this.parent = parent;
		}

		@Override
		public <A extends Annotation> @Nullable A findAnnotationOnBean(String beanName, Class<A> annotationType) {
			return containsLocalBean(beanName) ? super.findAnnotationOnBean(beanName, annotationType)
					: this.parent.findAnnotationOnBean(beanName, annotationType);
		}

	}

}

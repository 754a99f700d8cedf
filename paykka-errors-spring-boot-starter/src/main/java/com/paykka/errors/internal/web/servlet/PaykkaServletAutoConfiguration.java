package com.paykka.errors.internal.web.servlet;

import java.util.List;

import com.paykka.errors.internal.problem.AudienceSelector;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import jakarta.validation.ConstraintViolationException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/**
 * Auto-configuration of answers on Spring MVC.
 */
@AutoConfiguration(after = PaykkaProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(ProblemRenderer.class)
public final class PaykkaServletAutoConfiguration {

	@Bean
	ServletProblems paykkaServletProblems(FailureResolver failures, ProblemRenderer renderer,
			AudienceSelector audiences, ExtensionFaults extensionFaults) {
		return new ServletProblems(failures, renderer, audiences, extensionFaults);
	}

	@Bean
	PaykkaExceptionAdvice paykkaExceptionAdvice(ServletProblems problems, PaykkaErrorsProperties properties) {
		return new PaykkaExceptionAdvice(problems, properties.getOrder());
	}

	@Bean
	ResolverConfigurer paykkaResolverConfigurer(ObjectProvider<FailureResolver> failures) {
		return new ResolverConfigurer(failures);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "paykka.errors.filter.enabled", matchIfMissing = true)
	PaykkaExceptionFilter paykkaExceptionFilter(FailureResolver failures,
			ObjectProvider<UnexpectedExceptions> unexpected, ServletProblems problems,
			@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver) {
		return new PaykkaExceptionFilter(failures, unexpected.getIfAvailable(), problems, resolver);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "paykka.errors.validation.enabled", matchIfMissing = true)
	InvalidRequestAdvice paykkaInvalidRequestAdvice(ServletProblems problems, PaykkaErrorsProperties properties) {
		return new InvalidRequestAdvice(problems, properties.getOrder());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "paykka.errors.validation.enabled", matchIfMissing = true)
	@ConditionalOnClass(ConstraintViolationException.class)
	static class BeanValidationConfiguration {

		@Bean
		ConstraintViolationAdvice paykkaConstraintViolationAdvice(ServletProblems problems,
				PaykkaErrorsProperties properties) {
			return new ConstraintViolationAdvice(problems, properties.getOrder());
		}

	}

	@Bean
	@ConditionalOnBean(UnexpectedExceptions.class)
	UnexpectedExceptionAdvice paykkaUnexpectedExceptionAdvice(UnexpectedExceptions unexpected,
			ServletProblems problems) {
		return new UnexpectedExceptionAdvice(unexpected, problems);
	}

	/**
	 * Puts {@link PaykkaExceptionResolver} ahead of Spring's own resolver.
	 */
	static class ResolverConfigurer implements WebMvcConfigurer {

		private final ObjectProvider<FailureResolver> failures;

		ResolverConfigurer(ObjectProvider<FailureResolver> failures) {
			this.failures = failures;
		}

		@Override
		public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
			for (int i = 0; i < resolvers.size(); i++) {
				if (resolvers.get(i) instanceof ExceptionHandlerExceptionResolver original) {
					resolvers.add(i, new PaykkaExceptionResolver(this.failures.getObject(), original));
					return;
				}
			}
		}

	}

}

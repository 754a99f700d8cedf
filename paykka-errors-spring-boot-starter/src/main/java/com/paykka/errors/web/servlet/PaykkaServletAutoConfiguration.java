package com.paykka.errors.web.servlet;

import java.util.List;

import com.paykka.errors.problem.Audiences;
import com.paykka.errors.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.problem.ProblemRenderer;
import com.paykka.errors.settings.ConditionalOnSetting;
import com.paykka.errors.settings.PaykkaErrorsProperties;
import com.paykka.errors.translation.Failures;
import com.paykka.errors.translation.FaultLog;
import com.paykka.errors.translation.UnexpectedExceptions;
import jakarta.validation.ConstraintViolationException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
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
	ServletProblems paykkaServletProblems(Failures failures, ProblemRenderer renderer, Audiences audiences,
			FaultLog faultLog) {
		return new ServletProblems(failures, renderer, audiences, faultLog);
	}

	@Bean
	PaykkaExceptionAdvice paykkaExceptionAdvice(ServletProblems problems, PaykkaErrorsProperties properties) {
		return new PaykkaExceptionAdvice(problems, properties.getOrder());
	}

	@Bean
	ResolverConfigurer paykkaResolverConfigurer(ObjectProvider<Failures> failures) {
		return new ResolverConfigurer(failures);
	}

	@Bean
	@ConditionalOnSetting(value = "paykka.errors.filter.enabled", matchIfMissing = true)
	PaykkaExceptionFilter paykkaExceptionFilter(Failures failures, ObjectProvider<UnexpectedExceptions> unexpected,
			ServletProblems problems,
			@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver) {
		return new PaykkaExceptionFilter(failures, unexpected.getIfAvailable(), problems, resolver);
	}

	@Bean
	@ConditionalOnSetting(value = "paykka.errors.validation.enabled", matchIfMissing = true)
	InvalidRequestAdvice paykkaInvalidRequestAdvice(ServletProblems problems, PaykkaErrorsProperties properties) {
		return new InvalidRequestAdvice(problems, properties.getOrder());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSetting(value = "paykka.errors.validation.enabled", matchIfMissing = true)
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

		private final ObjectProvider<Failures> failures;

		ResolverConfigurer(ObjectProvider<Failures> failures) {
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

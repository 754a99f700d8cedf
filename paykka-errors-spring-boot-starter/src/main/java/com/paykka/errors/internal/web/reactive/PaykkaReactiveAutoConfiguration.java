package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.internal.problem.AudienceSelector;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import jakarta.validation.ConstraintViolationException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;

/**
 * Auto-configuration of answers on Spring WebFlux.
 */
@AutoConfiguration(after = PaykkaProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnBean(ProblemRenderer.class)
public final class PaykkaReactiveAutoConfiguration {

	@Bean
	ReactiveProblems paykkaReactiveProblems(FailureResolver failures, ProblemRenderer renderer,
			AudienceSelector audiences, ExtensionFaults extensionFaults, PaykkaErrorsProperties properties) {
		return new ReactiveProblems(failures, renderer, audiences, extensionFaults,
				properties.getObservations().isEnabled());
	}

	@Bean
	AdviceChain paykkaAdviceChain(ConfigurableApplicationContext context,
			ObjectProvider<RequestMappingHandlerAdapter> adapter, ObjectProvider<HandlerResultHandler> resultHandlers) {
		return new AdviceChain(context, adapter, resultHandlers);
	}

	@Bean
	PaykkaExceptionAdvice paykkaExceptionAdvice(ReactiveProblems problems, AdviceChain chain,
			PaykkaErrorsProperties properties) {
		return new PaykkaExceptionAdvice(problems, chain, properties.getOrder());
	}

	@Bean
	@ConditionalOnBean(PaykkaExceptionTranslator.class)
	TranslatedExceptionAdvice paykkaTranslatedExceptionAdvice(FailureResolver failures,
			ObjectProvider<UnexpectedExceptions> unexpected, ReactiveProblems problems, AdviceChain chain,
			PaykkaErrorsProperties properties) {
		return new TranslatedExceptionAdvice(failures, unexpected.getIfAvailable(), problems, chain,
				// Ahead of the others, which know only their own exceptions
				Math.max(Integer.MIN_VALUE + 1, properties.getOrder()) - 1);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "paykka.errors.filter.enabled", matchIfMissing = true)
	PaykkaWebExceptionHandler paykkaWebExceptionHandler(FailureResolver failures,
			ObjectProvider<UnexpectedExceptions> unexpected, ReactiveProblems problems) {
		return new PaykkaWebExceptionHandler(failures, unexpected.getIfAvailable(), problems);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "paykka.errors.validation.enabled", matchIfMissing = true)
	InvalidRequestAdvice paykkaInvalidRequestAdvice(ReactiveProblems problems, PaykkaErrorsProperties properties) {
		return new InvalidRequestAdvice(problems, properties.getOrder());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "paykka.errors.validation.enabled", matchIfMissing = true)
	@ConditionalOnClass(ConstraintViolationException.class)
	static class BeanValidationConfiguration {

		@Bean
		ConstraintViolationAdvice paykkaConstraintViolationAdvice(ReactiveProblems problems,
				PaykkaErrorsProperties properties) {
			return new ConstraintViolationAdvice(problems, properties.getOrder());
		}

	}

	@Bean
	@ConditionalOnBean(UnexpectedExceptions.class)
	UnexpectedExceptionAdvice paykkaUnexpectedExceptionAdvice(UnexpectedExceptions unexpected,
			ReactiveProblems problems) {
		return new UnexpectedExceptionAdvice(unexpected, problems);
	}

}

package com.paykka.errors.web.reactive;

import com.paykka.errors.problem.Audiences;
import com.paykka.errors.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.problem.ProblemRenderer;
import com.paykka.errors.settings.ConditionalOnSetting;
import com.paykka.errors.settings.PaykkaErrorsProperties;
import com.paykka.errors.translation.Failures;
import com.paykka.errors.translation.FaultLog;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import com.paykka.errors.translation.UnexpectedExceptions;
import jakarta.validation.ConstraintViolationException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
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
	ReactiveProblems paykkaReactiveProblems(Failures failures, ProblemRenderer renderer, Audiences audiences,
			FaultLog faultLog, PaykkaErrorsProperties properties) {
		return new ReactiveProblems(failures, renderer, audiences, faultLog, properties.getObservations().isEnabled());
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
	TranslatedExceptionAdvice paykkaTranslatedExceptionAdvice(Failures failures,
			ObjectProvider<UnexpectedExceptions> unexpected, ReactiveProblems problems, AdviceChain chain,
			PaykkaErrorsProperties properties) {
		return new TranslatedExceptionAdvice(failures, unexpected.getIfAvailable(), problems, chain,
				// Ahead of the others, which know only their own exceptions
				Math.max(Integer.MIN_VALUE + 1, properties.getOrder()) - 1);
	}

	@Bean
	@ConditionalOnSetting(value = "paykka.errors.filter.enabled", matchIfMissing = true)
	PaykkaWebExceptionHandler paykkaWebExceptionHandler(Failures failures,
			ObjectProvider<UnexpectedExceptions> unexpected, ReactiveProblems problems) {
		return new PaykkaWebExceptionHandler(failures, unexpected.getIfAvailable(), problems);
	}

	@Bean
	@ConditionalOnSetting(value = "paykka.errors.validation.enabled", matchIfMissing = true)
	InvalidRequestAdvice paykkaInvalidRequestAdvice(ReactiveProblems problems, PaykkaErrorsProperties properties) {
		return new InvalidRequestAdvice(problems, properties.getOrder());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSetting(value = "paykka.errors.validation.enabled", matchIfMissing = true)
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

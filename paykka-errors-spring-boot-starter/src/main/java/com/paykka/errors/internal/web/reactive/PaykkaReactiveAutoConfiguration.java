package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.FailureHandler;
import jakarta.validation.ConstraintViolationException;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Auto-configuration for handling failures on Spring WebFlux.
 */
@AutoConfiguration(after = PaykkaProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnBean(ProblemRenderer.class)
@Import(FailureHandler.class)
public final class PaykkaReactiveAutoConfiguration {

	@Bean
	ReactiveHandlers paykkaReactiveHandlers(ApplicationContext context, FailureResolver failures,
			PaykkaErrorsProperties properties) {
		return new ReactiveHandlers(context, failures, properties);
	}

	@Bean
	ReactiveProblems paykkaReactiveProblems(FailureHandler failures, PaykkaErrorsProperties properties) {
		return new ReactiveProblems(failures, properties.observations().enabled());
	}

	@Bean
	ReactiveExceptionAdvice paykkaExceptionAdvice(ReactiveProblems problems, ReactiveHandlers handlers,
			PaykkaErrorsProperties properties) {
		return new ReactiveExceptionAdvice(problems, handlers, properties.order());
	}

	/**
	 * Handles what no controller advice has handled and, unless switched off, failures of
	 * WebFilters, ahead of Boot's error pages.
	 */
	@Bean
	@Order(-2)
	WebExceptionHandler paykkaWebExceptionHandler(ReactiveProblems problems, PaykkaErrorsProperties properties) {
		boolean filters = properties.filter().enabled();
		return (exchange,
				thrown) -> (filters || exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) != null)
						? problems.handleUnexpected(thrown, exchange) : Mono.error(thrown);
	}

	@Bean
	@Conditional(OnValidationMode.class)
	ReactiveExceptionAdvice.ReactiveInvalidRequestAdvice paykkaInvalidRequestAdvice(ReactiveProblems problems,
			ReactiveHandlers handlers, PaykkaErrorsProperties properties) {
		return new ReactiveExceptionAdvice.ReactiveInvalidRequestAdvice(problems, handlers, properties.order());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConstraintViolationException.class)
	@Conditional(OnValidationMode.class)
	static class ReactiveConstraintViolationConfiguration {

		@Bean
		ReactiveExceptionAdvice.ReactiveConstraintViolationAdvice paykkaConstraintViolationAdvice(
				ReactiveProblems problems, ReactiveHandlers handlers, PaykkaErrorsProperties properties) {
			return new ReactiveExceptionAdvice.ReactiveConstraintViolationAdvice(problems, handlers,
					properties.order());
		}

	}

	/** Matches if invalid requests are handled even where no constraint names a code. */
	static class OnValidationMode extends NoneNestedConditions {

		OnValidationMode() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = "paykka.errors.validation.mode", havingValue = "named", matchIfMissing = true)
		static class Named {

		}

		@ConditionalOnProperty(name = "paykka.errors.validation.mode", havingValue = "never")
		static class Never {

		}

	}

}

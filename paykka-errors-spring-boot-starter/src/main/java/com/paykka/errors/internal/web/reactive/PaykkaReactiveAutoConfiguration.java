package com.paykka.errors.internal.web.reactive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.AdviceReport;
import com.paykka.errors.internal.web.ApplicationHandlers;
import com.paykka.errors.internal.web.FailurePolicy;
import com.paykka.errors.internal.web.OnValidationMode;
import com.paykka.errors.internal.web.WebConfiguration;
import jakarta.validation.ConstraintViolationException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;

/**
 * Auto-configuration for handling failures on Spring WebFlux.
 */
@AutoConfiguration(after = PaykkaProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnBean(ProblemRenderer.class)
@Import(WebConfiguration.class)
public final class PaykkaReactiveAutoConfiguration {

	@Bean
	ReactiveHandlers paykkaReactiveHandlers(ApplicationContext context, FailureResolver failures,
			PaykkaErrorsProperties properties) {
		return new ReactiveHandlers(context, failures, properties);
	}

	@Bean
	ReactiveProblems paykkaReactiveProblems(FailurePolicy policy, ReactiveHandlers handlers,
			ObjectProvider<RequestMappingHandlerAdapter> adapter, ObjectProvider<HandlerResultHandler> resultHandlers,
			PaykkaErrorsProperties properties) {
		return new ReactiveProblems(policy, handlers, adapter, resultHandlers, properties.observations().enabled());
	}

	@Bean
	ReactiveExceptionAdvice paykkaExceptionAdvice(ReactiveProblems problems, PaykkaErrorsProperties properties) {
		return new ReactiveExceptionAdvice(problems, properties.order());
	}

	@Bean
	PaykkaWebExceptionHandler paykkaWebExceptionHandler(ReactiveProblems problems, PaykkaErrorsProperties properties) {
		return new PaykkaWebExceptionHandler(problems, properties.filter().enabled());
	}

	@Bean
	@Conditional(OnValidationMode.class)
	ReactiveExceptionAdvice.ReactiveInvalidRequestAdvice paykkaInvalidRequestAdvice(ReactiveProblems problems,
			PaykkaErrorsProperties properties) {
		return new ReactiveExceptionAdvice.ReactiveInvalidRequestAdvice(problems, properties.order());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConstraintViolationException.class)
	@Conditional(OnValidationMode.class)
	static class ReactiveConstraintViolationConfiguration {

		@Bean
		ReactiveExceptionAdvice.ReactiveConstraintViolationAdvice paykkaConstraintViolationAdvice(
				ReactiveProblems problems, PaykkaErrorsProperties properties) {
			return new ReactiveExceptionAdvice.ReactiveConstraintViolationAdvice(problems, properties.order());
		}

	}

	/**
	 * Finds the application's handlers once all beans exist, because controller advice
	 * has dependencies of its own.
	 */
	static class ReactiveHandlers implements Supplier<ApplicationHandlers>, SmartInitializingSingleton {

		private final SingletonSupplier<Map<ControllerAdviceBean, ExceptionHandlerMethodResolver>> advice;

		private final SingletonSupplier<ApplicationHandlers> handlers;

		private final FailureResolver failures;

		private final PaykkaErrorsProperties properties;

		ReactiveHandlers(ApplicationContext context, FailureResolver failures, PaykkaErrorsProperties properties) {
			this.advice = SingletonSupplier.of(() -> findAdvice(context));
			this.handlers = SingletonSupplier.of(() -> new ApplicationHandlers(this.advice.obtain(), properties));
			this.failures = failures;
			this.properties = properties;
		}

		private static Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> findAdvice(
				ApplicationContext context) {
			Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> found = new LinkedHashMap<>();
			for (ControllerAdviceBean bean : ControllerAdviceBean.findAnnotatedBeans(context)) {
				if (bean.getBeanType() != null) {
					found.put(bean, new ExceptionHandlerMethodResolver(bean.getBeanType()));
				}
			}
			found.values().removeIf((handlers) -> !handlers.hasExceptionMappings());
			return found;
		}

		@Override
		public ApplicationHandlers get() {
			return this.handlers.obtain();
		}

		@Override
		public void afterSingletonsInstantiated() {
			AdviceReport.logReactive(this.advice.obtain(), ReactiveExceptionAdvice.ReactiveInvalidRequestAdvice.class,
					this.failures.translatedClasses(), this.properties);
		}

	}

}

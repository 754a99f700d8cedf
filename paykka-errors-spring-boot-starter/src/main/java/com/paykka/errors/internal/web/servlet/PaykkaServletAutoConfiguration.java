package com.paykka.errors.internal.web.servlet;

import java.io.IOException;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.FailureHandler;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Auto-configuration for handling failures on Spring MVC.
 */
@AutoConfiguration(after = PaykkaProblemAutoConfiguration.class)
// So that its controller advice comes after other advice without an order
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(ProblemRenderer.class)
@Import(FailureHandler.class)
public final class PaykkaServletAutoConfiguration {

	@Bean
	ServletProblems paykkaServletProblems(FailureHandler failures,
			@Qualifier(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME) ObjectProvider<LocaleResolver> localeResolver) {
		return new ServletProblems(failures, localeResolver);
	}

	@Bean
	ExceptionResolverConfigurer paykkaResolverConfigurer(ObjectProvider<ServletProblems> problems,
			ObjectProvider<ServletExceptionAdvice> advice, ObjectProvider<FailureResolver> failures,
			PaykkaErrorsProperties properties) {
		return new ExceptionResolverConfigurer(problems, advice, failures, properties);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "paykka.errors.filter.enabled", matchIfMissing = true)
	FilterRegistrationBean<PaykkaExceptionFilter> paykkaExceptionFilter(ServletProblems problems) {
		FilterRegistrationBean<PaykkaExceptionFilter> registration = new FilterRegistrationBean<>(
				new PaykkaExceptionFilter(problems));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

	/** Comes after all resolvers that have an order. */
	@Bean
	@ConditionalOnBooleanProperty("paykka.errors.unexpected")
	HandlerExceptionResolver paykkaUnexpectedExceptionResolver(ServletProblems problems) {
		return (request, response, handler, exception) -> {
			try {
				return problems.handleUnexpected(exception, request, response) ? new ModelAndView() : null;
			}
			catch (IOException ex) {
				return DisconnectedClientHelper.isClientDisconnectedException(ex) ? new ModelAndView() : null;
			}
		};
	}

	@Bean
	ServletExceptionAdvice paykkaExceptionAdvice(ServletProblems problems) {
		return new ServletExceptionAdvice(problems);
	}

}

package com.paykka.errors.internal.web.servlet;

import java.util.List;
import java.util.Map;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.HtmlResponse;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.AdviceReport;
import com.paykka.errors.internal.web.ApplicationHandlers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/**
 * Puts {@link PaykkaExceptionResolver} around Spring's own resolver.
 */
class ExceptionResolverConfigurer implements WebMvcConfigurer {

	private final ObjectProvider<ServletProblems> problems;

	private final ObjectProvider<ServletExceptionAdvice> advice;

	private final ObjectProvider<FailureResolver> failures;

	private final PaykkaErrorsProperties properties;

	ExceptionResolverConfigurer(ObjectProvider<ServletProblems> problems, ObjectProvider<ServletExceptionAdvice> advice,
			ObjectProvider<FailureResolver> failures, PaykkaErrorsProperties properties) {
		this.problems = problems;
		this.advice = advice;
		this.failures = failures;
		this.properties = properties;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		if (this.properties.html() == HtmlResponse.ERROR_PAGE) {
			registry.addInterceptor(new ErrorPages());
		}
	}

	@Override
	public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
		for (int i = 0; i < resolvers.size(); i++) {
			if (resolvers.get(i) instanceof ExceptionHandlerExceptionResolver original) {
				PaykkaExceptionResolver resolver = create(original);
				resolvers.add(i + 1, resolver.behind());
				resolvers.add(i, resolver);
				return;
			}
		}
	}

	private PaykkaExceptionResolver create(ExceptionHandlerExceptionResolver original) {
		Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> found = original.getExceptionHandlerAdviceCache();
		AdviceReport.log(found, ServletExceptionAdvice.ServletInvalidRequestAdvice.class,
				this.failures.getObject().translatedClasses(), this.properties, false);
		ApplicationHandlers handlers = new ApplicationHandlers(found, this.properties);
		return new PaykkaExceptionResolver(this.problems.getObject(), this.advice.getObject(), handlers);
	}

}

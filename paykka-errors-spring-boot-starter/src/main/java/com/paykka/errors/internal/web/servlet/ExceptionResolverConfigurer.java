package com.paykka.errors.internal.web.servlet;

import java.util.List;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.HtmlResponse;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.AdviceReport;
import com.paykka.errors.internal.web.ApplicationHandlers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/**
 * Puts {@link PaykkaExceptionResolver} around Spring's own resolver.
 */
class ExceptionResolverConfigurer implements WebMvcConfigurer {

	private static final List<Class<?>> INVALID_REQUESTS = List.of(MethodArgumentNotValidException.class,
			HandlerMethodValidationException.class, MethodValidationException.class,
			HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class,
			MissingServletRequestParameterException.class, MissingServletRequestPartException.class,
			MissingRequestHeaderException.class, MissingRequestCookieException.class,
			MissingMatrixVariableException.class, UnsatisfiedServletRequestParameterException.class);

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
				ApplicationHandlers handlers = new ApplicationHandlers(original.getExceptionHandlerAdviceCache(),
						this.properties);
				AdviceReport.log(handlers, INVALID_REQUESTS, this.failures.getObject().translatedClasses(),
						this.properties, false);
				PaykkaExceptionResolver resolver = new PaykkaExceptionResolver(this.problems.getObject(),
						this.advice.getObject(), handlers, original);
				resolvers.add(i + 1, resolver.behind());
				resolvers.add(i, resolver);
				return;
			}
		}
	}

}

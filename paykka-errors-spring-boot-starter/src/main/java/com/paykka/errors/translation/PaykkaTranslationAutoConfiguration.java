package com.paykka.errors.translation;

import com.paykka.errors.settings.PaykkaErrorsProperties;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolationException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.ErrorResponse;

/**
 * Auto-configuration of the translation of exceptions to PayKKa codes.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnClass(ErrorResponse.class)
@ConditionalOnBooleanProperty(name = "paykka.errors.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PaykkaErrorsProperties.class)
public final class PaykkaTranslationAutoConfiguration {

	@Bean
	FaultLog paykkaFaultLog() {
		return new FaultLog();
	}

	@Bean
	Failures paykkaFailures(ObjectProvider<PaykkaExceptionTranslator> translators,
			ObjectProvider<FailureTranslator> invalidRequests, FaultLog paykkaFaultLog) {
		return new Failures(translators.orderedStream().toList(), invalidRequests.orderedStream().toList(),
				paykkaFaultLog);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("paykka.errors.unexpected")
	static class UnexpectedConfiguration {

		@Bean
		UnexpectedExceptions paykkaUnexpectedExceptions() {
			return new UnexpectedExceptions();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "paykka.errors.validation.enabled", matchIfMissing = true)
	static class ValidationConfiguration {

		@Bean
		InvalidRequests paykkaInvalidRequests() {
			return new InvalidRequests();
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(ServletException.class)
		static class ServletConfiguration {

			@Bean
			ServletInvalidRequests paykkaServletInvalidRequests() {
				return new ServletInvalidRequests();
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(ConstraintViolationException.class)
		static class BeanValidationConfiguration {

			@Bean
			ConstraintViolations paykkaConstraintViolations() {
				return new ConstraintViolations();
			}

		}

	}

}

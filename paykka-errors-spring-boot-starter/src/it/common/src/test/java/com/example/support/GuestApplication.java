package com.example.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.example.shop.Application;
import com.example.support.Trouble.ClaimedException;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * A separate application, smaller than the shop. It has a translator, unless
 * {@code guest.translator} is false.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
// On WebFlux each application needs its own event loops
@ComponentScan(basePackageClasses = Application.class, useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.OwnNetty"))
@Import(GuestApplication.Translator.class)
public @interface GuestApplication {

	/**
	 * The translator of the applications.
	 */
	@Configuration(proxyBeanMethods = false)
	class Translator {

		@Bean
		@ConditionalOnBooleanProperty(name = "guest.translator", matchIfMissing = true)
		PaykkaExceptionTranslator claimingTranslator() {
			return (exception) -> (exception instanceof ClaimedException)
					? new PaykkaException(PaykkaErrorCode.NETWORK_FLUCTUATION, exception) : null;
		}

	}

}

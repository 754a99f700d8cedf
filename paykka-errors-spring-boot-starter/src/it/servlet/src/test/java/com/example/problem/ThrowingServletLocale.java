package com.example.problem;

import java.util.Locale;

import com.example.problem.ThrowingExtensionTests.ThrowingConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Makes the servlet stack fail to resolve a request's locale.
 */
@Configuration(proxyBeanMethods = false)
public class ThrowingServletLocale {

	@Bean
	LocaleResolver localeResolver(ThrowingConfiguration configuration) {
		return new LocaleResolver() {

			@Override
			public Locale resolveLocale(HttpServletRequest request) {
				return configuration.fault.occur();
			}

			@Override
			public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
			}

		};
	}

}

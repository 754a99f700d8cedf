package com.example.problem;

import com.example.problem.ThrowingExtensionTests.ThrowingConfiguration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/**
 * Makes the reactive stack fail to resolve a request's locale.
 */
@Configuration(proxyBeanMethods = false)
public class ThrowingReactiveLocale {

	@Bean
	LocaleContextResolver localeContextResolver(ThrowingConfiguration configuration) {
		return new LocaleContextResolver() {

			@Override
			public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
				return configuration.fault.occur();
			}

			@Override
			public void setLocaleContext(ServerWebExchange exchange, LocaleContext context) {
			}

		};
	}

}

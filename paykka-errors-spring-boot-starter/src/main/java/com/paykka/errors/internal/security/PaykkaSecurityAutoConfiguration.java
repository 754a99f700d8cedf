package com.paykka.errors.internal.security;

import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.reactive.ReactiveProblems;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.internal.web.servlet.ServletProblems;
import com.paykka.errors.security.PaykkaSecurityErrors;
import com.paykka.errors.security.PaykkaServerSecurityErrors;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Auto-configuration of what an application may name in its security filter chain. None
 * of its beans is of a type of Spring Security's, so that nobody finds them by type.
 */
@AutoConfiguration(after = { PaykkaServletAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class })
@ConditionalOnClass(AuthenticationEntryPoint.class)
public final class PaykkaSecurityAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnBean(ServletProblems.class)
	static class ServletConfiguration {

		@Bean
		PaykkaSecurityErrors paykkaSecurityErrors(ServletProblems problems) {
			return new ServletSecurityErrors(problems);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnBean(ReactiveProblems.class)
	static class ReactiveConfiguration {

		@Bean
		PaykkaServerSecurityErrors paykkaServerSecurityErrors(ReactiveProblems problems) {
			return new ReactiveSecurityErrors(problems);
		}

	}

}

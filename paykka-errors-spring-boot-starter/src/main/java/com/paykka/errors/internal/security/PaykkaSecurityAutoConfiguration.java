package com.paykka.errors.internal.security;

import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.reactive.ReactiveProblems;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.internal.web.servlet.ServletProblems;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;

/**
 * Auto-configuration for beans that an application may use in its security filter chain.
 * It is the last one, so that its beans don't make other configurations back off, and the
 * application's own beans are preferred for injection. While the starter is switched off,
 * the beans send a bare status, so that the application still starts.
 */
@AutoConfiguration(after = { PaykkaServletAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(AuthenticationEntryPoint.class)
public final class PaykkaSecurityAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		private final ServletSecurityErrors errors;

		ServletConfiguration(ObjectProvider<ServletProblems> problems, ApplicationContext context) {
			this.errors = new ServletSecurityErrors(problems.getIfAvailable(), new Challenges(context));
		}

		@Bean
		@Fallback
		AuthenticationEntryPoint paykkaAuthenticationEntryPoint() {
			return this.errors::fail;
		}

		@Bean
		@Fallback
		AccessDeniedHandler paykkaAccessDeniedHandler() {
			return this.errors::deny;
		}

		@Bean
		@Fallback
		AuthenticationFailureHandler paykkaAuthenticationFailureHandler() {
			return this.errors::fail;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		private final ReactiveSecurityErrors errors;

		ReactiveConfiguration(ObjectProvider<ReactiveProblems> problems, ApplicationContext context) {
			this.errors = new ReactiveSecurityErrors(problems.getIfAvailable(), new Challenges(context));
		}

		@Bean
		@Fallback
		ServerAuthenticationEntryPoint paykkaAuthenticationEntryPoint() {
			return this.errors::fail;
		}

		@Bean
		@Fallback
		ServerAccessDeniedHandler paykkaAccessDeniedHandler() {
			return this.errors::deny;
		}

		@Bean
		@Fallback
		ServerAuthenticationFailureHandler paykkaAuthenticationFailureHandler() {
			return (failed, ex) -> this.errors.fail(failed.getExchange(), ex);
		}

	}

}

package com.paykka.errors.internal.security;

import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.reactive.ReactiveProblems;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.internal.web.servlet.ServletProblems;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.HttpStatusServerAccessDeniedHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;

/**
 * Auto-configuration for beans that an application may use in its security filter chain.
 * It is the last one, so that its beans don't make other configurations back off, and the
 * application's own beans are preferred for injection.
 */
@AutoConfiguration(after = { PaykkaServletAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(AuthenticationEntryPoint.class)
public final class PaykkaSecurityAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnBean(ServletProblems.class)
	static class ServletConfiguration {

		private final ServletSecurityErrors errors;

		ServletConfiguration(ServletProblems problems, ApplicationContext context) {
			this.errors = new ServletSecurityErrors(problems, new Challenges(context));
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
	@ConditionalOnBean(ReactiveProblems.class)
	static class ReactiveConfiguration {

		private final ReactiveSecurityErrors errors;

		ReactiveConfiguration(ReactiveProblems problems, ApplicationContext context) {
			this.errors = new ReactiveSecurityErrors(problems, new Challenges(context));
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

	/**
	 * Keeps an application working that names the beans, while the starter is switched
	 * off.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnBooleanProperty(name = "paykka.errors.enabled", havingValue = false)
	static class DisabledServletConfiguration {

		@Bean
		@Fallback
		AuthenticationEntryPoint paykkaAuthenticationEntryPoint() {
			return new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
		}

		@Bean
		@Fallback
		AccessDeniedHandler paykkaAccessDeniedHandler() {
			return (request, response, ex) -> response.setStatus(HttpStatus.FORBIDDEN.value());
		}

		@Bean
		@Fallback
		AuthenticationFailureHandler paykkaAuthenticationFailureHandler() {
			return (request, response, ex) -> response.setStatus(HttpStatus.UNAUTHORIZED.value());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnBooleanProperty(name = "paykka.errors.enabled", havingValue = false)
	static class DisabledReactiveConfiguration {

		@Bean
		@Fallback
		ServerAuthenticationEntryPoint paykkaAuthenticationEntryPoint() {
			return new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED);
		}

		@Bean
		@Fallback
		ServerAccessDeniedHandler paykkaAccessDeniedHandler() {
			return new HttpStatusServerAccessDeniedHandler(HttpStatus.FORBIDDEN);
		}

		@Bean
		@Fallback
		ServerAuthenticationFailureHandler paykkaAuthenticationFailureHandler() {
			return new ServerAuthenticationEntryPointFailureHandler(
					new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED));
		}

	}

}

package com.paykka.errors.internal.security;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.security.PaykkaSecurityErrors;
import com.paykka.errors.security.PaykkaServerSecurityErrors;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class,
			PaykkaServletAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class,
			PaykkaSecurityAutoConfiguration.class);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void eachStackHasItsOwn() {
		this.servlet.run((context) -> assertThat(context).hasSingleBean(PaykkaSecurityErrors.class)
			.doesNotHaveBean(PaykkaServerSecurityErrors.class));
		this.reactive.run((context) -> assertThat(context).hasSingleBean(PaykkaServerSecurityErrors.class)
			.doesNotHaveBean(PaykkaSecurityErrors.class));
	}

	@Test
	void nothingIsFoundByTypesOfSpringSecurity() {
		this.servlet.run((context) -> assertThat(context).doesNotHaveBean(AuthenticationEntryPoint.class)
			.doesNotHaveBean(AccessDeniedHandler.class)
			.doesNotHaveBean(AuthenticationFailureHandler.class));
		this.reactive.run((context) -> assertThat(context).doesNotHaveBean(ServerAuthenticationEntryPoint.class)
			.doesNotHaveBean(ServerAccessDeniedHandler.class)
			.doesNotHaveBean(ServerAuthenticationFailureHandler.class));
	}

	@Test
	void nothingIsThereWithoutSpringSecurity() {
		FilteredClassLoader without = new FilteredClassLoader("org.springframework.security");
		this.servlet.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("paykkaSecurityErrors"));
		this.reactive.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("paykkaServerSecurityErrors"));
	}

	@Test
	void nothingIsThereWithoutTheStarter() {
		this.servlet.withPropertyValues("paykka.errors.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PaykkaSecurityErrors.class));
		this.reactive.withPropertyValues("paykka.errors.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PaykkaServerSecurityErrors.class));
	}

}

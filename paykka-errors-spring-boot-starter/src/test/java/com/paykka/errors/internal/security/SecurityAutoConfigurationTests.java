package com.paykka.errors.internal.security;

import java.util.List;
import java.util.stream.Stream;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
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
	void startersBeansAreInjectedByDefault() {
		this.servlet.run((context) -> {
			assertStartersBean(context, AuthenticationEntryPoint.class, "paykkaAuthenticationEntryPoint");
			assertStartersBean(context, AccessDeniedHandler.class, "paykkaAccessDeniedHandler");
			assertStartersBean(context, AuthenticationFailureHandler.class, "paykkaAuthenticationFailureHandler");
		});
		this.reactive.run((context) -> {
			assertStartersBean(context, ServerAuthenticationEntryPoint.class, "paykkaAuthenticationEntryPoint");
			assertStartersBean(context, ServerAccessDeniedHandler.class, "paykkaAccessDeniedHandler");
			assertStartersBean(context, ServerAuthenticationFailureHandler.class, "paykkaAuthenticationFailureHandler");
		});
	}

	private static void assertStartersBean(ApplicationContext context, Class<?> type, String name) {
		assertThat(context.getBean(type)).isSameAs(context.getBean(name));
	}

	@Test
	void applicationsBeanIsPreferred() {
		AuthenticationEntryPoint own = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
		this.servlet.withBean("own", AuthenticationEntryPoint.class, () -> own)
			.withBean(EntryPointUser.class)
			.run((context) -> assertThat(context.getBean(EntryPointUser.class).entryPoint).isSameAs(own));
		ServerAuthenticationEntryPoint ownServer = new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED);
		this.reactive.withBean("own", ServerAuthenticationEntryPoint.class, () -> ownServer)
			.withBean(ServerEntryPointUser.class)
			.run((context) -> assertThat(context.getBean(ServerEntryPointUser.class).entryPoint).isSameAs(ownServer));
	}

	@Test
	void otherConfigurationsDoNotBackOff() {
		this.servlet.withConfiguration(AutoConfigurations.of(ZealousAutoConfiguration.class))
			.run((context) -> assertThat(context.getBean(AuthenticationEntryPoint.class))
				.isInstanceOf(HttpStatusEntryPoint.class));
	}

	@Test
	void nothingIsConfiguredWithoutSpringSecurity() {
		FilteredClassLoader without = new FilteredClassLoader("org.springframework.security");
		this.servlet.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("paykkaAuthenticationEntryPoint"));
		this.reactive.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("paykkaAuthenticationEntryPoint"));
	}

	@Test
	void sendsABareStatusWhileSwitchedOff() {
		AuthenticationException failed = new BadCredentialsException("wrong password");
		AccessDeniedException denied = new AccessDeniedException("not an administrator");
		this.servlet.withPropertyValues("paykka.errors.enabled=false").run((context) -> {
			MockHttpServletRequest request = new MockHttpServletRequest();
			List<MockHttpServletResponse> responses = Stream.generate(MockHttpServletResponse::new).limit(3).toList();
			context.getBean(AuthenticationEntryPoint.class).commence(request, responses.get(0), failed);
			context.getBean(AccessDeniedHandler.class).handle(request, responses.get(1), denied);
			context.getBean(AuthenticationFailureHandler.class)
				.onAuthenticationFailure(request, responses.get(2), failed);
			assertThat(responses).extracting(MockHttpServletResponse::getStatus).containsExactly(401, 403, 401);
			assertThat(responses).allSatisfy((response) -> assertThat(response.getContentAsByteArray()).isEmpty());
		});
		this.reactive.withPropertyValues("paykka.errors.enabled=false").run((context) -> {
			List<MockServerWebExchange> exchanges = Stream
				.generate(() -> MockServerWebExchange.from(MockServerHttpRequest.get("/")))
				.limit(3)
				.toList();
			context.getBean(ServerAuthenticationEntryPoint.class).commence(exchanges.get(0), failed).block();
			context.getBean(ServerAccessDeniedHandler.class).handle(exchanges.get(1), denied).block();
			context.getBean(ServerAuthenticationFailureHandler.class)
				.onAuthenticationFailure(new WebFilterExchange(exchanges.get(2), (exchange) -> Mono.empty()), failed)
				.block();
			assertThat(exchanges).extracting((exchange) -> exchange.getResponse().getStatusCode().value())
				.containsExactly(401, 403, 401);
		});
	}

	static class EntryPointUser {

		private final AuthenticationEntryPoint entryPoint;

		EntryPointUser(AuthenticationEntryPoint paykkaAuthenticationEntryPoint) {
			this.entryPoint = paykkaAuthenticationEntryPoint;
		}

	}

	static class ServerEntryPointUser {

		private final ServerAuthenticationEntryPoint entryPoint;

		ServerEntryPointUser(ServerAuthenticationEntryPoint entryPoint) {
			this.entryPoint = entryPoint;
		}

	}

	@AutoConfiguration
	static class ZealousAutoConfiguration {

		@Bean
		@ConditionalOnMissingBean
		AuthenticationEntryPoint zealousEntryPoint() {
			return new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
		}

	}

}

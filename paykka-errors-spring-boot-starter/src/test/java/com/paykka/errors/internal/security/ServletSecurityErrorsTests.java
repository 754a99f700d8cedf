package com.paykka.errors.internal.security;

import com.paykka.errors.PaykkaCode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import static org.assertj.core.api.Assertions.assertThat;

class ServletSecurityErrorsTests {

	private static final AuthenticationException FAILED = new BadCredentialsException("secret");

	private final WebApplicationContextRunner resourceServer = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class,
					PaykkaServletAutoConfiguration.class, PaykkaSecurityAutoConfiguration.class));

	private final WebApplicationContextRunner plain = this.resourceServer
		.withClassLoader(new FilteredClassLoader("org.springframework.security.oauth2"));

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/pay");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void challengeOnTheResponseStays() {
		this.response.setHeader("WWW-Authenticate", "ApiKey");
		commence(this.resourceServer, FAILED);
		assertThat(this.response.getHeaders("WWW-Authenticate")).containsExactly("ApiKey");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Digest a=b", "Bearer abc", "Basically" })
	void challengeOfUnknownSchemeIsSession(String authorization) {
		if (!authorization.isEmpty()) {
			this.request.addHeader("Authorization", authorization);
		}
		commence(this.plain, FAILED);
		assertThat(this.response.getHeaders("WWW-Authenticate")).containsExactly("Session");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "shop, Basic realm=\"shop\"", "``, Basic realm=\"Realm\"",
			"a \"b\\c\u00e9, Basic realm=\"a \\\"b\\\\c?\"" })
	void challengeOfBasicNamesTheApplication(String name, String expected) {
		this.request.addHeader("Authorization", "basic abc");
		commence(this.resourceServer.withPropertyValues("spring.application.name=" + name), FAILED);
		assertThat(this.response.getHeaders("WWW-Authenticate")).containsExactly(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bearer abc" })
	void resourceServerRequestsTokens(String authorization) {
		if (!authorization.isEmpty()) {
			this.request.addHeader("Authorization", authorization);
		}
		commence(this.resourceServer, FAILED);
		assertThat(this.response.getHeaders("WWW-Authenticate")).containsExactly("Bearer");
	}

	@Test
	void schemeThatNothingReadsIsNotOffered() {
		this.request.addHeader("Authorization", "Basic abc");
		commence(this.resourceServer, new InsufficientAuthenticationException("secret"));
		assertThat(this.response.getHeaders("WWW-Authenticate")).containsExactly("Bearer");
	}

	@Test
	void malformedTokenHasTheStatusOfItsError() {
		this.request.addHeader("Authorization", "Digest a=b");
		commence(this.resourceServer, new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("twice")));
		assertThat(this.response.getStatus()).isEqualTo(400);
		assertThat(this.response.getHeader("WWW-Authenticate")).startsWith("Bearer error=\"invalid_request\"");
		assertThat(this.response.getContentAsByteArray()).asString().contains("\"title\":\"Bad Request\"");
	}

	@Test
	void denialWithoutTokenHasNoChallenge() {
		this.resourceServer.run((context) -> context.getBean(AccessDeniedHandler.class)
			.handle(this.request, this.response, new AccessDeniedException("secret")));
		assertThat(this.response.getStatus()).isEqualTo(403);
		assertThat(this.response.containsHeader("WWW-Authenticate")).isFalse();
	}

	@Test
	void annotatedCauseHasItsCode() {
		commence(this.resourceServer, new InternalAuthenticationServiceException("secret", new StoreDownException()));
		assertThat(this.response.getStatus()).isEqualTo(503);
		assertThat(this.response.getContentAsByteArray()).asString()
			.contains("\"code\":\"4006\"")
			.doesNotContain("secret");
	}

	@PaykkaCode(PaykkaErrorCode.NETWORK_FLUCTUATION)
	static class StoreDownException extends RuntimeException {

		StoreDownException() {
			super("secret");
		}

	}

	@Test
	void committedResponseIsLeftAlone() throws Exception {
		this.response.getWriter().write("begun");
		this.response.flushBuffer();
		commence(this.resourceServer, FAILED);
		assertThat(this.response.getContentAsString()).isEqualTo("begun");
		assertThat(this.response.getStatus()).isEqualTo(200);
	}

	@Test
	void instanceIsThePathBeforeAnErrorPage() throws Exception {
		this.request.setRequestURI("/error");
		this.request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/orders/42");
		commence(this.plain, FAILED);
		// Boot 3.5.0 escapes slashes
		assertThat(this.response.getContentAsString().replace("\\/", "/")).contains("\"instance\":\"/orders/42\"");
	}

	@Test
	void refusedErrorPageIsNotSentToAnother() throws Exception {
		this.request.addHeader("Accept", "text/html");
		this.request.setDispatcherType(DispatcherType.ERROR);
		commence(this.plain.withPropertyValues("paykka.errors.html=error-page"), FAILED);
		assertThat(this.response.getContentAsString()).contains("\"title\":\"Unauthorized\"");
	}

	private void commence(WebApplicationContextRunner runner, AuthenticationException failed) {
		runner.run((context) -> context.getBean(AuthenticationEntryPoint.class)
			.commence(this.request, this.response, failed));
	}

}

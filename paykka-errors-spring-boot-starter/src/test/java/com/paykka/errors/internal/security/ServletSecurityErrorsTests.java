package com.paykka.errors.internal.security;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.security.PaykkaSecurityErrors;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.AuthenticationEntryPoint;

import static org.assertj.core.api.Assertions.assertThat;

class ServletSecurityErrorsTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/pay");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void challengeOnTheResponseStays() throws Exception {
		this.response.setHeader("WWW-Authenticate", "ApiKey");
		commence(null);
		assertThat(this.response.getHeaders("WWW-Authenticate")).containsExactly("ApiKey");
	}

	@Test
	void challengeWithoutSchemeIsSession() throws Exception {
		commence(null);
		assertThat(this.response.getHeaders("WWW-Authenticate")).containsExactly("Session");
	}

	@Test
	void schemeThatRedirectsIsIgnored() throws Exception {
		commence((request, response, ex) -> response.sendRedirect("/login"));
		assertThat(this.response.getStatus()).isEqualTo(401);
		assertThat(this.response.getRedirectedUrl()).isNull();
	}

	@Test
	void schemeThatWritesIsIgnored() throws Exception {
		commence((request, response, ex) -> {
			response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
			response.getWriter().write("secret");
			response.getOutputStream().write(1);
			response.flushBuffer();
		});
		assertThat(this.response.getStatus()).isEqualTo(400);
		assertThat(this.response.getContentAsString()).contains("\"title\":\"Bad Request\"").doesNotContain("secret");
	}

	@Test
	void committedResponseIsLeftAlone() throws Exception {
		this.response.getWriter().write("begun");
		this.response.flushBuffer();
		commence((request, response, ex) -> response.sendError(401));
		assertThat(this.response.getContentAsString()).isEqualTo("begun");
		assertThat(this.response.getStatus()).isEqualTo(200);
	}

	@Test
	void instanceIsThePathBeforeAnErrorPage() throws Exception {
		this.request.setRequestURI("/error");
		this.request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/orders/42");
		commence(null);
		assertThat(this.response.getContentAsString()).contains("\"instance\":\"/orders/42\"");
	}

	private void commence(AuthenticationEntryPoint scheme) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
					PaykkaProblemAutoConfiguration.class, PaykkaServletAutoConfiguration.class,
					PaykkaSecurityAutoConfiguration.class))
			.run((context) -> {
				PaykkaSecurityErrors errors = context.getBean(PaykkaSecurityErrors.class);
				AuthenticationEntryPoint entryPoint = (scheme != null) ? errors.authenticationEntryPoint(scheme)
						: errors.authenticationEntryPoint();
				entryPoint.commence(this.request, this.response, new BadCredentialsException("secret"));
			});
	}

}

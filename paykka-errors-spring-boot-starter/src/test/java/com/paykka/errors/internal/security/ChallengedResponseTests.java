package com.paykka.errors.internal.security;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ChallengedResponseTests {

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final ChallengedResponse challenged = new ChallengedResponse(this.response);

	@Test
	void statusIsOnlyRemembered() throws Exception {
		this.challenged.sendError(401);
		this.challenged.sendError(400, "secret");
		assertThat(this.challenged.getStatus()).isEqualTo(400);
		assertThat(this.response.getStatus()).isEqualTo(200);
	}

	@Test
	void redirectIsIgnored() {
		this.challenged.sendRedirect("/login");
		assertThat(this.response.getRedirectedUrl()).isNull();
	}

	@Test
	void bodyIsIgnored() throws Exception {
		this.challenged.getWriter().write("secret");
		this.challenged.getOutputStream().write(1);
		this.challenged.flushBuffer();
		assertThat(this.response.isCommitted()).isFalse();
		assertThat(this.response.getContentAsByteArray()).isEmpty();
	}

}

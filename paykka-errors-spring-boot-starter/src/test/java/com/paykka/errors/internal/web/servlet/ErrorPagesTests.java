package com.paykka.errors.internal.web.servlet;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorPagesTests {

	@Test
	void showTheTitleOrTheCodeWithoutADetail() throws IOException {
		assertThat(messageFor(Map.of("code", "4018", "title", "Order expired", "detail", "It has expired")))
			.isEqualTo("It has expired");
		assertThat(messageFor(Map.of("code", "4018", "title", "Order expired"))).isEqualTo("Order expired");
		assertThat(messageFor(Map.of("code", "4018"))).isEqualTo("4018");
	}

	private static String messageFor(Map<String, String> model) throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		ErrorPages.send(410, model, new MockHttpServletRequest(), response);
		return response.getErrorMessage();
	}

}

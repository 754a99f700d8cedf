package com.paykka.errors.internal.web;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@WebMvcTest
@Import(WebMvcSliceTests.Controller.class)
class WebMvcSliceTests {

	@Autowired
	private MockMvc mvc;

	@Test
	void sliceRespondsWithProblems() throws Exception {
		this.mvc.perform(get("/expired"))
			.andExpect(status().isGone())
			.andExpect(content().contentType("application/problem+json"))
			.andExpect(jsonPath("$.code").value("4018"));
	}

	@SpringBootConfiguration
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/expired")
		String expired() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

}

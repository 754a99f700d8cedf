package com.paykka.errors.internal.web;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@WebMvcTest(properties = "paykka.errors.validation.mode=unless-handled")
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

	@ParameterizedTest
	@CsvSource({ "application/json, #/amount", "application/xml,", "application/vnd.shop+xml;charset=UTF-8," })
	void bodiesOfXmlHaveNoPointers(String type, @Nullable String pointer) throws Exception {
		for (String body : List.of("{\"amount\":777}", "{\"amount\":\"rejected\"}")) {
			ResultActions response = this.mvc.perform(post("/orders").contentType(type).content(body))
				.andExpect(status().isBadRequest());
			response.andExpect((pointer != null) ? jsonPath("$.errors[*].pointer").value(pointer)
					: jsonPath("$.errors[*].pointer").isEmpty());
		}
	}

	@SpringBootConfiguration
	static class Application {

		/** What is read as XML fails with the same exceptions. */
		@Bean
		MappingJackson2HttpMessageConverter converter(ObjectMapper mapper) {
			MappingJackson2HttpMessageConverter converter = new MappingJackson2HttpMessageConverter(mapper);
			converter.setSupportedMediaTypes(List.of(MediaType.ALL));
			return converter;
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/expired")
		String expired() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@PostMapping("/orders")
		String order(@Valid @RequestBody Order order) {
			return "ok";
		}

	}

	record Order(@Max(value = 100, message = "{paykka.2054}") int amount) {

	}

}

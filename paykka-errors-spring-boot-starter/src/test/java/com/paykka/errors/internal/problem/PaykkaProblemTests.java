package com.paykka.errors.internal.problem;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class PaykkaProblemTests {

	private static final String EXPECTED = "{\"type\":\"urn:x\",\"title\":\"Order expired\",\"status\":410,"
			+ "\"code\":\"4018\",\"retryable\":false,\"retryAfter\":5}";

	@Test
	void isFlatOnBareJackson2() throws Exception {
		assertThat(new ObjectMapper().writeValueAsString(problem())).isEqualTo(EXPECTED);
	}

	@Test
	void isFlatOnBareJackson3() {
		assertThat(JsonMapper.builder().build().writeValueAsString(problem())).isEqualTo(EXPECTED);
	}

	@Test
	void isFlatOnMapperOfSpring() throws Exception {
		assertThat(Jackson2ObjectMapperBuilder.json().build().writeValueAsString(problem())).isEqualTo(EXPECTED);
	}

	@Test
	void keepsNamesAndFalseOnMapperWithOtherHabits() throws Exception {
		ObjectMapper mapper = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.setDefaultPropertyInclusion(JsonInclude.Include.NON_DEFAULT);
		assertThat(mapper.writeValueAsString(problem())).isEqualTo(EXPECTED);
	}

	@Test
	void isFlatWithoutJackson() {
		assertThat(new String(new BootProblemJson().write(problem()))).isEqualTo(EXPECTED);
	}

	private static PaykkaProblem problem() {
		PaykkaProblem problem = new PaykkaProblem(410);
		problem.setType(URI.create("urn:x"));
		problem.setTitle("Order expired");
		problem.setProperty("code", "4018");
		problem.setProperty("retryable", false);
		problem.setProperty("retryAfter", 5);
		return problem;
	}

}

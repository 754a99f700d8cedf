package com.example.graphql;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.graphql.test.autoconfigure.GraphQlTest;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the slice of Spring Boot 4 for GraphQL handles failures.
 */
@GraphQlTest
@Import(ShopController.class)
class GraphQlTestSliceTests {

	@Autowired
	private ExecutionGraphQlService service;

	@Test
	void failureHasItsCode() {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest("{ failing(code: \"6002\") }", null,
				null, null, "1", null);
		assertThat(this.service.execute(request).block().getErrors()).singleElement()
			.satisfies((error) -> assertThat(error.getExtensions()).containsEntry("code", "6002")
				.containsEntry("retryAfter", 5L));
	}

	@SpringBootConfiguration
	static class Application {

	}

}

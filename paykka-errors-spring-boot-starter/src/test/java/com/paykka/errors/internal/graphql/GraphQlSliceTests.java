package com.paykka.errors.internal.graphql;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.graphql.GraphQlTest;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Controller;

import static org.assertj.core.api.Assertions.assertThat;

@GraphQlTest(properties = "spring.graphql.schema.locations=classpath:slice/")
@Import(GraphQlSliceTests.Orders.class)
class GraphQlSliceTests {

	@Autowired
	private ExecutionGraphQlService service;

	@Test
	void sliceHasTheExtensions() {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest("{ order }", null, null, null, "1",
				null);
		assertThat(this.service.execute(request).block().getErrors()).singleElement()
			.satisfies((error) -> assertThat(error.getExtensions()).containsEntry("code", "4018"));
	}

	@SpringBootConfiguration
	static class Application {

	}

	@Controller
	static class Orders {

		@QueryMapping
		String order() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

}

package com.paykka.errors.observability;

import org.springframework.boot.WebApplicationType;

class ServletTracingTests extends TracingTests {

	ServletTracingTests() {
		super(WebApplicationType.SERVLET, BlockingCalls.class);
	}

}

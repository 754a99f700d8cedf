package com.paykka.errors.internal.observability;

import org.springframework.boot.WebApplicationType;

class ServletTracingTests extends TracingTests {

	ServletTracingTests() {
		super(WebApplicationType.SERVLET, BlockingCalls.class);
	}

}

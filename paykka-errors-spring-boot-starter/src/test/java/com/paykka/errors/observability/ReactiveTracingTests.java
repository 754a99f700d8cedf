package com.paykka.errors.observability;

import org.springframework.boot.WebApplicationType;

class ReactiveTracingTests extends TracingTests {

	ReactiveTracingTests() {
		super(WebApplicationType.REACTIVE, ReactiveCalls.class);
	}

}

package com.paykka.errors.internal.observability;

import org.springframework.boot.WebApplicationType;

class ReactiveTracingTests extends TracingTests {

	ReactiveTracingTests() {
		super(WebApplicationType.REACTIVE, ReactiveCalls.class);
	}

}

package com.example.benchmark;

import java.net.URI;

import io.github.belgif.rest.problem.api.Problem;

/**
 * Has no stack trace, as is the library's default.
 */
class OrderExpiredException extends Problem {

	OrderExpiredException() {
		super(Payload.TYPE, Payload.TITLE, 410);
		setDetail(Payload.DETAIL);
		setInstance(URI.create("/orders/42/pay"));
		setAdditionalProperty("code", Payload.CODE);
		setAdditionalProperty("name", Payload.NAME);
		setAdditionalProperty("category", Payload.CATEGORY);
		setAdditionalProperty("retryable", false);
		setAdditionalProperty("advice", Payload.ADVICE);
	}

}

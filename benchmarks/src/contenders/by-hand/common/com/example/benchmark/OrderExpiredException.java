package com.example.benchmark;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

class OrderExpiredException extends ErrorResponseException {

	OrderExpiredException() {
		super(HttpStatus.GONE, problem(), null);
	}

	private static ProblemDetail problem() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.GONE, Payload.DETAIL);
		problem.setType(Payload.TYPE);
		problem.setTitle(Payload.TITLE);
		problem.setProperty("code", Payload.CODE);
		problem.setProperty("name", Payload.NAME);
		problem.setProperty("category", Payload.CATEGORY);
		problem.setProperty("retryable", false);
		problem.setProperty("advice", Payload.ADVICE);
		return problem;
	}

}

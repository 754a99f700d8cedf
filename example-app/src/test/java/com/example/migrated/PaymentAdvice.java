package com.example.migrated;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * The advice of an application before it had the starter.
 */
@RestControllerAdvice
class PaymentAdvice {

	@ExceptionHandler(DeclinedException.class)
	ProblemDetail declined(DeclinedException ex) {
		ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.PAYMENT_REQUIRED);
		problem.setProperty("code", ex.getCode());
		return problem;
	}

	@ExceptionHandler(Exception.class)
	ProblemDetail unexpected() {
		return ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
	}

}

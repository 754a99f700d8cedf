package com.example.guest;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * An application's own responses to WebFlux exceptions.
 */
@RestControllerAdvice(assignableTypes = GuestValidationTests.Own.class)
public class OwnReactiveResponses extends ResponseEntityExceptionHandler {

	@Override
	protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(WebExchangeBindException exception,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		return Mono.just(ResponseEntity.status(422).body("own response"));
	}

}

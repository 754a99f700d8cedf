package com.example.benchmark;

import java.net.URI;

import io.github.wimdeblauwe.errorhandlingspringbootstarter.ResponseErrorCode;
import io.github.wimdeblauwe.errorhandlingspringbootstarter.ResponseErrorProperty;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.GONE)
@ResponseErrorCode(Payload.CODE)
class OrderExpiredException extends RuntimeException {

	OrderExpiredException() {
		super(Payload.DETAIL);
	}

	@ResponseErrorProperty
	public URI getType() {
		return Payload.TYPE;
	}

	@ResponseErrorProperty
	public String getTitle() {
		return Payload.TITLE;
	}

	@ResponseErrorProperty
	public String getName() {
		return Payload.NAME;
	}

	@ResponseErrorProperty
	public String getCategory() {
		return Payload.CATEGORY;
	}

	@ResponseErrorProperty
	public boolean isRetryable() {
		return false;
	}

	@ResponseErrorProperty
	public String getAdvice() {
		return Payload.ADVICE;
	}

}

package com.example.shop;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handles its own failures.
 */
@RestController
class LocalHandlerController {

	@GetMapping("/local")
	String local() {
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@ExceptionHandler
	ResponseEntity<String> handle(PaykkaException exception) {
		return ResponseEntity.status(418).body("local");
	}

}

package com.example.decoding;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responds as the gateway does if nothing fails.
 */
@RestController
class PaidController {

	private byte[] body = {};

	void setBody(byte[] body) {
		this.body = body;
	}

	@GetMapping(path = "/paid", produces = MediaType.APPLICATION_JSON_VALUE)
	byte[] pay() {
		return this.body;
	}

}

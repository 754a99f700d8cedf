package com.example.benchmark;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	@GetMapping("/orders/{id}/pay")
	void pay(HttpServletResponse response) throws IOException {
		response.setStatus(410);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(Payload.BYTES.length);
		response.getOutputStream().write(Payload.BYTES);
	}

}

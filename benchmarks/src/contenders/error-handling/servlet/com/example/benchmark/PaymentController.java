package com.example.benchmark;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	@GetMapping("/orders/{id}/pay")
	void pay() {
		throw new OrderExpiredException();
	}

}

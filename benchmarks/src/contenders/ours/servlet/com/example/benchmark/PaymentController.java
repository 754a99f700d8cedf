package com.example.benchmark;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	@GetMapping("/orders/{id}/pay")
	void pay() {
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@GetMapping("/orders/{id}/untraced")
	void payUntraced() {
		throw PaykkaException.withoutStackTrace(PaykkaErrorCode.ORDER_EXPIRED);
	}

}

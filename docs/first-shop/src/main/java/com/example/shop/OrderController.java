package com.example.shop;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

	private final Payments payments;

	OrderController(Payments payments) {
		this.payments = payments;
	}

	@GetMapping("/orders/{id}")
	String get(@PathVariable long id) {
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@PostMapping("/orders/{id}/pay")
	GatewayResponse.State pay(@PathVariable long id, @RequestParam String card) {
		return this.payments.pay("T" + id, 1250, card);
	}

}

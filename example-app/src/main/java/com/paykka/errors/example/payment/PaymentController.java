package com.paykka.errors.example.payment;

import com.paykka.errors.example.gateway.Card;
import com.paykka.errors.example.order.Order;
import com.paykka.errors.example.order.OrderStore;
import com.paykka.errors.openapi.PaykkaErrorResponses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static com.paykka.errors.PaykkaErrorCode.CAPTURE_AMOUNT_EXCEEDED;
import static com.paykka.errors.PaykkaErrorCode.CARD_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_CAPTURABLE;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_CLOSABLE;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_FOUND;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_REFUNDABLE;
import static com.paykka.errors.PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED;
import static com.paykka.errors.PaykkaErrorCode.PAYMENT_PROCESSING;
import static com.paykka.errors.PaykkaErrorCode.REFUND_AMOUNT_EXCEEDED;
import static com.paykka.errors.PaykkaErrorCode.REFUND_COMPLETED;
import static com.paykka.errors.PaykkaErrorCode.TRANSACTION_COMPLETED;

/**
 * Pays, captures, refunds and closes orders. It handles no failure: the starter turns
 * each exception into a problem.
 */
@RestController
@RequestMapping("/orders")
class PaymentController {

	private final OrderStore orders;

	private final Payments payments;

	PaymentController(OrderStore orders, Payments payments) {
		this.orders = orders;
		this.payments = payments;
	}

	@PostMapping("/{id}/pay")
	@PaykkaErrorResponses({ ORDER_NOT_FOUND, ORDER_EXPIRED, PAYMENT_PROCESSING, TRANSACTION_COMPLETED, CARD_EXPIRED,
			INSUFFICIENT_FUNDS })
	Order pay(@PathVariable @Positive(message = "{paykka.2039}") long id, @RequestBody @Valid Card card) {
		return this.payments.pay(id, card);
	}

	@GetMapping("/{id}/payment")
	Settlement payment(@PathVariable long id) {
		return this.payments.query(id);
	}

	@PostMapping("/{id}/capture")
	@PaykkaErrorResponses({ ORDER_NOT_FOUND, ORDER_NOT_CAPTURABLE, CAPTURE_AMOUNT_EXCEEDED })
	Order capture(@PathVariable long id, @RequestBody @Valid AmountRequest request) {
		return this.payments.capture(id, request.amount());
	}

	@PostMapping("/{id}/refund")
	@PaykkaErrorResponses({ ORDER_NOT_FOUND, ORDER_NOT_REFUNDABLE, REFUND_COMPLETED, REFUND_AMOUNT_EXCEEDED })
	Order refund(@PathVariable long id, @RequestBody @Valid AmountRequest request) {
		return this.payments.refund(id, request.amount());
	}

	@PostMapping("/{id}/close")
	@PaykkaErrorResponses({ ORDER_NOT_FOUND, ORDER_NOT_CLOSABLE })
	Order close(@PathVariable long id) {
		return this.payments.close(id);
	}

	@PutMapping("/{id}/status")
	@PaykkaErrorResponses({ ORDER_NOT_FOUND, ORDER_STATUS_CHANGE_NOT_ALLOWED })
	Order changeStatus(@PathVariable long id, @RequestBody @Valid StatusRequest request) {
		this.orders.get(id).checkChange(request.status());
		return this.payments.close(id);
	}

}

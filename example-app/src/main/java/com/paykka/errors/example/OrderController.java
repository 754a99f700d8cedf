package com.paykka.errors.example;

import java.net.URI;

import com.paykka.errors.openapi.PaykkaErrorResponses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

import org.springframework.http.ResponseEntity;
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
import static com.paykka.errors.PaykkaErrorCode.PARAMETER_INVALID;
import static com.paykka.errors.PaykkaErrorCode.PAYMENT_PROCESSING;
import static com.paykka.errors.PaykkaErrorCode.REFUND_AMOUNT_EXCEEDED;
import static com.paykka.errors.PaykkaErrorCode.REFUND_COMPLETED;
import static com.paykka.errors.PaykkaErrorCode.SUBMISSION_INCONSISTENT;
import static com.paykka.errors.PaykkaErrorCode.TRANSACTION_COMPLETED;

/**
 * The shop's orders over HTTP. Failures are thrown here and answered by the starter.
 */
@RestController
@RequestMapping("/orders")
class OrderController {

	private final OrderStore orders;

	private final Payments payments;

	OrderController(OrderStore orders, Payments payments) {
		this.orders = orders;
		this.payments = payments;
	}

	@PostMapping
	@PaykkaErrorResponses({ PARAMETER_INVALID, SUBMISSION_INCONSISTENT })
	ResponseEntity<Order> create(@RequestBody @Valid OrderRequest request) {
		Order order = this.orders.create(request);
		return ResponseEntity.created(URI.create("/orders/" + order.id())).body(order);
	}

	@GetMapping("/{id}")
	@PaykkaErrorResponses(ORDER_NOT_FOUND)
	Order get(@PathVariable @Positive(message = "{paykka.2039}") long id) {
		return this.orders.get(id);
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

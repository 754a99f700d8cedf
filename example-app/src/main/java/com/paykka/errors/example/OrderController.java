package com.paykka.errors.example;

import java.net.URI;

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

/**
 * The shop's orders over HTTP. What goes wrong is thrown and answered by the starter.
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
	ResponseEntity<Order> create(@RequestBody @Valid OrderRequest request) {
		Order order = this.orders.create(request);
		return ResponseEntity.created(URI.create("/orders/" + order.id())).body(order);
	}

	@GetMapping("/{id}")
	Order get(@PathVariable @Positive(message = "{paykka.2039}") long id) {
		return this.orders.get(id);
	}

	@PostMapping("/{id}/pay")
	Order pay(@PathVariable @Positive(message = "{paykka.2039}") long id, @RequestBody @Valid Card card) {
		return this.payments.pay(id, card);
	}

	@GetMapping("/{id}/payment")
	Settlement payment(@PathVariable long id) {
		return this.payments.query(id);
	}

	@PostMapping("/{id}/capture")
	Order capture(@PathVariable long id, @RequestBody @Valid AmountRequest request) {
		return this.payments.capture(id, request.amount());
	}

	@PostMapping("/{id}/refund")
	Order refund(@PathVariable long id, @RequestBody @Valid AmountRequest request) {
		return this.payments.refund(id, request.amount());
	}

	@PostMapping("/{id}/close")
	Order close(@PathVariable long id) {
		return this.orders.update(id, Order::close);
	}

	@PutMapping("/{id}/status")
	Order changeStatus(@PathVariable long id, @RequestBody @Valid StatusRequest request) {
		return this.orders.update(id, (order) -> order.changeStatus(request.status()));
	}

}

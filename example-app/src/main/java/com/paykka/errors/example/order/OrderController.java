package com.paykka.errors.example.order;

import java.net.URI;

import com.paykka.errors.openapi.PaykkaErrorResponses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_FOUND;
import static com.paykka.errors.PaykkaErrorCode.PARAMETER_INVALID;
import static com.paykka.errors.PaykkaErrorCode.SUBMISSION_INCONSISTENT;

/**
 * Creates and shows orders. It handles no failure: the starter turns each exception into
 * a problem.
 */
@RestController
@RequestMapping("/orders")
class OrderController {

	private final OrderStore orders;

	OrderController(OrderStore orders) {
		this.orders = orders;
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

}

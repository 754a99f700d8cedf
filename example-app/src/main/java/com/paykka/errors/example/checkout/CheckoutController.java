package com.paykka.errors.example.checkout;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.paykka.errors.example.order.OrderItem;
import com.paykka.errors.example.order.OrderRequest;
import com.paykka.errors.example.order.OrderStore;
import com.paykka.errors.example.payment.Payments;
import com.paykka.errors.test.TestCard;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the requests of the checkout page. Its problems are for shoppers.
 */
@RestController
@RequestMapping("/checkout")
class CheckoutController {

	private static final long AMOUNT = 1250;

	private final OrderStore orders;

	private final Payments payments;

	CheckoutController(OrderStore orders, Payments payments) {
		this.orders = orders;
		this.payments = payments;
	}

	@GetMapping("/test-cards")
	List<CardOffer> testCards() {
		return Arrays.stream(TestCard.values()).map((card) -> new CardOffer(card.name(), card.getNumber())).toList();
	}

	/**
	 * Return what will be ordered. Only a payment creates an order.
	 */
	@GetMapping("/cart")
	Cart cart() {
		return new Cart(AMOUNT, "EUR");
	}

	@PostMapping("/orders")
	@ResponseStatus(HttpStatus.CREATED)
	CheckoutOrder create(@RequestBody @Valid CheckoutRequest request) {
		// A real shop takes the amount from its own cart
		long amount = Objects.requireNonNullElse(request.amount(), AMOUNT);
		return CheckoutOrder.of(this.orders.create(new OrderRequest("checkout", amount, "EUR", "shopper@example.com",
				List.of(new OrderItem("Tea", 1, amount)))));
	}

	@PostMapping("/orders/{id}/pay")
	CheckoutOrder pay(@PathVariable long id, @RequestBody @Valid CheckoutCard card) {
		return CheckoutOrder.of(this.payments.pay(id, card.toCard()));
	}

	/**
	 * Return an order. While its outcome is unknown, this queries the gateway.
	 */
	@GetMapping("/orders/{id}")
	CheckoutOrder get(@PathVariable long id) {
		return CheckoutOrder.of(this.payments.query(id));
	}

	/**
	 * The amount of an order, in minor units.
	 */
	record Cart(long amount, String currency) {

	}

	/**
	 * One of the sandbox's test cards.
	 *
	 * @param name what it does
	 * @param number its number
	 */
	record CardOffer(String name, String number) {

	}

}

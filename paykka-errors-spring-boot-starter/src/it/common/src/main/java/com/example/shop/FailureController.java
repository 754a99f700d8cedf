package com.example.shop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Failures that a controller throws in the same way on both stacks.
 */
@RestController
class FailureController {

	@GetMapping("/codes/{code}")
	String code(@PathVariable String code) {
		throw new PaykkaException(PaykkaErrorCode.fromCode(code));
	}

	@GetMapping("/status")
	String status(@RequestParam String order, @RequestParam String from, @RequestParam String to) {
		throw new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, order, from, to);
	}

	@GetMapping("/arguments/{kind}")
	String arguments(@PathVariable String kind) {
		throw new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, OddArguments.of(kind));
	}

	@GetMapping("/retry")
	String retry() {
		throw new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION).retryAfter(Duration.ofSeconds(5));
	}

	@GetMapping("/properties")
	String properties() {
		throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("orderId", "GW206194332333335")
			.with("attempts", 3);
	}

	@GetMapping("/cards/argument")
	String cardAsArgument(@RequestParam String card) {
		throw new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, "card " + card, "PAID", "CLOSED");
	}

	@GetMapping("/cards/number")
	String cardAsNumber(@RequestParam long card) {
		throw new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, card, "PAID", "CLOSED");
	}

	@GetMapping("/cards/property")
	String cardAsProperty(@RequestParam String card) {
		throw new PaykkaException(PaykkaErrorCode.CARD_INVALID).with("card", card);
	}

	@GetMapping("/cards/nested-property")
	String cardAsNestedProperty(@RequestParam String card) {
		throw new PaykkaException(PaykkaErrorCode.CARD_INVALID).with("cards", List.of(Map.of("number", card)));
	}

	@GetMapping("/cards/number-property")
	String cardAsNumberProperty(@RequestParam long card) {
		throw new PaykkaException(PaykkaErrorCode.CARD_INVALID).with("card", card);
	}

	@GetMapping("/cards/bean")
	String cardInBean(@RequestParam String card) {
		throw new PaykkaException(PaykkaErrorCode.CARD_INVALID, new IllegalArgumentException("secret"))
			.with("payment", new Refusal("PAN" + card, new IllegalStateException("secret"), new byte[] { 42 }))
			.with("reason", new IllegalStateException("secret"));
	}

	@GetMapping("/cards/path/{card}")
	String cardInPath(@PathVariable String card) {
		throw new PaykkaException(PaykkaErrorCode.CARD_INVALID);
	}

	@GetMapping("/cards/query")
	String cardInQuery(@RequestParam String card) {
		throw new PaykkaException(PaykkaErrorCode.CARD_INVALID);
	}

	@GetMapping("/wrapped")
	String wrapped() {
		throw new IllegalStateException("secret", new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
	}

	@GetMapping("/wrapped-twice")
	String wrappedTwice() throws Exception {
		throw new Exception("secret",
				new RuntimeException("secret", new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
	}

	@GetMapping("/suppressed")
	String suppressed() {
		IllegalStateException several = new IllegalStateException("secret");
		several.addSuppressed(new IllegalArgumentException("secret"));
		several.addSuppressed(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		throw several;
	}

	@GetMapping("/future")
	CompletableFuture<String> future() {
		return CompletableFuture.supplyAsync(() -> {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		});
	}

	@GetMapping("/faults/{kind}")
	String fault(@PathVariable String kind) {
		return Faults.fail(kind);
	}

	@GetMapping("/future/faults/{kind}")
	CompletableFuture<String> faultInFuture(@PathVariable String kind) {
		return CompletableFuture.supplyAsync(() -> Faults.fail(kind));
	}

	@GetMapping("/unclaimed")
	String unclaimed() {
		throw new IllegalStateException("secret");
	}

	@GetMapping("/claimed")
	String claimed() {
		throw new IllegalStateException("claimed secret");
	}

	@GetMapping("/unexpected")
	String unexpected() {
		throw new IllegalArgumentException("secret");
	}

	@GetMapping("/response-status-exception")
	String responseStatusException() {
		throw new ResponseStatusException(HttpStatusCode.valueOf(409), "taken");
	}

	@GetMapping("/response-status-annotation")
	String responseStatusAnnotation() {
		throw new GoneException();
	}

	@ResponseStatus(HttpStatus.GONE)
	static class GoneException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	record Refusal(String reason, Exception exception, byte[] key) {
	}

}

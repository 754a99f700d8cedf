package com.example.shop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Validates input from every possible source.
 */
@RestController
class ValidationController {

	private final References references;

	ValidationController(References references) {
		this.references = references;
	}

	@PostMapping("/orders")
	String order(@Valid @RequestBody Order order) {
		return "ordered";
	}

	@PostMapping("/upload")
	String upload(@RequestBody byte[] body) {
		return "read " + body.length;
	}

	@GetMapping("/search")
	String search(@Valid @ModelAttribute Search search) {
		return "found";
	}

	@GetMapping("/parameter")
	String parameter(@RequestParam @Min(value = 1, message = "{paykka.2054}") int amount) {
		return "paid";
	}

	@GetMapping("/header")
	String header(@RequestHeader("X-Shopper-Reference") @NotBlank(message = "{paykka.2008}") String shopperReference) {
		return "welcome";
	}

	@GetMapping("/service")
	String service(@RequestParam String reference) {
		return this.references.resolve(reference);
	}

	record Search(@NotBlank(message = "{paykka.2008}") String reference) {

	}

}

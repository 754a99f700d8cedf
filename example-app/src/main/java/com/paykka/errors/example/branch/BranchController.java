package com.paykka.errors.example.branch;

import com.paykka.errors.example.gateway.Card;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forwards requests to a branch. Its error codes are passed on unchanged.
 */
@RestController
@RequestMapping("/branch/orders/{id}")
class BranchController {

	private final Branch branch;

	BranchController(Branch branch) {
		this.branch = branch;
	}

	@GetMapping
	JsonNode get(@PathVariable long id) {
		return this.branch.get(id);
	}

	@PostMapping("/pay")
	JsonNode pay(@PathVariable long id, @RequestBody Card card) {
		return this.branch.pay(id, card);
	}

}

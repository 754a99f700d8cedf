package com.paykka.errors.example.branch;

import com.paykka.errors.example.gateway.Card;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Another instance of the shop.
 */
@HttpExchange("/orders/{id}")
interface Branch {

	@GetExchange
	JsonNode get(@PathVariable long id);

	@PostExchange("/pay")
	JsonNode pay(@PathVariable long id, @RequestBody Card card);

}

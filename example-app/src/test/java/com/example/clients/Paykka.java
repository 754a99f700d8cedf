package com.example.clients;

import java.util.Map;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * A part of PayKKa's API.
 */
@HttpExchange("/v3/payment/acq")
interface Paykka {

	@PostExchange("/payment")
	Map<String, Object> pay(@RequestBody Map<String, Object> payment);

	@PostExchange("/query")
	Map<String, Object> query(@RequestBody Map<String, Object> payment);

}

package com.example.shop;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Another service as a reactive HTTP interface.
 */
interface ReactiveExchange {

	@HttpExchange(contentType = "application/json")
	Mono<byte[]> call(HttpMethod method, URI to, @RequestBody(required = false) byte[] body);

}

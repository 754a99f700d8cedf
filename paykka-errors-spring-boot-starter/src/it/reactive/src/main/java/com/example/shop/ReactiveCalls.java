package com.example.shop;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forwards a request to another service, with the client that the caller chooses.
 */
@RestController
class ReactiveCalls {

	private final ReactiveClients clients;

	ReactiveCalls(ReactiveClients clients) {
		this.clients = clients;
	}

	@RequestMapping(path = "/calls/{client}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<byte[]> call(@PathVariable String client, HttpMethod method, @RequestParam String to,
			@RequestBody(required = false) byte[] body) {
		return this.clients.get(client).call(method, URI.create(to), body);
	}

}

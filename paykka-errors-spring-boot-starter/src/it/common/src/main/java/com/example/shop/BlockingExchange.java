package com.example.shop;

import java.net.URI;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Another service as an HTTP interface.
 */
interface BlockingExchange {

	@HttpExchange(contentType = "application/json")
	byte[] call(HttpMethod method, URI to, @RequestBody(required = false) byte[] body);

}

package com.paykka.errors.example.clients;

import java.time.Duration;

import feign.Feign;
import feign.Headers;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import feign.http2client.Http2Client;

/**
 * The gateway as Feign calls it.
 */
@Headers("Content-Type: application/json")
interface FeignGateway {

	static FeignGateway create(String url, Duration timeout) {
		Request.Options options = new Request.Options(Duration.ofSeconds(2), timeout, false);
		return Feign.builder()
			.client(new PaykkaFeignClient(new Http2Client(options)))
			.options(options)
			.retryer(Retryer.NEVER_RETRY)
			.target(FeignGateway.class, url);
	}

	@RequestLine("POST /payments")
	String pay(String json);

	@RequestLine("POST /payments/void")
	void cancel(String json);

	@RequestLine("POST /payments/capture")
	Response capture(String json);

	@RequestLine("POST /payments/query")
	String query(String json);

}

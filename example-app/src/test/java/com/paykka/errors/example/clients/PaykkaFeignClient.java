package com.paykka.errors.example.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

import feign.Client;
import feign.Request;
import feign.Response;

/**
 * A Feign client that decodes failures before Feign looks at a response, so no return
 * type, decoder or retryer can miss one.
 */
class PaykkaFeignClient implements Client {

	private final Client client;

	PaykkaFeignClient(Client client) {
		this.client = client;
	}

	@Override
	public Response execute(Request request, Request.Options options) {
		URI uri = URI.create(request.url());
		try (Response response = this.client.execute(request, options)) {
			byte[] body = read(response.body());
			Responses.check(request.httpMethod().name(), uri, response.status(), response.headers(), body);
			return response.toBuilder().body(body).build();
		}
		catch (IOException ex) {
			throw Responses.noResponse(request.httpMethod().name(), uri, ex);
		}
	}

	private static byte[] read(Response.Body body) throws IOException {
		if (body == null) {
			return new byte[0];
		}
		try (InputStream stream = body.asInputStream()) {
			return stream.readNBytes(Responses.LONGEST + 1);
		}
	}

}

package com.paykka.errors.example.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

import com.paykka.errors.GatewayResponse;
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
		try (Response response = this.client.execute(request, options)) {
			byte[] body = read(response.body());
			Responses.check(URI.create(request.url()).getPath(), response.status(), body,
					response.headers().getOrDefault("Retry-After", List.of()).stream().findFirst().orElse(null));
			return response.toBuilder().body(body).build();
		}
		catch (IOException ex) {
			throw GatewayResponse.noResponse(ex);
		}
	}

	private static byte[] read(Response.Body body) throws IOException {
		if (body == null) {
			return new byte[0];
		}
		try (InputStream stream = body.asInputStream()) {
			return stream.readAllBytes();
		}
	}

}

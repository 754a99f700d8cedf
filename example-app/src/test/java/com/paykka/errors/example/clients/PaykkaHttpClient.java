package com.paykka.errors.example.clients;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The JDK's client with failures decoded. On its own it neither follows redirects nor
 * sends a POST twice.
 */
class PaykkaHttpClient {

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final Duration timeout;

	PaykkaHttpClient(Duration timeout) {
		this.timeout = timeout;
	}

	HttpResponse<byte[]> send(HttpRequest request) {
		HttpResponse<byte[]> response = exchange(request);
		Responses.check(request.method(), request.uri(), response.statusCode(), response.headers().map(),
				response.body());
		return response;
	}

	private HttpResponse<byte[]> exchange(HttpRequest request) {
		CompletableFuture<HttpResponse<byte[]>> response = this.http.sendAsync(request, BodyHandlers.ofByteArray());
		try {
			// The request's own time-out would end with the headers
			return response.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw Responses.noResponse(request.method(), request.uri(), ex.getCause());
		}
		catch (TimeoutException ex) {
			response.cancel(true);
			throw Responses.noResponse(request.method(), request.uri(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Responses.noResponse(request.method(), request.uri(), ex);
		}
	}

}

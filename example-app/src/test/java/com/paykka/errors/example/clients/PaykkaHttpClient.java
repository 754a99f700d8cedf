package com.paykka.errors.example.clients;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
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
		CompletableFuture<HttpResponse<byte[]>> response = this.http.sendAsync(request, PaykkaHttpClient::limited);
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

	/**
	 * Keeps no more of a body than shows that it is too long. The time-out ends one that
	 * is endless.
	 */
	private static BodySubscriber<byte[]> limited(ResponseInfo head) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		return BodySubscribers.mapping(BodySubscribers.ofByteArrayConsumer((read) -> {
			byte[] part = read.orElse(new byte[0]);
			body.write(part, 0, Math.min(part.length, Responses.LONGEST + 1 - body.size()));
		}), (ended) -> body.toByteArray());
	}

}

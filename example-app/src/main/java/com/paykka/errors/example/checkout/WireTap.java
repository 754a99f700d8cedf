package com.paykka.errors.example.checkout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

import com.paykka.errors.CardNumbers;
import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Keeps the beginning of what the gateway responds to requests of the page, as it came
 * over the wire. For the demonstration only.
 */
@Component
@ConditionalOnBooleanProperty("checkout.developer")
class WireTap implements BeanPostProcessor {

	private static final int KEPT = 2000;

	private final ObjectProvider<RequestLog> log;

	WireTap(ObjectProvider<RequestLog> log) {
		this.log = log;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		// The last interceptor is the closest to the wire
		return name.equals("paykkaClient") ? ((RestClient) bean).mutate().requestInterceptor(this::intercept).build()
				: bean;
	}

	private ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		ClientHttpResponse response = execution.execute(request, body);
		if (MDC.get(CheckoutFilter.REQUEST) == null) {
			return response;
		}
		byte[] start;
		try {
			start = response.getBody().readNBytes(KEPT);
		}
		catch (IOException ex) {
			response.close();
			throw ex;
		}
		this.log.getObject()
			.received("HTTP " + response.getStatusCode().value() + ' ' + response.getHeaders().getContentType() + "\n\n"
					+ CardNumbers.mask(new String(start, StandardCharsets.UTF_8)));
		return new Tapped(response, new SequenceInputStream(new ByteArrayInputStream(start), response.getBody()));
	}

	private record Tapped(ClientHttpResponse response, InputStream body) implements ClientHttpResponse {

		@Override
		public HttpStatusCode getStatusCode() throws IOException {
			return this.response.getStatusCode();
		}

		@Override
		public String getStatusText() throws IOException {
			return this.response.getStatusText();
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.response.getHeaders();
		}

		@Override
		public InputStream getBody() {
			return this.body;
		}

		@Override
		public void close() {
			this.response.close();
		}

	}

}

package com.paykka.errors.example.signing;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Accepts a response only if PayKKa has signed it for this merchant a short time ago. Any
 * other one counts as no response, 6000: the payment may or may not have gone through. An
 * overloaded proxy can't sign, so 429 and 5xx pass, but without a body that could name a
 * code.
 */
public class VerifyingInterceptor implements ClientHttpRequestInterceptor {

	private final SignatureVerifier verifier;

	/**
	 * Create an interceptor, to be added after the one that decodes.
	 * @param verifier the verifier
	 */
	public VerifyingInterceptor(SignatureVerifier verifier) {
		this.verifier = verifier;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		ClientHttpResponse response = execution.execute(request, body);
		// Closing the stream first, because closing the response would read it to its end
		try (InputStream stream = response.getBody()) {
			byte[] content = stream.readNBytes(SignatureVerifier.MAX_BODY + 1);
			return new ReadResponse(response, verify(request, response, content));
		}
		catch (IOException ex) {
			response.close();
			throw ex;
		}
	}

	private byte[] verify(HttpRequest request, ClientHttpResponse response, byte[] content) throws IOException {
		if (content.length > SignatureVerifier.MAX_BODY) {
			throw new IOException("The response is longer than 1 MiB");
		}
		HttpHeaders headers = response.getHeaders();
		HttpStatusCode status = response.getStatusCode();
		if (this.verifier.isSigned(request.getMethod().name(), request.getURI().getRawPath(), headers, content)) {
			if (!this.verifier.isFresh(headers)) {
				throw new IOException("The response was not signed within the last five minutes by this clock");
			}
			if (!this.verifier.isForMerchant(headers, content)) {
				throw new IOException("The response is for another merchant");
			}
			return content;
		}
		if (status.is5xxServerError() || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			return new byte[0];
		}
		throw new IOException("The response, HTTP " + status.value() + ", is not signed by PayKKa");
	}

}

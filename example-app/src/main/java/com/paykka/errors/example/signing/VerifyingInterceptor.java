package com.paykka.errors.example.signing;

import java.io.IOException;

import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Accepts a response only if PayKKa has signed it. Any other one counts as no response,
 * 6000: the payment may or may not have gone through. An overloaded proxy can't sign, so
 * 429 and 5xx pass, but without a body that could name a code.
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
		byte[] content;
		try {
			content = response.getBody().readAllBytes();
		}
		catch (IOException ex) {
			response.close();
			throw ex;
		}
		if (this.verifier.isValid(request.getMethod().name(), request.getURI().getRawPath(), response.getHeaders(),
				content)) {
			return new ReadResponse(response, content);
		}
		HttpStatusCode status = response.getStatusCode();
		if (status.is5xxServerError() || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			return new ReadResponse(response, new byte[0]);
		}
		response.close();
		throw new IOException("The response, HTTP " + status.value() + ", is not signed by PayKKa");
	}

}

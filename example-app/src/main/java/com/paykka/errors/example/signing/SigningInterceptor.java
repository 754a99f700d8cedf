package com.paykka.errors.example.signing;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Signs each attempt separately, as PayKKa's API v3 requires.
 */
public class SigningInterceptor implements ClientHttpRequestInterceptor {

	private final String appId;

	private final PrivateKey key;

	private final Clock clock;

	/**
	 * Create an interceptor.
	 * @param appId PayKKa's number for the application
	 * @param key the merchant's private RSA key
	 * @param clock the clock for the timestamps
	 */
	public SigningInterceptor(String appId, PrivateKey key, Clock clock) {
		this.appId = appId;
		this.key = key;
		this.clock = clock;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		String timestamp = Long.toString(this.clock.millis());
		String nonce = UUID.randomUUID().toString();
		String text = String.join("\n", request.getMethod().name(), request.getURI().getRawPath(), timestamp, nonce,
				(body.length > 0) ? new String(body, StandardCharsets.UTF_8) : " ");
		HttpHeaders headers = request.getHeaders();
		headers.set("x-paykka-appid", this.appId);
		headers.set("x-paykka-timestamp", timestamp);
		headers.set("x-paykka-nonce", nonce);
		headers.set("x-paykka-sign-alg", "SHA256_WITH_RSA");
		headers.set("x-paykka-sign", sign(text));
		return execution.execute(request, body);
	}

	private String sign(String text) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.key);
			signature.update(text.getBytes(StandardCharsets.UTF_8));
			return URLEncoder.encode(Base64.getEncoder().encodeToString(signature.sign()), StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A request to PayKKa can't be signed", ex);
		}
	}

}

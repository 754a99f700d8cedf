package com.paykka.errors.test;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Signatures of PayKKa's API v3.
 */
class SandboxSignature {

	private static final String ALGORITHM = "SHA256withRSA";

	private static final SandboxResponse INVALID = SandboxResponse.refused(401, "2000", "Signature error");

	private static final SandboxResponse EXPIRED = SandboxResponse.refused(401, "2001", "Signature expired");

	private static final Duration VALIDITY = Duration.ofMinutes(5);

	private final Set<String> nonces = new HashSet<>();

	private final KeyPair keys = createKeys();

	private final String appId;

	private final PublicKey merchantKey;

	private final Clock clock;

	SandboxSignature(String appId, PublicKey merchantKey, Clock clock) {
		this.appId = appId;
		this.merchantKey = merchantKey;
		this.clock = clock;
	}

	private static KeyPair createKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	PublicKey publicKey() {
		return this.keys.getPublic();
	}

	/**
	 * Return the refusal of a request, or {@code null} if its signature is valid.
	 */
	@Nullable SandboxResponse refusal(SandboxRequest request) {
		String timestamp = request.header("x-paykka-timestamp");
		String nonce = request.header("x-paykka-nonce");
		String sign = request.header("x-paykka-sign");
		if (timestamp == null || nonce == null || sign == null || !this.appId.equals(request.header("x-paykka-appid"))
				|| !"SHA256_WITH_RSA".equals(request.header("x-paykka-sign-alg"))) {
			return INVALID;
		}
		byte[] text = text(request.method(), request.path(), timestamp, nonce,
				request.body().getBytes(StandardCharsets.UTF_8));
		if (!timestamp.matches("\\d{1,18}") || nonce.length() < 10 || nonce.length() > 100 || !isValid(sign, text)) {
			return INVALID;
		}
		if (Math.abs(this.clock.millis() - Long.parseLong(timestamp)) > VALIDITY.toMillis()) {
			return EXPIRED;
		}
		synchronized (this.nonces) {
			return this.nonces.add(nonce) ? null : INVALID;
		}
	}

	private boolean isValid(String sign, byte[] text) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initVerify(this.merchantKey);
			signature.update(text);
			return signature.verify(Base64.getDecoder().decode(URLDecoder.decode(sign, StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Sign a response or a notification.
	 * @param method the method of the request
	 * @param path the path of the request
	 * @param body what is sent
	 * @return the headers to send with it
	 */
	Map<String, String> sign(String method, String path, byte[] body) {
		String timestamp = Long.toString(this.clock.millis());
		String nonce = UUID.randomUUID().toString();
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("x-paykka-appid", this.appId);
		headers.put("x-paykka-timestamp", timestamp);
		headers.put("x-paykka-nonce", nonce);
		headers.put("x-paykka-sign-alg", "SHA256_WITH_RSA");
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initSign(this.keys.getPrivate());
			signature.update(text(method, path, timestamp, nonce, body));
			headers.put("x-paykka-sign",
					URLEncoder.encode(Base64.getEncoder().encodeToString(signature.sign()), StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return headers;
	}

	private static byte[] text(String method, String path, String timestamp, String nonce, byte[] body) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		text.writeBytes((String.join("\n", method, path, timestamp, nonce) + '\n').getBytes(StandardCharsets.UTF_8));
		text.writeBytes((body.length > 0) ? body : new byte[] { ' ' });
		return text.toByteArray();
	}

	void clear() {
		synchronized (this.nonces) {
			this.nonces.clear();
		}
	}

}

package com.paykka.errors.example.signing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.springframework.http.HttpHeaders;

/**
 * Signs bodies as PayKKa does.
 */
public class GatewaySigner {

	private final KeyPair keys = createKeys();

	public static KeyPair createKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public PublicKey publicKey() {
		return this.keys.getPublic();
	}

	public HttpHeaders sign(String path, Instant now, String body) {
		HttpHeaders headers = new HttpHeaders();
		String timestamp = Long.toString(now.toEpochMilli());
		String nonce = UUID.randomUUID().toString();
		String text = String.join("\n", "POST", path, timestamp, nonce, body.isEmpty() ? " " : body);
		headers.set("x-paykka-appid", "shop");
		headers.set("x-paykka-timestamp", timestamp);
		headers.set("x-paykka-nonce", nonce);
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.keys.getPrivate());
			signature.update(text.getBytes(StandardCharsets.UTF_8));
			headers.set("x-paykka-sign",
					URLEncoder.encode(Base64.getEncoder().encodeToString(signature.sign()), StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return headers;
	}

}

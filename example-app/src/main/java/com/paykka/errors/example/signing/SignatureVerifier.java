package com.paykka.errors.example.signing;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

import org.springframework.http.HttpHeaders;

/**
 * Verifies that PayKKa has sent something.
 */
public class SignatureVerifier {

	private final PublicKey gatewayKey;

	/**
	 * Create a verifier.
	 * @param gatewayKey PayKKa's public RSA key
	 */
	public SignatureVerifier(PublicKey gatewayKey) {
		this.gatewayKey = gatewayKey;
	}

	/**
	 * Return whether PayKKa has signed a body. Pass the bytes as received: JSON that was
	 * parsed and written again differs.
	 * @param method the method of the request
	 * @param path the path of the request
	 * @param headers the headers that came with the body
	 * @param body the body
	 * @return whether the signature is PayKKa's
	 */
	public boolean isValid(String method, String path, HttpHeaders headers, byte[] body) {
		String timestamp = headers.getFirst("x-paykka-timestamp");
		String nonce = headers.getFirst("x-paykka-nonce");
		String sign = headers.getFirst("x-paykka-sign");
		if (timestamp == null || nonce == null || sign == null) {
			return false;
		}
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		text.writeBytes((String.join("\n", method, path, timestamp, nonce) + '\n').getBytes(StandardCharsets.UTF_8));
		text.writeBytes((body.length > 0) ? body : new byte[] { ' ' });
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(this.gatewayKey);
			signature.update(text.toByteArray());
			return signature.verify(Base64.getDecoder().decode(URLDecoder.decode(sign, StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

}

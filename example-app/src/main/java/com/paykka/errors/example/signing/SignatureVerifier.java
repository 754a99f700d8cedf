package com.paykka.errors.example.signing;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * Verifies that PayKKa has sent something, to this merchant. PayKKa signs for all of its
 * merchants with the same key, so the signature alone does not prove the latter.
 */
public class SignatureVerifier {

	/** The longest body that is read, 1 MiB. */
	public static final int MAX_BODY = 1 << 20;

	private static final Duration VALIDITY = Duration.ofMinutes(5);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final String appId;

	private final String merchantId;

	private final List<PublicKey> gatewayKeys;

	private final Clock clock;

	/**
	 * Create a verifier.
	 * @param appId PayKKa's number for the application
	 * @param merchantId PayKKa's number for the merchant
	 * @param gatewayKeys PayKKa's public RSA key, or the old and the new one while it
	 * changes
	 * @param clock the clock
	 */
	public SignatureVerifier(String appId, String merchantId, List<PublicKey> gatewayKeys, Clock clock) {
		this.appId = appId;
		this.merchantId = merchantId;
		this.gatewayKeys = List.copyOf(gatewayKeys);
		this.clock = clock;
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
	public boolean isSigned(String method, String path, HttpHeaders headers, byte[] body) {
		String timestamp = headers.getFirst("x-paykka-timestamp");
		String nonce = headers.getFirst("x-paykka-nonce");
		String sign = headers.getFirst("x-paykka-sign");
		if (timestamp == null || nonce == null || sign == null) {
			return false;
		}
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		text.writeBytes((String.join("\n", method, path, timestamp, nonce) + '\n').getBytes(StandardCharsets.UTF_8));
		text.writeBytes((body.length > 0) ? body : new byte[] { ' ' });
		return this.gatewayKeys.stream().anyMatch((key) -> isSigned(key, text.toByteArray(), sign));
	}

	private static boolean isSigned(PublicKey key, byte[] text, String sign) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(key);
			signature.update(text);
			return signature.verify(Base64.getDecoder().decode(URLDecoder.decode(sign, StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Return whether something is for this merchant, as far as it says for whom it is.
	 * @param headers the headers that came with the body
	 * @param body the body
	 * @return whether the application and the merchant, where they are sent, are this
	 * one's
	 */
	public boolean isForMerchant(HttpHeaders headers, byte[] body) {
		if (!this.appId.equals(Objects.requireNonNullElse(headers.getFirst("x-paykka-appid"), this.appId))) {
			return false;
		}
		try {
			JsonNode json = JSON.readTree(body);
			return Stream.of(json.path("merchant_id"), json.path("data").path("merchant_id"))
				.allMatch((id) -> id.isMissingNode() || id.isNull() || this.merchantId.equals(id.asString(null)));
		}
		catch (JacksonException ex) {
			// Is not understood by anything else either
			return true;
		}
	}

	/**
	 * Return whether something was signed within the last five minutes. A recorded
	 * response can be sent again later.
	 * @param headers the headers that came with the body
	 * @return whether it is fresh
	 */
	public boolean isFresh(HttpHeaders headers) {
		try {
			Instant signedAt = Instant.ofEpochMilli(Long.parseLong(headers.getFirst("x-paykka-timestamp")));
			return Duration.between(signedAt, this.clock.instant()).abs().compareTo(VALIDITY) <= 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}

package com.paykka.errors.test;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.paykka.errors.test.Merchant.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of a sandbox that requires API v3 signatures and signs its responses.
 */
class SandboxSignatureTests {

	private static final KeyPair KEYS = createKeys();

	private static final String BODY = Merchant.payment("T1", 322, Merchant.GOOD_CARD);

	@RegisterExtension
	static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension(
			PaykkaSandbox.builder().signed("shop", KEYS.getPublic()));

	private final Merchant merchant = new Merchant(paykka.sandbox());

	@Test
	void signedRequestIsHandled() throws Exception {
		assertThat(pay(headers(KEYS, Instant.now(), nonce()))).contains("SUCCESS");
	}

	@Test
	void requestWithoutSignatureIsRefused() {
		assertThat(this.merchant.post(PAYMENTS, BODY).body()).contains("\"2000\"");
		assertThat(paykka.sandbox().ledger().transactions()).isEmpty();
	}

	@Test
	void wrongKeyIsRefused() throws Exception {
		assertThat(pay(headers(createKeys(), Instant.now(), nonce()))).contains("\"2000\"");
	}

	@Test
	void changedBodyIsRefused() throws Exception {
		String[] headers = headers(KEYS, Instant.now(), nonce());
		assertThat(this.merchant.post(PAYMENTS, BODY.replace("322", "1"), headers).body()).contains("\"2000\"");
	}

	@Test
	void oldTimestampIsRefused() throws Exception {
		assertThat(pay(headers(KEYS, Instant.now().minusSeconds(301), nonce()))).contains("\"2001\"");
	}

	@Test
	void nonceIsGoodOnlyOnce() throws Exception {
		String[] headers = headers(KEYS, Instant.now(), nonce());
		assertThat(pay(headers)).contains("SUCCESS");
		assertThat(pay(headers)).contains("\"2000\"");
	}

	@Test
	void shortNonceIsRefused() throws Exception {
		assertThat(pay(headers(KEYS, Instant.now(), "123456789"))).contains("\"2000\"");
	}

	@Test
	void responseIsSigned() throws Exception {
		HttpResponse<String> response = this.merchant.post(PAYMENTS, BODY, headers(KEYS, Instant.now(), nonce()));
		assertThat(isValid(paykka.sandbox().publicKey(), response.headers(), PAYMENTS, response.body())).isTrue();
	}

	@Test
	void scriptedResponseCanHaveAWrongSignature() throws Exception {
		paykka.sandbox().respondNext("*", SandboxResponse.success().header("x-paykka-sign", "wrong"));
		HttpResponse<String> response = this.merchant.post(PAYMENTS, BODY, headers(KEYS, Instant.now(), nonce()));
		assertThat(response.headers().firstValue("x-paykka-sign")).hasValue("wrong");
	}

	@Test
	void onlySandboxThatSignsHasAKey() {
		try (PaykkaSandbox unsigned = PaykkaSandbox.start()) {
			assertThatIllegalStateException().isThrownBy(unsigned::publicKey);
		}
	}

	private String pay(String[] headers) {
		return this.merchant.post(PAYMENTS, BODY, headers).body();
	}

	private static String nonce() {
		return UUID.randomUUID().toString();
	}

	static KeyPair createKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String[] headers(KeyPair keys, Instant time, String nonce) throws Exception {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(keys.getPrivate());
		String timestamp = Long.toString(time.toEpochMilli());
		signature.update(text(PAYMENTS, timestamp, nonce, BODY));
		String sign = URLEncoder.encode(Base64.getEncoder().encodeToString(signature.sign()), StandardCharsets.UTF_8);
		return new String[] { "x-paykka-appid", "shop", "x-paykka-timestamp", timestamp, "x-paykka-nonce", nonce,
				"x-paykka-sign-alg", "SHA256_WITH_RSA", "x-paykka-sign", sign };
	}

	static boolean isValid(PublicKey key, HttpHeaders headers, String path, String body) throws Exception {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initVerify(key);
		signature.update(text(path, headers.firstValue("x-paykka-timestamp").orElseThrow(),
				headers.firstValue("x-paykka-nonce").orElseThrow(), body));
		String sign = URLDecoder.decode(headers.firstValue("x-paykka-sign").orElseThrow(), StandardCharsets.UTF_8);
		return signature.verify(Base64.getDecoder().decode(sign));
	}

	private static byte[] text(String path, String timestamp, String nonce, String body) {
		return String.join("\n", "POST", path, timestamp, nonce, body).getBytes(StandardCharsets.UTF_8);
	}

}

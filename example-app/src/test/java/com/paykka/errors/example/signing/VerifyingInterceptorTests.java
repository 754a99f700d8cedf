package com.paykka.errors.example.signing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.paykka.errors.example.AdjustableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests of what the shop accepts as PayKKa's response.
 */
class VerifyingInterceptorTests {

	private static final String PATH = "/v3/payment/acq/payment";

	private static final String PAID = "{\"ret_code\":\"000000\",\"data\":{\"merchant_id\":\"M1\"}}";

	private static final GatewaySigner OLD = new GatewaySigner();

	private static final GatewaySigner NEW = new GatewaySigner();

	private final AdjustableClock clock = new AdjustableClock();

	private final VerifyingInterceptor interceptor = new VerifyingInterceptor(
			new SignatureVerifier("shop", "M1", List.of(OLD.publicKey(), NEW.publicKey()), this.clock));

	@Test
	void bothKeysAreAcceptedWhilePaykkaChangesItsKey() throws IOException {
		for (GatewaySigner signer : List.of(OLD, NEW)) {
			assertThat(read(signed(signer, Duration.ZERO, PAID))).isEqualTo(PAID);
		}
		assertThatIOException().isThrownBy(() -> read(signed(new GatewaySigner(), Duration.ZERO, PAID)))
			.withMessageContaining("not signed by PayKKa");
	}

	@ParameterizedTest
	@ValueSource(longs = { 301, -301, 86_400 })
	void oldResponseIsNoResponse(long seconds) throws IOException {
		assertThat(read(signed(NEW, Duration.ofSeconds(299), PAID))).isEqualTo(PAID);
		assertThatIOException().isThrownBy(() -> read(signed(NEW, Duration.ofSeconds(seconds), PAID)))
			.withMessageContaining("five minutes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret_code\":\"000000\",\"data\":{\"merchant_id\":\"M2\"}}",
			"{\"ret_code\":\"000000\",\"merchant_id\":\"M2\"}", "{\"merchant_id\":[\"M1\"]}" })
	void responseToAnotherMerchantIsNoResponse(String body) {
		assertThatIOException().isThrownBy(() -> read(signed(NEW, Duration.ZERO, body)))
			.withMessageContaining("another merchant");
	}

	@Test
	void responseToAnotherApplicationIsNoResponse() {
		MockClientHttpResponse response = signed(NEW, Duration.ZERO, PAID);
		response.getHeaders().set("x-paykka-appid", "another");
		assertThatIOException().isThrownBy(() -> read(response)).withMessageContaining("another merchant");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"ret_code\":\"1004\"}", "{\"data\":{\"merchant_id\":null}}" })
	void responseThatNamesNoMerchantIsPassedOn(String body) throws IOException {
		assertThat(read(signed(NEW, Duration.ZERO, body))).isEqualTo(body);
	}

	@Test
	void endlessResponseIsGivenUp() {
		Endless endless = new Endless();
		MockClientHttpResponse response = new MockClientHttpResponse(endless, HttpStatus.SERVICE_UNAVAILABLE);
		assertThatIOException().isThrownBy(() -> read(response)).withMessageContaining("1 MiB");
		assertThat(endless.read).isLessThan(2 << 20);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 503 })
	void unsignedResponseOfAnOverloadedProxyLosesItsBodyButNotItsLength(int status) throws IOException {
		MockClientHttpResponse response = new MockClientHttpResponse("{\"ret_code\":\"5004\"}".getBytes(), status);
		response.getHeaders().setContentLength(19);
		ClientHttpResponse passed = intercept(response);
		assertThat(passed.getBody()).isEmpty();
		assertThat(passed.getHeaders().getContentLength()).isEqualTo(19);
	}

	private MockClientHttpResponse signed(GatewaySigner signer, Duration age, String body) {
		Instant signedAt = this.clock.instant().minus(age);
		HttpHeaders headers = signer.sign(PATH, signedAt, body);
		MockClientHttpResponse response = new MockClientHttpResponse(body.getBytes(StandardCharsets.UTF_8),
				HttpStatus.OK);
		response.getHeaders().addAll(headers);
		return response;
	}

	private String read(MockClientHttpResponse response) throws IOException {
		return new String(intercept(response).getBody().readAllBytes(), StandardCharsets.UTF_8);
	}

	private ClientHttpResponse intercept(MockClientHttpResponse response) throws IOException {
		return this.interceptor.intercept(new MockClientHttpRequest(HttpMethod.POST, URI.create(PATH)), new byte[0],
				(request, body) -> response);
	}

	/** A body without an end. Once it is closed, it can't be read. */
	private static final class Endless extends InputStream {

		private long read;

		private boolean closed;

		@Override
		public int read() throws IOException {
			if (this.closed) {
				throw new IOException("closed");
			}
			this.read++;
			return ' ';
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}

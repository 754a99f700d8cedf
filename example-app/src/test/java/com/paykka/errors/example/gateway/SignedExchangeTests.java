package com.paykka.errors.example.gateway;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.signing.GatewaySigner;
import com.paykka.errors.example.signing.SigningKeys;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.PaykkaSandboxExtension;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.TestCard;
import io.micrometer.observation.ObservationRegistry;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of the shop's client against a sandbox that requires signatures.
 */
class SignedExchangeTests {

	private static final KeyPair MERCHANT = GatewaySigner.createKeys();

	private static final KeyPair STRANGER = GatewaySigner.createKeys();

	@RegisterExtension
	static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension(
			PaykkaSandbox.builder().signed("shop", MERCHANT.getPublic()));

	private final PaykkaSandbox sandbox = paykka.sandbox();

	private final SigningKeys keys = new SigningKeys(MERCHANT.getPrivate(), List.of(this.sandbox.publicKey()));

	@Test
	void signedResponseIsAccepted() {
		assertThat(pay(this.keys, Clock.systemUTC())).containsEntry("ret_code", "000000");
	}

	@Test
	void keysAreTheSameAfterTheyWereWritten(@TempDir Path folder) {
		SigningKeys both = new SigningKeys(MERCHANT.getPrivate(),
				List.of(this.sandbox.publicKey(), STRANGER.getPublic()));
		both.write(folder);
		assertThat(SigningKeys.read(folder)).isEqualTo(both);
	}

	@Test
	void wrongKeyOfTheShopIs2000() {
		SigningKeys wrong = new SigningKeys(STRANGER.getPrivate(), List.of(this.sandbox.publicKey()));
		assertThat(codeOf(wrong, Clock.systemUTC())).isEqualTo(PaykkaErrorCode.SIGNATURE_INVALID);
	}

	@Test
	void clockThatIsSlowIsNamedAsTheCause() {
		Clock slow = Clock.fixed(Instant.now().minusSeconds(360), ZoneOffset.UTC);
		assertThatThrownBy(() -> pay(this.keys, slow))
			.hasFieldOrPropertyWithValue("errorCode", PaykkaErrorCode.NETWORK_ERROR)
			.hasRootCauseMessage("The response was not signed within the last five minutes by this clock");
	}

	@Test
	void responseOfSomebodyElseIsNotAccepted() {
		SigningKeys other = new SigningKeys(MERCHANT.getPrivate(), List.of(STRANGER.getPublic()));
		assertThat(codeOf(other, Clock.systemUTC())).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(this.sandbox.ledger().charged()).isEqualTo(1250);
	}

	@Test
	void declineThatIsNotSignedIsNotAccepted() {
		this.sandbox.respondNext("/v3/payment/acq/payment",
				SandboxResponse.raw(402, Map.of("Content-Type", "text/plain"), "{\"ret_code\":\"5004\"}".getBytes()));
		assertThat(codeOf(this.keys, Clock.systemUTC())).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
	}

	@Test
	void codeInTheBodyOfAnOverloadedProxyIsNotRead() {
		this.sandbox.respondNext("/v3/payment/acq/payment",
				SandboxResponse.raw(503, Map.of("Content-Type", "text/plain"), "{\"ret_code\":\"5004\"}".getBytes()));
		assertThat(codeOf(this.keys, Clock.systemUTC())).isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
	}

	@Test
	void responseThatDripsIsGivenUp() {
		this.sandbox.respondNext("/v3/payment/acq/payment",
				SandboxResponse.success().afterProcessing().dripping(Duration.ofMillis(500)));
		long start = System.nanoTime();
		assertThat(codeOf(() -> pay(this.keys, Clock.systemUTC(), Duration.ofSeconds(1))))
			.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
	}

	private PaykkaErrorCode codeOf(SigningKeys keys, Clock clock) {
		return codeOf(() -> pay(keys, clock));
	}

	private static PaykkaErrorCode codeOf(ThrowingCallable payment) {
		PaykkaException failure = catchThrowableOfType(PaykkaException.class, payment);
		assertThat(failure).isNotNull();
		return failure.getErrorCode();
	}

	private Map<String, Object> pay(SigningKeys keys, Clock clock) {
		return pay(keys, clock, Duration.ofSeconds(10));
	}

	private Map<String, Object> pay(SigningKeys keys, Clock clock, Duration patience) {
		ShopProperties properties = new ShopProperties(patience, "M1", this.sandbox.url(), this.sandbox.url(), patience,
				patience, new ShopProperties.Signing("shop", Path.of("keys")),
				new ShopProperties.Settlement(patience, patience, patience),
				new ShopProperties.Breaker(20, 10, patience));
		GatewayConfiguration configuration = new GatewayConfiguration();
		return configuration
			.paykkaGateway(configuration.paykkaClient(properties, keys, clock, ObservationRegistry.NOOP))
			.pay(new PaykkaGateway.Payment("M1", "T1", 1250, "EUR",
					new Card(TestCard.GOOD.getNumber(), 2099, 6, "123", null)));
	}

}

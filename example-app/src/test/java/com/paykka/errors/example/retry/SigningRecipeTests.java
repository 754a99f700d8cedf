package com.paykka.errors.example.retry;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.retry.GatewayStub.Attempt;
import com.paykka.errors.example.signing.SigningInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.client.ClientHttpRequestInterceptor;

import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link SigningInterceptor}, with each way to retry.
 */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@EnumSource(Recipe.class)
class SigningRecipeTests {

	private static final Instant START = new SteppingClock().instant();

	private static KeyPair keys;

	private final Recipe recipe;

	private GatewayStub gateway;

	SigningRecipeTests(Recipe recipe) {
		this.recipe = recipe;
	}

	@BeforeAll
	static void createKeys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		keys = generator.generateKeyPair();
	}

	@BeforeEach
	void start() throws IOException {
		this.gateway = new GatewayStub();
	}

	@AfterEach
	void stop() {
		this.gateway.close();
	}

	@Test
	void signatureOfEachAttemptIsValid() {
		assertThat(payAtTheThirdAttempt()).hasSize(3).allSatisfy((attempt) -> {
			assertThat(attempt.headers().getFirst("x-paykka-appid")).isEqualTo("shop");
			assertThat(attempt.headers().getFirst("x-paykka-sign-alg")).isEqualTo("SHA256_WITH_RSA");
			assertThat(isValid(attempt)).isTrue();
		});
	}

	@Test
	void nonceOfEachAttemptIsFresh() {
		assertThat(payAtTheThirdAttempt()).extracting((attempt) -> attempt.headers().getFirst("x-paykka-nonce"))
			.hasSize(3)
			.doesNotHaveDuplicates()
			.allSatisfy((nonce) -> assertThat(nonce).hasSizeBetween(10, 100));
	}

	@Test
	void timeOfEachAttemptIsThatOfTheAttempt() {
		assertThat(payAtTheThirdAttempt())
			.extracting(
					(attempt) -> Instant.ofEpochMilli(Long.parseLong(attempt.headers().getFirst("x-paykka-timestamp"))))
			.containsExactly(START, START.plusSeconds(1), START.plusSeconds(2));
	}

	@Test
	void transIdOfEachAttemptIsTheSame() {
		assertThat(payAtTheThirdAttempt()).extracting(Attempt::transId).containsExactly("T1", "T1", "T1");
	}

	@Test
	void failureToSignStaysTheApplicationsAndIsNotRepeated() {
		PrivateKey unusable = new PrivateKey() {

			@Override
			public String getAlgorithm() {
				return "RSA";
			}

			@Override
			public String getFormat() {
				return null;
			}

			@Override
			public byte[] getEncoded() {
				return null;
			}

		};
		ClientHttpRequestInterceptor signing = new SigningInterceptor("shop", unusable, Clock.systemUTC());
		assertThat(catchThrowable(() -> pay(signing))).isInstanceOf(IllegalStateException.class)
			.hasMessage("A request to PayKKa can't be signed")
			.satisfies((failure) -> assertThat(PaykkaException.find(failure)).isNull());
		assertThat(this.gateway.takeAttempts()).isEmpty();
	}

	private List<Attempt> payAtTheThirdAttempt() {
		SteppingClock clock = new SteppingClock();
		this.gateway.failsWith(RETRY_TRANSACTION, "0").failsWith(TOO_MANY_REQUESTS, "0");
		ClientHttpRequestInterceptor signing = new SigningInterceptor("shop", keys.getPrivate(), clock);
		pay((request, body, execution) -> {
			try {
				return signing.intercept(request, body, execution);
			}
			finally {
				clock.advance(Duration.ofSeconds(1));
			}
		});
		return this.gateway.takeAttempts();
	}

	private void pay(ClientHttpRequestInterceptor signing) {
		Gateway http = new HttpGateway(this.gateway.url(), signing);
		this.recipe.payments(Duration.ZERO).pay(new Payment(http, "T1", 1250, "EUR"));
	}

	private static boolean isValid(Attempt attempt) throws GeneralSecurityException {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initVerify(keys.getPublic());
		signature.update(
				"POST\n/payments\n%s\n%s\n%s"
					.formatted(attempt.headers().getFirst("x-paykka-timestamp"),
							attempt.headers().getFirst("x-paykka-nonce"), attempt.body())
					.getBytes(StandardCharsets.UTF_8));
		String base64 = URLDecoder.decode(attempt.headers().getFirst("x-paykka-sign"), StandardCharsets.UTF_8);
		return signature.verify(Base64.getDecoder().decode(base64));
	}

}

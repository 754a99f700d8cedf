package com.example.clients;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import com.example.clients.CountingGateway.Failure;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that each client, set up as the documentation says, sends a payment once, no matter
 * what the gateway does.
 */
class SentOnceTests {

	private static final List<Caller> DOCUMENTED = Callers.documented();

	private static final Caller AS_IT_COMES = Callers.asItComes();

	static Stream<Arguments> documented() {
		return documentedWith(Failure.values());
	}

	static Stream<Arguments> broken() {
		return documentedWith(Failure.CLOSE, Failure.RESET);
	}

	private static Stream<Arguments> documentedWith(Failure... failures) {
		return DOCUMENTED.stream()
			.flatMap((caller) -> Stream.of(failures).map((failure) -> Arguments.of(caller, failure)));
	}

	@ParameterizedTest
	@MethodSource("documented")
	void paymentIsSentOnce(Caller caller, Failure failure) throws IOException {
		try (CountingGateway gateway = new CountingGateway(failure)) {
			assertThat(catchThrowable(() -> caller.post(gateway.uri("/pay"), true)))
				.isInstanceOf(PaykkaException.class);
			assertThat(gateway.requests()).containsExactly("POST /pay");
		}
	}

	@ParameterizedTest
	@MethodSource("documented")
	void requestWithoutBodyIsSentOnce(Caller caller, Failure failure) throws IOException {
		try (CountingGateway gateway = new CountingGateway(failure)) {
			assertThat(catchThrowable(() -> caller.post(gateway.uri("/pay"), false)))
				.isInstanceOf(PaykkaException.class);
			assertThat(gateway.requests()).containsExactly("POST /pay");
		}
	}

	/**
	 * If a connection has been used before, libraries suspect that the server closed it
	 * while it was idle. Not all of them return it to the pool immediately.
	 */
	@ParameterizedTest
	@MethodSource("broken")
	@Timeout(20)
	void paymentOnAUsedConnectionIsSentOnce(Caller caller, Failure failure) throws IOException {
		try (CountingGateway gateway = new CountingGateway(failure)) {
			while (!gateway.brokeAUsedConnection()) {
				gateway.requests().clear();
				caller.post(gateway.uri("/session"), true);
				assertThat(catchThrowable(() -> caller.post(gateway.uri("/pay"), true)))
					.isInstanceOf(PaykkaException.class);
				assertThat(gateway.requests()).containsExactly("POST /session", "POST /pay");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STATUS_503", "STATUS_429" })
	void whatBootPicksSendsTwiceWhereNothingIsSetUp(Failure failure) throws IOException {
		try (CountingGateway gateway = new CountingGateway(failure)) {
			assertThat(catchThrowable(() -> AS_IT_COMES.post(gateway.uri("/pay"), true)))
				.isInstanceOf(PaykkaException.class);
			assertThat(gateway.requests()).containsExactly("POST /pay", "POST /pay");
		}
	}

	@Test
	void whatBootPicksFollowsARedirectWhereNothingIsSetUp() throws IOException {
		try (CountingGateway gateway = new CountingGateway(Failure.STATUS_302)) {
			AS_IT_COMES.post(gateway.uri("/pay"), true);
			assertThat(gateway.requests()).containsExactly("POST /pay", "GET /login");
		}
	}

	@Test
	void runsOnItsLineOfSpringBoot() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
	}

}

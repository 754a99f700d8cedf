package com.paykka.errors;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PeerProblem} without the content type of a problem.
 */
class PlainPeerProblemTests {

	private static final Map<String, Object> PROBLEM = Map.of("code", "5004", "name", "INSUFFICIENT_FUNDS", "category",
			"CARD", "retryable", false, "detail", "Insufficient funds");

	@Test
	void problemWithAllMembersIsRecognized() {
		assertThat(PeerProblem.ofPlainJson(402, PROBLEM, null).toException())
			.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, PaykkaException::getErrorCode)
			.returns(Origin.PEER, PaykkaException::getOrigin)
			.returns(402, PaykkaException::getUpstreamStatus);
	}

	@ParameterizedTest
	@ValueSource(strings = { "code", "name", "category", "retryable" })
	void problemWithoutOneOfThemIsNotRecognized(String member) {
		Map<String, Object> body = new HashMap<>(PROBLEM);
		body.remove(member);
		assertThat(PeerProblem.ofPlainJson(402, body, null)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ret_code", "error_code" })
	void bodyWithCodeOfTheGatewayIsTheGateways(String member) {
		Map<String, Object> body = new HashMap<>(PROBLEM);
		body.put(member, "1004");
		assertThat(PeerProblem.ofPlainJson(402, body, null)).isNull();
	}

	@Test
	void problemWithTheNameOfAnotherCodeIsNotRecognized() {
		Map<String, Object> body = new HashMap<>(PROBLEM);
		body.put("name", "OUT_OF_STOCK");
		assertThat(PeerProblem.ofPlainJson(402, body, null)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "400, 6001", "401, 7000", "429, 6006", "503, 6007", "504, 6000", "302, 6008" })
	void statusAloneIsThePeersFailure(int status, String code) {
		assertThat(PeerProblem.ofStatus(status, "7")).returns(Origin.PEER, PaykkaException::getOrigin)
			.returns(status, PaykkaException::getUpstreamStatus)
			.returns(Duration.ofSeconds(7), PaykkaException::getRetryAfter)
			.returns(code, (failure) -> failure.getErrorCode().getCode());
	}

	@Test
	void missingResponseIsThePeersFailure() {
		IOException cause = new IOException("refused");
		assertThat(PeerProblem.noResponse(cause)).hasCause(cause)
			.returns(Origin.PEER, PaykkaException::getOrigin)
			.returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode);
	}

}

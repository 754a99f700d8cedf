package com.paykka.errors.internal.client;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of every payment status, with and without a code, through every client.
 */
class ResponseMatrixTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final List<String> FAILED = List.of("FAILURE", "DECLINED");

	private static final List<String> STATUSES = List.of("PROCESSING", "SUCCESS", "AUTHORIZED", "FAILURE", "REFUNDED",
			"PARTIALLY_REFUNDED", "CANCELED", "PARTIALLY_REVERSED", "REVIEWING", "PENDING", "CAPTURED", "DECLINED");

	@ParameterizedTest
	@EnumSource
	void clientsAgreeWithGatewayResponse(Caller caller) throws Exception {
		byte[][] response = new byte[1][];
		try (RawGateway gateway = new RawGateway((exchange) -> exchange.send(response[0]))) {
			for (String status : STATUSES) {
				for (String code : List.of("", "5004", "6002", "2043", "1001", "2099")) {
					Map<String, ?> body = Map.of("ret_code", "000000", "data",
							Map.of("status", status, "error_code", code));
					response[0] = RawGateway.response(200, JSON.writeValueAsString(body));
					Throwable thrown = catchThrowable(() -> caller.get(gateway.uri("/")));
					check(body, thrown, status, code);
				}
			}
		}
	}

	private static void check(Map<String, ?> body, Throwable thrown, String status, String code) {
		PaykkaErrorCode decided = GatewayResponse.of(200, body, null).toErrorCode();
		PaykkaException exception = PaykkaException.find(thrown);
		assertThat((exception != null) ? exception.getErrorCode() : null).as(body.toString()).isEqualTo(decided);
		boolean failed = !code.isEmpty() || FAILED.contains(status);
		assertThat(decided != null).as(body.toString()).isEqualTo(failed);
		if (failed && !FAILED.contains(status)) {
			assertThat(decided.getAdvice()).as(body.toString()).isEqualTo(Advice.CHECK_STATUS);
		}
	}

}

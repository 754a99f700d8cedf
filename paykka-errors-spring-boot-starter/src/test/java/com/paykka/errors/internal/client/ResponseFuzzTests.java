package com.paykka.errors.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.paykka.errors.CardNumbers;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the decoding of untrusted responses.
 */
class ResponseFuzzTests {

	/**
	 * Decode the first line as the {@code Retry-After} header, the rest as a body.
	 */
	@FuzzTest
	void decoding(byte[] bytes) {
		int end = 0;
		while (end < bytes.length && bytes[end] != '\n') {
			end++;
		}
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
		byte[] body = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
		byte[] utf8 = JsonBody.toUtf8(body);
		if (utf8 != null) {
			assertThat(JsonBodyTests.entries(JsonBody.read(Jackson2Tokens::open, utf8)))
				.isEqualTo(JsonBodyTests.entries(JsonBody.read(Jackson3Tokens::open, utf8)));
		}
		headers.setContentType(MediaType.APPLICATION_JSON);
		checkSuccess(decode(200, headers, body), body);
		headers.setContentType(MediaType.TEXT_HTML);
		checkSuccess(decode(200, headers, body), body);
		headers.setContentType(MediaType.APPLICATION_JSON);
		checkFailure(decode(503, headers, body));
		checkFailure(decode(429, headers, body));
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		checkFailure(decode(410, headers, body));
	}

	private static PaykkaException decode(int status, HttpHeaders headers, byte[] body) {
		GatewayCall call = new GatewayCall(PaykkaRequestKind.PAYMENT, HttpMethod.POST, "/v3/payment/acq/session");
		try {
			assertThat(new ResponseDecoder(call, status, headers).decode(body)).isNotEmpty();
			return null;
		}
		catch (PaykkaException ex) {
			return ex;
		}
	}

	/**
	 * A response that passes must be a success to another library, too.
	 */
	private static void checkSuccess(PaykkaException failure, byte[] body) {
		if (failure == null) {
			assertThat(IndependentReader.faults(body)).isEmpty();
		}
		else {
			checkFailure(failure);
		}
	}

	private static void checkFailure(PaykkaException failure) {
		assertThat(failure.getErrorCode()).isNotEqualTo(PaykkaErrorCode.SUCCESS);
		checkLine(failure.getMessage());
		checkLine(failure.getUpstreamCode());
		checkLine(failure.getUpstreamMessage());
		checkLine(failure.getUpstreamState());
	}

	private static void checkLine(String line) {
		if (line != null) {
			assertThat(line).isEqualTo(line.strip())
				.isEqualTo(CardNumbers.mask(line))
				.hasSizeBetween(1, 5000)
				.doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
		}
	}

}

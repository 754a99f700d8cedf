package com.paykka.errors.internal.translation;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.format.DateTimeParseException;

import com.paykka.errors.PaykkaErrorCode;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadableRequestsTests {

	@Test
	void unreadableBodyIsInvalid() {
		assertThat(failure(new IOException("disk full"))).isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
	}

	@Test
	void bodyOfALostClientIsNotAFailure() {
		assertThat(failure(new ClientAbortException(new SocketException("Connection reset")))).isNull();
		assertThat(failure(new ClientAbortException(new EOFException()))).isNull();
		assertThat(failure(new IOException("Connection reset by peer"))).isNull();
	}

	@Test
	void bodyOfASlowClientIsInvalid() {
		assertThat(failure(new ClientAbortException(new SocketTimeoutException())))
			.isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
	}

	@Test
	void bodyThatMentionsABrokenPipeIsInvalid() {
		assertThat(failure(new IOException("broken pipe", new DateTimeParseException("broken pipe", "", 0))))
			.isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
	}

	private static @Nullable PaykkaErrorCode failure(IOException cause) {
		Failure failure = new UnreadableRequests(new Places(SentNames.SAME)).translate(
				new HttpMessageNotReadableException("secret", cause, new MockHttpInputMessage(new byte[0])), null);
		return (failure != null) ? failure.exception().getErrorCode() : null;
	}

}

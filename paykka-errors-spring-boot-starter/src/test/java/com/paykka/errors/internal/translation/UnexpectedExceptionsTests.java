package com.paykka.errors.internal.translation;

import java.io.IOException;

import com.paykka.errors.PaykkaErrorCode;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class UnexpectedExceptionsTests {

	private final UnexpectedExceptions unexpected = new UnexpectedExceptions();

	@Test
	void turnsTheRestIntoSystemError() {
		IllegalStateException thrown = new IllegalStateException("secret");
		Failure failure = this.unexpected.resolve(thrown);
		assertThat(failure).isNotNull();
		assertThat(failure.exception().getErrorCode()).isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
		assertThat(failure.exception()).hasCause(thrown);
	}

	@ParameterizedTest
	@MethodSource
	void leavesOthersExceptionsAlone(Throwable thrown) {
		assertThat(this.unexpected.resolve(thrown)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Broken pipe", "Connection reset by peer" })
	void connectionToAnotherServiceIsNotTheCallers(String message) {
		assertThat(this.unexpected.resolve(new IOException(message))).isNotNull();
	}

	static Throwable[] leavesOthersExceptionsAlone() {
		return new Throwable[] { new ResponseStatusException(HttpStatus.CONFLICT), new Teapot(),
				new RuntimeException(new Teapot()), new OutOfMemoryError(),
				new RuntimeException(new StackOverflowError()), new ClientAbortException(),
				new RuntimeException(new ClientAbortException(new IOException("Connection reset by peer"))) };
	}

	@ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
	static class Teapot extends RuntimeException {

	}

}

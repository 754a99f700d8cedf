package com.paykka.errors.internal.translation;

import java.io.IOException;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import jakarta.servlet.UnavailableException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class UnexpectedExceptionsTests {

	private final FailureResolver failures = new FailureResolver(new Translators(List.of(), new ExtensionFaults()),
			new InvalidRequests(new Places(new SentNames()), ValidationMode.NAMED), true);

	@Test
	void turnsTheRestIntoSystemError() {
		IllegalStateException thrown = new IllegalStateException("secret");
		Failure failure = this.failures.resolveUnexpected(thrown);
		assertThat(failure).isNotNull();
		assertThat(failure.exception().getErrorCode()).isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
		assertThat(failure.exception()).hasCause(thrown);
	}

	@ParameterizedTest
	@MethodSource
	void leavesOthersExceptionsAlone(Throwable thrown) {
		assertThat(this.failures.resolveUnexpected(thrown)).isNull();
	}

	static Throwable[] leavesOthersExceptionsAlone() {
		return new Throwable[] { new ResponseStatusException(HttpStatus.CONFLICT), new Teapot(),
				new RuntimeException(new Teapot()), new UnavailableException("busy", 30),
				new RuntimeException(new UnavailableException("busy", 30)), new OutOfMemoryError(),
				new RuntimeException(new StackOverflowError()), new ClientAbortException(),
				new RuntimeException(new ClientAbortException(new IOException("Connection reset by peer"))) };
	}

	@ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
	static class Teapot extends RuntimeException {

	}

}

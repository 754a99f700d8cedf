package com.paykka.errors.observability;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.problem.ProblemRequest;
import com.paykka.errors.settings.Audience;
import com.paykka.errors.settings.ErrorCatalogue;
import com.paykka.errors.settings.PaykkaErrorsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FailureLogTests {

	private final FailureLog log = new FailureLog(new ErrorCatalogue(new PaykkaErrorsProperties()), LogLevel.DEBUG,
			LogLevel.ERROR, System::nanoTime);

	@Test
	void serverErrorIsOneLineWithTraceButWithoutMessages(CapturedOutput output) {
		RuntimeException cause = new IllegalStateException("password 4111111111111111");
		this.log.onFailure(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, cause), 502,
				new ProblemRequest("POST", "/orders", null, Audience.MERCHANT));
		assertThat(output).contains("ERROR", "6000 NETWORK_ERROR status=502 POST /orders", "FailureLogTests.java",
				"java.lang.IllegalStateException");
		assertThat(output).doesNotContain("password", "4111111111111111");
	}

	@Test
	void clientErrorIsSilentUnlessDebugging(CapturedOutput output) {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		this.log.onFailure(exception, 410, new ProblemRequest("GET", "/silent", null, Audience.MERCHANT));
		assertThat(output).doesNotContain("/silent");
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel("com.paykka.errors", LogLevel.DEBUG);
		try {
			this.log.onFailure(exception, 410, new ProblemRequest("GET", "/loud", null, Audience.MERCHANT));
			assertThat(output).contains("4018 ORDER_EXPIRED status=410 GET /loud");
		}
		finally {
			logging.setLogLevel("com.paykka.errors", null);
		}
	}

	@Test
	void escapesWhatCouldForgeLines() {
		assertThat(LogText.escape("/a\r\nERROR \u001b[31m\u2028\u202e\ud800"))
			.isEqualTo("/a\\u000d\\u000aERROR \\u001b[31m\\u2028\\u202e\\ud800");
	}

	@Test
	void masksCardNumberThatTheCutWouldSplit() {
		assertThat(LogText.escape("/" + "a".repeat(499) + "/4111111111111111")).doesNotContain("4111");
	}

	@Test
	void masksCardNumbersAndCutsLongPaths() {
		assertThat(LogText.escape("/cards/4111111111111111")).isEqualTo("/cards/************1111");
		assertThat(LogText.escape("/" + "a".repeat(1_000_000))).hasSizeLessThan(600);
	}

}

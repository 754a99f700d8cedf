package com.paykka.errors.internal.translation;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FailureResolverTests {

	private static final PaykkaExceptionTranslator TIMEOUTS = (throwable) -> (throwable instanceof TimeoutException)
			? new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, throwable) : null;

	@Test
	void findsPaykkaExceptionAmongCauses() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		assertThat(exceptionFor(new CompletionException(exception))).isSameAs(exception);
	}

	@Test
	void paykkaExceptionComesBeforeTranslators() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, new TimeoutException());
		assertThat(exceptionFor(exception, TIMEOUTS)).isSameAs(exception);
	}

	@Test
	void translatesCausesToo() {
		PaykkaException translated = exceptionFor(new CompletionException(new TimeoutException()), TIMEOUTS);
		assertThat(translated).isNotNull();
		assertThat(translated.getErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
	}

	@Test
	void firstTranslatorWins() {
		PaykkaExceptionTranslator system = (throwable) -> new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR);
		PaykkaException translated = exceptionFor(new TimeoutException(), TIMEOUTS, system);
		assertThat(translated).extracting(PaykkaException::getErrorCode).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
	}

	@Test
	void otherExceptionIsNotAFailure() {
		assertThat(exceptionFor(new IOException("reset"), TIMEOUTS)).isNull();
	}

	@Test
	void errorIsNotAFailureWhateverItsCause() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		assertThat(exceptionFor(new ExceptionInInitializerError(exception))).isNull();
		assertThat(exceptionFor(new CompletionException(new AssertionError("wrapped", exception)))).isNull();
		assertThat(exceptionFor(new AssertionError("timeout", new TimeoutException()), TIMEOUTS)).isNull();
	}

	@Test
	void errorThatCausedAPaykkaExceptionDoesNotHideIt() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, new OutOfMemoryError());
		assertThat(exceptionFor(new CompletionException(exception))).isSameAs(exception);
	}

	@Test
	void translatorMayTranslateAnError() {
		PaykkaExceptionTranslator overflows = (throwable) -> (throwable instanceof StackOverflowError)
				? new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, throwable) : null;
		assertThat(exceptionFor(new CompletionException(new StackOverflowError()), overflows)).isNotNull();
	}

	@Test
	void survivesCircularCauses() {
		RuntimeException first = new RuntimeException("first");
		first.initCause(new RuntimeException("second", first));
		assertThat(exceptionFor(first, TIMEOUTS)).isNull();
	}

	@Test
	void failingTranslatorIsSkippedAndLoggedOnce(CapturedOutput output) {
		PaykkaExceptionTranslator broken = (throwable) -> {
			throw new IllegalStateException("secret 4111111111111111");
		};
		FailureResolver failures = new FailureResolver(
				new Translators(List.of(broken, TIMEOUTS), new ExtensionFaults()), List.of());
		for (int i = 0; i < 3; i++) {
			assertThat(failures.resolve(new TimeoutException(), null)).isNotNull();
		}
		assertThat(output).containsOnlyOnce("Fault while").doesNotContain("secret");
	}

	private static @Nullable PaykkaException exceptionFor(Throwable thrown, PaykkaExceptionTranslator... translators) {
		Failure failure = new FailureResolver(new Translators(List.of(translators), new ExtensionFaults()), List.of())
			.resolve(thrown, null);
		return (failure != null) ? failure.exception() : null;
	}

}

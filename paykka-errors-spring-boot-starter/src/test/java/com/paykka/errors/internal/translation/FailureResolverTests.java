package com.paykka.errors.internal.translation;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaCode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.jspecify.annotations.Nullable;
import jakarta.servlet.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.samples.ClinicController;
import org.springframework.web.client.RestClientException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebInputException;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FailureResolverTests {

	private static final PaykkaExceptionTranslator TIMEOUTS = (throwable) -> (throwable instanceof TimeoutException)
			? new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, throwable) : null;

	private static final InvalidRequests NO_INVALID_REQUESTS = new InvalidRequests(new Places(new SentNames()),
			ValidationMode.NEVER);

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
	void refusalOfTheContainerIsNotTranslated() {
		PaykkaExceptionTranslator all = (throwable) -> new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR, throwable);
		assertThat(exceptionFor(new UnavailableException("busy", 30), all)).isNull();
	}

	@Test
	void codeOfAConverterIsNotAnInvalidValue() {
		PaykkaException expired = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		PaykkaException lost = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
		BindException thrown = new BindException(new Object(), "order");
		assertThat(exceptionFor(thrown)).isNull();
		for (PaykkaException exception : List.of(expired, lost)) {
			FieldError error = new FieldError("order", "id", null, true, null, null, "secret");
			error.wrap(new ConversionFailedException(TypeDescriptor.valueOf(String.class),
					TypeDescriptor.valueOf(Object.class), "secret", exception));
			thrown.addError(error);
		}
		assertThat(exceptionFor(thrown)).isSameAs(lost);
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
	void annotationGivesAnExceptionItsCode() {
		OrderGoneException thrown = new SoldOutException(null);
		Failure failure = failureFor(new CompletionException(thrown));
		assertThat(failure.exception()).hasCause(thrown);
		assertThat(failure.exception().getErrorCode()).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		assertThat(failure.exception().getArguments()).isEmpty();
		assertThat(failure.link()).isSameAs(thrown);
	}

	@Test
	void nearestLinkDecides() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.CARD_EXPIRED);
		assertThat(codeFor(new OrderGoneException(exception), TIMEOUTS)).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		assertThat(codeFor(new OrderGoneException(new TimeoutException()), TIMEOUTS))
			.isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		assertThat(codeFor(new TimeoutException().initCause(new OrderGoneException(null)), TIMEOUTS))
			.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(codeFor(new TimeoutException().initCause(exception), TIMEOUTS))
			.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
	}

	@Test
	void translatorComesBeforeTheAnnotation() {
		PaykkaExceptionTranslator gone = (throwable) -> (throwable instanceof OrderGoneException)
				? new PaykkaException(PaykkaErrorCode.ORDER_NOT_FOUND, throwable) : null;
		assertThat(codeFor(new OrderGoneException(null), gone)).isEqualTo(PaykkaErrorCode.ORDER_NOT_FOUND);
	}

	@Test
	void failureReplacesTheLinkThatDecides() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.CARD_EXPIRED, new TimeoutException());
		assertThat(failureFor(new CompletionException(exception), TIMEOUTS).link()).isSameAs(exception);
		assertThat(failureFor(exception, TIMEOUTS).link()).isSameAs(exception);
		TimeoutException timeout = new TimeoutException();
		assertThat(failureFor(new CompletionException(timeout), TIMEOUTS).link()).isSameAs(timeout);
		PaykkaExceptionTranslator unwrapping = (throwable) -> (throwable.getCause() instanceof PaykkaException cause)
				? cause : null;
		CompletionException wrapper = new CompletionException(exception);
		assertThat(failureFor(wrapper, unwrapping).link()).isSameAs(wrapper);
	}

	@Test
	void annotationBeneathAnErrorDoesNotCount() {
		assertThat(exceptionFor(new AssertionError("wrapped", new OrderGoneException(null)))).isNull();
	}

	@Test
	void survivesCausesThatThrow() {
		assertThat(exceptionFor(new HostileException(null), TIMEOUTS)).isNull();
		assertThat(codeFor(new OrderGoneException(new HostileException(null)), TIMEOUTS))
			.isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		OrderGoneException suppressed = new OrderGoneException(null);
		assertThat(failureFor(new HostileException(suppressed), TIMEOUTS).exception()).hasCause(suppressed);
	}

	@Test
	void survivesCausesThatNeverEnd() {
		assertThat(exceptionFor(new EndlessException(), TIMEOUTS)).isNull();
		assertThat(codeFor(new OrderGoneException(new EndlessException()), TIMEOUTS))
			.isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@Test
	void suppressedExceptionsCountWhereTheChainHasNoFailure() {
		RuntimeException composite = suppressing(new IOException("reset"),
				new CompletionException(new OrderGoneException(null)), new TimeoutException());
		assertThat(codeFor(composite)).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		CompletionException wrapper = new CompletionException(composite);
		assertThat(failureFor(wrapper).link()).isSameAs(composite);
		PaykkaException expired = new PaykkaException(PaykkaErrorCode.CARD_EXPIRED);
		assertThat(exceptionFor(new CompletionException(suppressing(expired)))).isSameAs(expired);
		PaykkaException own = new PaykkaException(PaykkaErrorCode.CARD_EXPIRED);
		own.addSuppressed(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR));
		assertThat(exceptionFor(new CompletionException(own))).isSameAs(own);
	}

	@Test
	void suppressedFailureOfUnknownOutcomeComesFirst() {
		RuntimeException composite = suppressing(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED),
				new PaykkaException(PaykkaErrorCode.CARD_EXPIRED), new TimeoutException(),
				new PaykkaException(PaykkaErrorCode.PAYMENT_PROCESSING));
		assertThat(codeFor(composite, TIMEOUTS)).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(codeFor(composite)).isEqualTo(PaykkaErrorCode.PAYMENT_PROCESSING);
	}

	@Test
	void whatAnErrorSuppressesDoesNotCount() {
		AssertionError error = new AssertionError("wrapped", suppressing(new OrderGoneException(null)));
		error.addSuppressed(new OrderGoneException(null));
		assertThat(exceptionFor(error)).isNull();
		assertThat(exceptionFor(suppressing(error))).isNull();
	}

	@Test
	void failingTranslatorIsSkippedAndLoggedOnce(CapturedOutput output) {
		PaykkaExceptionTranslator broken = (throwable) -> {
			throw new IllegalStateException("secret 4111111111111111");
		};
		FailureResolver failures = new FailureResolver(
				new Translators(List.of(broken, TIMEOUTS), new ExtensionFaults()), NO_INVALID_REQUESTS, false);
		for (int i = 0; i < 3; i++) {
			assertThat(failures.resolve(new TimeoutException(), null)).isNotNull();
		}
		assertThat(output).containsOnlyOnce("Fault while").containsOnlyOnce("secret");
	}

	@Test
	void onlyHandlersOfBootAndDataRestKeepTheirInvalidRequests() throws Exception {
		FailureResolver failures = new FailureResolver(new Translators(List.of(), new ExtensionFaults()),
				new InvalidRequests(new Places(new SentNames()), ValidationMode.UNLESS_HANDLED), false);
		HttpMessageNotReadableException unreadable = new HttpMessageNotReadableException("missing",
				new MockHttpInputMessage(new byte[0]));
		HandlerMethod ofBoot = new HandlerMethod(new DefaultApplicationArguments(), "getSourceArgs");
		assertThat(failures.resolve(unreadable, ofBoot)).isNull();
		HandlerMethod ofApplication = new HandlerMethod(new ClinicController(), "visit");
		assertThat(failures.resolve(unreadable, ofApplication)).isNotNull();
	}

	@Test
	void translatorIsNotAskedBelowAnUnreadableRequest() {
		TimeoutException timeout = new TimeoutException();
		HttpMessageNotReadableException unreadable = new HttpMessageNotReadableException("I/O error", timeout,
				new MockHttpInputMessage(new byte[0]));
		assertThat(exceptionFor(unreadable, TIMEOUTS)).isNull();
		assertThat(exceptionFor(
				new ServerWebInputException("Failed to read", null, new DecodingException("Unreadable", timeout)),
				TIMEOUTS))
			.isNull();
		// A client that could not read its response
		assertThat(exceptionFor(new RestClientException("Error while extracting response", unreadable), TIMEOUTS))
			.isNotNull();
		PaykkaException code = new PaykkaException(PaykkaErrorCode.CARD_EXPIRED);
		assertThat(exceptionFor(
				new HttpMessageNotReadableException("JSON parse error", code, new MockHttpInputMessage(new byte[0])),
				TIMEOUTS))
			.isSameAs(code);
	}

	private static RuntimeException suppressing(Throwable... suppressed) {
		RuntimeException composite = new RuntimeException("Multiple exceptions");
		Stream.of(suppressed).forEach(composite::addSuppressed);
		return composite;
	}

	private static PaykkaErrorCode codeFor(Throwable thrown, PaykkaExceptionTranslator... translators) {
		return failureFor(thrown, translators).exception().getErrorCode();
	}

	private static @Nullable PaykkaException exceptionFor(Throwable thrown, PaykkaExceptionTranslator... translators) {
		Failure failure = failureFor(thrown, translators);
		return (failure != null) ? failure.exception() : null;
	}

	private static Failure failureFor(Throwable thrown, PaykkaExceptionTranslator... translators) {
		return new FailureResolver(new Translators(List.of(translators), new ExtensionFaults()), NO_INVALID_REQUESTS,
				false)
			.resolve(thrown, null);
	}

	@PaykkaCode(PaykkaErrorCode.ORDER_EXPIRED)
	static class OrderGoneException extends RuntimeException {

		OrderGoneException(@Nullable Throwable cause) {
			super("secret", cause);
		}

	}

	static class SoldOutException extends OrderGoneException {

		SoldOutException(@Nullable Throwable cause) {
			super(cause);
		}

	}

	static class HostileException extends RuntimeException {

		HostileException(@Nullable Throwable suppressed) {
			if (suppressed != null) {
				addSuppressed(suppressed);
			}
		}

		@Override
		public synchronized Throwable getCause() {
			throw new IllegalStateException("secret");
		}

	}

	static class EndlessException extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return new EndlessException();
		}

	}

}

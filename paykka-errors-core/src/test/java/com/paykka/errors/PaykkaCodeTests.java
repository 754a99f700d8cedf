package com.paykka.errors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PaykkaCode}.
 */
class PaykkaCodeTests {

	@Test
	void givesAnExceptionItsCode() {
		OrderGoneException gone = new OrderGoneException();
		assertThat(PaykkaException.find(gone)).returns(ORDER_EXPIRED, PaykkaException::getErrorCode)
			.returns(PaykkaException.Origin.APPLICATION, PaykkaException::getOrigin)
			.hasCause(gone)
			.hasMessage("4018 ORDER_EXPIRED: This order has expired");
	}

	@Test
	void givesACauseItsCode() {
		OrderGoneException gone = new OrderGoneException();
		assertThat(PaykkaException.find(new RuntimeException(new IOException(gone)))).hasCause(gone);
	}

	@Test
	void isInherited() {
		assertThat(PaykkaException.find(new OrderLongGoneException())).returns(ORDER_EXPIRED,
				PaykkaException::getErrorCode);
	}

	@Test
	void isOverriddenBySubclass() {
		assertThat(PaykkaException.find(new OrderBusyException())).returns(RETRY_TRANSACTION,
				PaykkaException::getErrorCode);
	}

	@Test
	void nearestLinkDecides() {
		PaykkaException beneath = new PaykkaException(NETWORK_ERROR);
		OrderGoneException gone = new OrderGoneException();
		gone.initCause(beneath);
		assertThat(PaykkaException.find(gone)).returns(ORDER_EXPIRED, PaykkaException::getErrorCode);
		PaykkaException above = new PaykkaException(NETWORK_ERROR, new OrderGoneException());
		assertThat(PaykkaException.find(above)).isSameAs(above);
	}

	@Test
	void ownCodeOfAPaykkaExceptionDecides() {
		AnnotatedPaykkaException exception = new AnnotatedPaykkaException();
		assertThat(PaykkaException.find(exception)).isSameAs(exception);
	}

	@Test
	void countsNothingBeneathAnError() {
		assertThat(PaykkaException.find(new AssertionError(new OrderGoneException()))).isNull();
	}

	@Test
	void successIsReportedOnceAndIgnored() {
		List<String> messages = new ArrayList<>();
		Logger logger = Logger.getLogger(PaykkaCode.class.getName());
		Handler handler = new Handler() {

			@Override
			public void publish(LogRecord entry) {
				messages.add(entry.getMessage());
			}

			@Override
			public void flush() {
				// Nothing to flush
			}

			@Override
			public void close() {
				// Nothing to close
			}

		};
		logger.addHandler(handler);
		logger.setUseParentHandlers(false);
		try {
			PaykkaException beneath = new PaykkaException(NETWORK_ERROR);
			for (int i = 0; i < 3; i++) {
				assertThat(PaykkaException.find(new SuccessException(null))).isNull();
				assertThat(PaykkaException.find(new SuccessException(beneath))).isSameAs(beneath);
			}
		}
		finally {
			logger.removeHandler(handler);
			logger.setUseParentHandlers(true);
		}
		assertThat(messages).containsExactly("@PaykkaCode(SUCCESS) on " + SuccessException.class.getName()
				+ " is ignored: SUCCESS is " + "not an error");
	}

	@PaykkaCode(ORDER_EXPIRED)
	static class OrderGoneException extends RuntimeException {

	}

	private static final class OrderLongGoneException extends OrderGoneException {

	}

	@PaykkaCode(RETRY_TRANSACTION)
	private static final class OrderBusyException extends OrderGoneException {

	}

	@PaykkaCode(RETRY_TRANSACTION)
	static final class BusyException extends RuntimeException {

	}

	@PaykkaCode(ORDER_EXPIRED)
	private static final class AnnotatedPaykkaException extends PaykkaException {

		AnnotatedPaykkaException() {
			super(NETWORK_ERROR);
		}

	}

	@PaykkaCode(SUCCESS)
	private static final class SuccessException extends RuntimeException {

		SuccessException(Throwable cause) {
			super(cause);
		}

	}

}

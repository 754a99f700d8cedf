package com.example.extensions;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;

/**
 * All ways to throw.
 */
@RestController
class Failures {

	@GetMapping("/failures/{kind}")
	void fail(@PathVariable String kind) {
		Throwable cause = new IllegalStateException("Secret");
		Throwable timeout = new TimeoutException("Secret");
		switch (kind) {
			case "arguments":
				// Fills {0}, {1} and {2} of the message
				throw new PaykkaException(ORDER_STATUS_CHANGE_NOT_ALLOWED, "order 42", "PAID", "CLOSED");
			case "cause":
				// The cause is logged, never sent
				throw new PaykkaException(NETWORK_ERROR, cause);
			case "last":
				// A last argument that is a Throwable is the cause, as in SLF4J
				throw new PaykkaException(ORDER_STATUS_CHANGE_NOT_ALLOWED, "order 42", "PAID", "CLOSED", timeout);
			case "annotated":
				throw new OrderGoneException("Secret");
			case "member":
				// A member of its own in the response
				throw new PaykkaException(ORDER_EXPIRED).with("orderId", 42);
			case "wait":
				// Also as the header Retry-After
				throw new PaykkaException(TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(30));
			default:
				// Cheaper, for what is expected and frequent
				throw PaykkaException.withoutStackTrace(INSUFFICIENT_FUNDS);
		}
	}

	static String handle(Runnable payment) {
		try {
			payment.run();
			return "sent";
		}
		catch (PaykkaException ex) {
			if (ex.getErrorCode().getAdvice() == Advice.CHECK_STATUS) {
				return "query";
			}
			throw ex;
		}
	}

}

package com.paykka.errors.example.payment;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.gateway.Breaker;
import com.paykka.errors.example.gateway.Card;
import com.paykka.errors.example.gateway.PaykkaGateway;
import com.paykka.errors.example.gateway.PaykkaGateway.Cancellation;
import com.paykka.errors.example.gateway.PaykkaGateway.Capture;
import com.paykka.errors.example.gateway.PaykkaGateway.Payment;
import com.paykka.errors.example.gateway.PaykkaGateway.Refund;
import com.paykka.errors.example.order.Order;
import com.paykka.errors.example.order.OrderStatus;
import com.paykka.errors.example.order.OrderStore;
import com.paykka.errors.observability.PaykkaFailureReporter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Moves money through the gateway, at most once for each step. Each attempt is committed
 * before it is sent, its outcome afterwards, and no transaction waits for the gateway.
 */
@Component
public class Payments {

	/** Advice that invites a shopper to pay again. */
	private static final Set<Advice> INVITING = EnumSet.of(Advice.CORRECT_DETAILS, Advice.CHANGE_PAYMENT_METHOD,
			Advice.AUTHENTICATE, Advice.CALL_ISSUER);

	private final OrderStore orders;

	private final AttemptStore attempts;

	private final PaykkaGateway gateway;

	private final Breaker breaker;

	private final Inquiries inquiries;

	private final PaykkaFailureReporter reporter;

	private final ShopProperties properties;

	private final Clock clock;

	private final FailPoint failPoint;

	Payments(OrderStore orders, AttemptStore attempts, PaykkaGateway gateway,
			@Qualifier("paymentBreaker") Breaker breaker, Inquiries inquiries, PaykkaFailureReporter reporter,
			ShopProperties properties, Clock clock, FailPoint failPoint) {
		this.orders = orders;
		this.attempts = attempts;
		this.gateway = gateway;
		this.breaker = breaker;
		this.inquiries = inquiries;
		this.reporter = reporter;
		this.properties = properties;
		this.clock = clock;
		this.failPoint = failPoint;
	}

	/**
	 * Pay an order.
	 * @param id the order's number
	 * @param card the card to pay with
	 * @return the order
	 */
	public Order pay(long id, Card card) {
		return send(this.attempts.begin(id, Operation.PAYMENT, null, (order) -> order.checkPay(this.clock.instant())),
				card);
	}

	Order capture(long id, long amount) {
		return send(this.attempts.begin(id, Operation.CAPTURE, amount, (order) -> order.checkCapture(amount)), null);
	}

	Order refund(long id, long amount) {
		return send(this.attempts.begin(id, Operation.REFUND, amount, (order) -> order.checkRefund(amount)), null);
	}

	Order close(long id) {
		return this.attempts.close(id, Order::checkClose)
			.orElseGet(() -> send(this.attempts.begin(id, Operation.VOID, null, Order::checkClose), null));
	}

	/**
	 * Reverse a payment that succeeded too late, unless another caller does.
	 */
	void sendReversal(Attempt reversal) {
		this.attempts.beginReversal(reversal).ifPresent((attempt) -> send(attempt, null));
	}

	private Order send(Attempt attempt, @Nullable Card card) {
		try {
			this.failPoint.reach("before-send " + attempt.operation());
			Map<String, Object> response = this.breaker.call(() -> call(attempt, card));
			this.failPoint.reach("after-send " + attempt.operation());
			// The response to a void has no content: only a query shows its outcome
			return this.attempts.settle(attempt,
					(response != null) ? Outcome.of(attempt, this.properties.merchantId(), response) : ask(attempt));
		}
		catch (PaykkaException ex) {
			this.failPoint.reach("after-failure " + attempt.operation());
			Order order = this.attempts.settle(attempt, Outcome.ofFailure(attempt, ex));
			if (order.isLockedBy(attempt.transId()) && mayBeAnothers(ex)) {
				return confirm(attempt, ex);
			}
			throw ex.with("transId", attempt.transId());
		}
	}

	/**
	 * Return whether a failure would end the attempt if the response named it.
	 */
	private static boolean mayBeAnothers(PaykkaException failure) {
		return switch (failure.getErrorCode().getAdvice()) {
			case RETRY, CHECK_STATUS, START_AGAIN -> false;
			default -> true;
		};
	}

	/**
	 * Query the outcome of an attempt immediately, so that a shopper gets to know why it
	 * has failed. While it is open, no advice to pay again leaves the shop.
	 */
	private Order confirm(Attempt attempt, PaykkaException failure) {
		Outcome outcome = ask(attempt);
		Order order = this.attempts.settle(attempt, outcome);
		if (outcome.result() == Outcome.Result.SUCCEEDED) {
			return order;
		}
		if (order.isLockedBy(attempt.transId()) && INVITING.contains(failure.getErrorCode().getAdvice())) {
			throw new PaykkaException(PaykkaErrorCode.PAYMENT_PROCESSING, failure).with("transId", attempt.transId());
		}
		PaykkaException found = outcome.failure();
		throw ((outcome.result() == Outcome.Result.FAILED && found != null) ? found : failure).with("transId",
				attempt.transId());
	}

	private Outcome ask(Attempt attempt) {
		Outcome outcome = this.inquiries.ask(attempt);
		if (outcome.result() == Outcome.Result.OPEN) {
			this.reporter.report(outcome.failure());
		}
		return outcome;
	}

	private @Nullable Map<String, Object> call(Attempt attempt, @Nullable Card card) {
		String merchantId = this.properties.merchantId();
		String transId = attempt.transId();
		long amount = attempt.money().amount();
		String currency = attempt.money().currency().getCurrencyCode();
		try {
			return switch (attempt.operation()) {
				case PAYMENT -> this.gateway.pay(new Payment(merchantId, transId, amount, currency, card));
				case CAPTURE ->
					this.gateway.capture(new Capture(merchantId, paymentOf(attempt), transId, amount, currency));
				case VOID -> this.gateway.cancel(new Cancellation(merchantId, paymentOf(attempt), transId));
				case REFUND ->
					this.gateway.refund(new Refund(merchantId, paymentOf(attempt), transId, amount, currency, "OTHER"));
			};
		}
		catch (PaykkaException ex) {
			// Before the breaker looks at it
			throw attempt.ofThis(ex);
		}
	}

	private String paymentOf(Attempt attempt) {
		return Objects.requireNonNull(this.attempts.get(attempt.payment()).gatewayId());
	}

	/**
	 * Query the outcome of a step whose response was lost. If the payment has failed, the
	 * query has not: its result is that failure.
	 * @param id the order's number
	 * @return the outcome
	 */
	public Settlement query(long id) {
		Order order = this.orders.get(id);
		if (order.lockedBy() == null) {
			return Settlement.of(order, null);
		}
		Attempt attempt = this.attempts.get(order.lockedBy());
		Outcome outcome = this.inquiries.ask(attempt);
		PaykkaException failure = outcome.failure();
		if (failure != null && outcome.result() == Outcome.Result.OPEN) {
			throw failure;
		}
		Order settled = this.attempts.settle(attempt, outcome);
		return Settlement.of(settled, (settled.status() != OrderStatus.PROCESSING) ? failure : null);
	}

}

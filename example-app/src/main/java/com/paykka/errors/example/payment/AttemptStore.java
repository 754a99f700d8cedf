package com.paykka.errors.example.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.order.Order;
import com.paykka.errors.example.order.OrderStore;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Stores the attempts to move money, and updates the orders that wait for them. Each
 * method is one transaction, which first locks the order.
 */
@Component
public class AttemptStore {

	private static final int MAX_REVERSALS = 3;

	private final OrderStore orders;

	private final AttemptRepository attempts;

	private final Transactions transactions;

	private final Alarms alarms;

	private final ShopProperties properties;

	private final Clock clock;

	AttemptStore(OrderStore orders, AttemptRepository attempts, Transactions transactions, Alarms alarms,
			ShopProperties properties, Clock clock) {
		this.orders = orders;
		this.attempts = attempts;
		this.transactions = transactions;
		this.alarms = alarms;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Lock an order for an attempt that is about to be sent. An attempt that may be
	 * repeated keeps its key.
	 * @param id the order's number
	 * @param operation what the gateway will be asked to do
	 * @param amount the amount in minor units, {@code null} for all
	 * @param check throws an exception if the order can't take that step
	 * @return the attempt, which no other caller gets to send
	 */
	Attempt begin(long id, Operation operation, @Nullable Long amount, Consumer<Order> check) {
		return this.transactions.commit("begin", () -> {
			Order order = this.orders.lock(id);
			long wanted = (amount != null) ? amount : order.request().amount();
			Attempt open = this.attempts.findOpen(id).orElse(null);
			if (open != null && open.isRepeatableAs(operation, wanted)) {
				check.accept(order.unlock(open.transId()));
				Attempt again = sent(open);
				this.attempts.update(again);
				this.orders.update(order.lock(again.transId()));
				return again;
			}
			check.accept(order);
			if (operation == Operation.PAYMENT) {
				order.checkAttempts();
			}
			if (open != null) {
				// The order moves on. A query shows whether this one has succeeded after
				// all
				this.attempts.update(open.become(AttemptState.FAILED).queryAt(nextQuery(open)));
			}
			Attempt first = sent(first(order, operation, wanted, order.payment(), false));
			this.attempts.insert(first);
			this.orders.update(order.withNextKeyUsed().lock(first.transId()));
			return first;
		});
	}

	/**
	 * Close an order for which no money is reserved.
	 * @param id the order's number
	 * @param check throws an exception if the order can't be closed
	 * @return the closed order, or empty if a payment has to be voided first
	 */
	Optional<Order> close(long id, Consumer<Order> check) {
		return this.transactions.commit("close", () -> {
			Order order = this.orders.lock(id);
			check.accept(order);
			if (order.payment() != null) {
				return Optional.empty();
			}
			this.attempts.findOpen(id)
				.ifPresent((open) -> this.attempts.update(open.become(AttemptState.FAILED).queryAt(nextQuery(open))));
			return Optional.of(this.orders.update(order.close()));
		});
	}

	/**
	 * Prepare to send a reversal.
	 * @param reversal the reversal as it was read
	 * @return the reversal to send, or empty if another caller sends it
	 */
	Optional<Attempt> beginReversal(Attempt reversal) {
		return this.transactions.commit("reversal", () -> {
			this.orders.lock(reversal.orderId());
			if (!get(reversal.transId()).equals(reversal)) {
				return Optional.empty();
			}
			Attempt sent = sent(reversal);
			this.attempts.update(sent);
			return Optional.of(sent);
		});
	}

	/**
	 * Store how an attempt ended, and update the order.
	 * @param seen the attempt as it was sent or queried
	 * @param outcome how it ended
	 * @return the order
	 */
	Order settle(Attempt seen, Outcome outcome) {
		return this.transactions.commit("settle", () -> settleLocked(seen, outcome));
	}

	/**
	 * Store how an attempt ended, together with the notification that led to it.
	 * @param seen the attempt as it was queried
	 * @param outcome how it ended
	 * @param remember stores the notification
	 */
	public void settle(Attempt seen, Outcome outcome, Runnable remember) {
		this.transactions.commit("notification", () -> {
			Order order = settleLocked(seen, outcome);
			remember.run();
			return order;
		});
	}

	/**
	 * Have an attempt queried in the next round, unless it has succeeded.
	 */
	public void querySoon(Attempt seen) {
		this.transactions.commit("query soon", () -> {
			this.orders.lock(seen.orderId());
			Attempt attempt = get(seen.transId());
			if (attempt.state() != AttemptState.SUCCEEDED) {
				this.attempts.update(attempt.queryAt(this.clock.instant()));
			}
			return attempt;
		});
	}

	/**
	 * Leave an attempt that can't be settled now to a later round, so others come first.
	 */
	void postpone(Attempt seen) {
		this.transactions.commit("postpone", () -> {
			this.orders.lock(seen.orderId());
			Attempt attempt = get(seen.transId());
			if (attempt.queryAt() != null) {
				this.attempts.update(attempt.queryAt(nextQuery(attempt)));
			}
			return attempt;
		});
	}

	private Order settleLocked(Attempt seen, Outcome outcome) {
		Order order = this.orders.lock(seen.orderId());
		Attempt attempt = get(seen.transId());
		if (attempt.state() == AttemptState.SUCCEEDED) {
			return order;
		}
		if (outcome.result() == Outcome.Result.SUCCEEDED) {
			return succeed(order, attempt, outcome.orderId());
		}
		if (attempt.sends() != seen.sends()) {
			// Sent again in the meantime: this outcome is that of the time before
			return order;
		}
		return switch (outcome.result()) {
			case FAILED -> fail(order, attempt);
			case REPEAT -> {
				this.attempts.update(attempt.isOpen() ? attempt.allowRepeat() : attempt);
				yield order;
			}
			case NOT_FOUND -> notFound(order, attempt);
			case ODD -> wait(order, attempt, Alarms.Reason.ODD_RESPONSE);
			default -> wait(order, attempt, isOverdue(attempt) ? Alarms.Reason.UNSETTLED : null);
		};
	}

	private Order succeed(Order order, Attempt attempt, @Nullable String gatewayId) {
		Attempt succeeded = attempt.succeed(gatewayId);
		this.attempts.update(succeeded);
		boolean taken = attempt.fits(order);
		boolean refundedTwice = attempt.operation() == Operation.REFUND && !attempt.isOpen();
		if (!attempt.reversal() && (!taken || refundedTwice)) {
			this.alarms.raise(Alarms.Reason.LATE_SUCCESS, succeeded);
		}
		if (taken) {
			return this.orders.update(succeeded.applyTo(order));
		}
		Order unlocked = order.unlock(attempt.transId());
		return (attempt.operation() == Operation.PAYMENT) ? reverse(unlocked, succeeded, Operation.VOID)
				: this.orders.update(unlocked);
	}

	private Order fail(Order order, Attempt attempt) {
		if (!attempt.isOpen()) {
			this.attempts.update(attempt.queryAt(null));
			return order;
		}
		Attempt failed = attempt.become(AttemptState.FAILED);
		this.attempts.update(failed);
		if (!attempt.reversal()) {
			return this.orders.update(order.unlock(attempt.transId()));
		}
		if (attempt.operation() == Operation.VOID) {
			return reverse(order, attempt, Operation.REFUND);
		}
		this.alarms.raise(Alarms.Reason.REVERSAL_FAILED, failed);
		return order;
	}

	/**
	 * Schedule the reversal of a payment, as a separate attempt.
	 */
	private Order reverse(Order order, Attempt attempt, Operation operation) {
		this.attempts.insert(first(order, operation, attempt.money().amount(), attempt.payment(), true));
		return this.orders.update(order.withNextKeyUsed());
	}

	private Order notFound(Order order, Attempt attempt) {
		// A reversal was refused without its number, or never arrives
		boolean givenUp = attempt.reversal() ? attempt.sends() >= MAX_REVERSALS : isOverdue(attempt);
		if (!attempt.isOpen() || givenUp) {
			return fail(order, attempt);
		}
		this.attempts.update(attempt.allowRepeat().queryAt(nextQuery(attempt)));
		return this.orders.update(order.unlock(attempt.transId()));
	}

	private Order wait(Order order, Attempt attempt, Alarms.@Nullable Reason reason) {
		if (attempt.state() == AttemptState.FAILED) {
			if (reason == Alarms.Reason.ODD_RESPONSE) {
				this.alarms.raise(reason, attempt);
			}
			this.attempts.update(attempt.queryAt(isOverdue(attempt) ? null : nextQuery(attempt)));
			return order;
		}
		Attempt waiting = attempt.queryAt(nextQuery(attempt));
		if (reason != null && attempt.state() == AttemptState.PENDING) {
			waiting = waiting.become(AttemptState.ESCALATED);
			this.alarms.raise(reason, waiting);
		}
		this.attempts.update(waiting);
		return order;
	}

	private Attempt first(Order order, Operation operation, long amount, @Nullable String payment, boolean reversal) {
		String transId = order.nextKey();
		return new Attempt(transId, order.id(), operation, (payment != null) ? payment : transId,
				Money.of(amount, order.request().currency()), reversal, AttemptState.PENDING, 0, this.clock.instant(),
				false, this.clock.instant(), null);
	}

	private Attempt sent(Attempt attempt) {
		Instant now = this.clock.instant();
		return attempt.sent(now, now.plus(this.properties.patience()));
	}

	/**
	 * Return when to query next: the older the attempt, the longer the wait.
	 */
	private Instant nextQuery(Attempt attempt) {
		Duration half = age(attempt).dividedBy(2);
		Duration longest = Duration.ofHours(1);
		Duration wait = (half.compareTo(longest) < 0) ? half : longest;
		return this.clock.instant().plus(this.properties.settlement().every()).plus(wait);
	}

	private boolean isOverdue(Attempt attempt) {
		return age(attempt).compareTo(this.properties.settlement().escalateAfter()) >= 0;
	}

	private Duration age(Attempt attempt) {
		return Duration.between(attempt.sentAt(), this.clock.instant());
	}

	public Optional<Attempt> findByTransId(String transId) {
		return this.attempts.findByTransId(transId);
	}

	Attempt get(String transId) {
		return findByTransId(transId)
			.orElseThrow(() -> new PaykkaException(PaykkaErrorCode.ORDER_NOT_FOUND).with("transId", transId));
	}

}

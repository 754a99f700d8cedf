package com.paykka.errors.example.payment;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in transactions.
 */
@Component
class Transactions {

	private final TransactionTemplate transaction;

	private final FailPoint failPoint;

	Transactions(PlatformTransactionManager transactions, FailPoint failPoint) {
		this.transaction = new TransactionTemplate(transactions);
		this.failPoint = failPoint;
	}

	/**
	 * Do some work and commit it.
	 * @param name the name of the work, for the fail points
	 * @param work the work
	 * @return its result
	 */
	<T> T commit(String name, Supplier<T> work) {
		T result = this.transaction.execute((status) -> {
			T done = work.get();
			this.failPoint.reach("before-commit " + name);
			return done;
		});
		this.failPoint.reach("after-commit " + name);
		return Objects.requireNonNull(result);
	}

}

package com.paykka.errors.example;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits what belongs together.
 */
@Component
class Transactions {

	private final TransactionTemplate transaction;

	private final FailPoint failPoint;

	Transactions(PlatformTransactionManager transactions, FailPoint failPoint) {
		this.transaction = new TransactionTemplate(transactions);
		// Never as a part of the worker's, which lasts for as long as it works
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.failPoint = failPoint;
	}

	/**
	 * Do something and commit it.
	 * @param name what it is, for the fail points
	 * @param work what to do
	 * @return what comes of it
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

package com.paykka.errors.example.payment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles attempts of unknown outcome, from the start on. Only one instance of the shop
 * works at a time: the one that has locked a row of the database. If it dies, the
 * database releases the lock.
 */
@Component
class Worker {

	private static final Logger logger = LoggerFactory.getLogger(Worker.class);

	private final Settlements settlements;

	private final JdbcClient jdbc;

	private final TransactionTemplate lock;

	Worker(Settlements settlements, JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.settlements = settlements;
		this.jdbc = jdbc;
		this.lock = new TransactionTemplate(transactions);
	}

	@Scheduled(fixedDelayString = "${shop.settlement.every}")
	void work() {
		this.lock.executeWithoutResult((status) -> {
			if (isLocked()) {
				this.settlements.settleDue();
			}
			else {
				logger.debug("Another instance is at work");
			}
		});
	}

	private boolean isLocked() {
		return this.jdbc.sql("select name from workers where name = 'settlement' for update skip locked")
			.query(String.class)
			.optional()
			.isPresent();
	}

}

package com.paykka.errors.example.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import com.paykka.errors.example.ShopProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Settles attempts of unknown outcome, from the start on. Only one instance of the shop
 * works at a time: the one with the lease, which it claims before each attempt, and which
 * runs out if it dies. The lease only saves queries: two that work at the same time,
 * because their clocks differ, do no harm.
 */
@Component
class Worker {

	private static final Logger logger = LoggerFactory.getLogger(Worker.class);

	private final String owner = UUID.randomUUID().toString();

	private final Settlements settlements;

	private final JdbcClient jdbc;

	private final Duration term;

	private final Clock clock;

	Worker(Settlements settlements, JdbcClient jdbc, ShopProperties properties, Clock clock) {
		this.settlements = settlements;
		this.jdbc = jdbc;
		// Longer than one query takes
		this.term = properties.patience().multipliedBy(2);
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${shop.settlement.every}")
	void work() {
		this.settlements.settleDue(this::claim);
	}

	/**
	 * Claim or renew the lease, in a transaction of this one statement.
	 */
	private boolean claim() {
		Instant now = this.clock.instant();
		boolean claimed = this.jdbc.sql("""
				update leases set owner = :owner, held_until = :until
				where name = 'settlement' and (owner = :owner or held_until <= :now)""")
			.param("owner", this.owner)
			.param("until", now.plus(this.term).atOffset(ZoneOffset.UTC))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update() == 1;
		if (!claimed) {
			logger.debug("Another instance is at work");
		}
		return claimed;
	}

}

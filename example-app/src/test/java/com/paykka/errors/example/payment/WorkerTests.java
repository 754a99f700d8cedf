package com.paykka.errors.example.payment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.example.ShopTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

@ShopTest
class WorkerTests {

	private final Settlements settlements = mock(Settlements.class);

	private final JdbcClient jdbc;

	private final TransactionTemplate otherInstance;

	private final Worker worker;

	@Autowired
	WorkerTests(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.otherInstance = new TransactionTemplate(transactions);
		this.worker = new Worker(this.settlements, jdbc, transactions);
	}

	@Test
	void worksUnlessAnotherInstanceDoes() {
		this.otherInstance.executeWithoutResult((status) -> {
			this.jdbc.sql("select name from workers for update").query(String.class).single();
			// In another thread, and therefore in another transaction
			CompletableFuture.runAsync(this.worker::work).orTimeout(60, TimeUnit.SECONDS).join();
			then(this.settlements).should(never()).settleDue();
		});
		this.worker.work();
		then(this.settlements).should().settleDue();
	}

	@Test
	void worksOnASchedule() {
		new ApplicationContextRunner().withUserConfiguration(Scheduling.class)
			.withBean(Worker.class, () -> this.worker)
			.withPropertyValues("shop.settlement.every=10ms")
			.run((context) -> then(this.settlements).should(timeout(60_000).atLeast(2)).settleDue());
	}

	@EnableScheduling
	static class Scheduling {

	}

}

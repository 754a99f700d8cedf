package com.paykka.errors.example.kill;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.example.Postgres;
import com.paykka.errors.example.Whole;
import com.paykka.errors.test.RepeatedTransId;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the shop, or two instances of it in turn, while it moves money, and then expects
 * every order to agree with the gateway's ledger.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTests {

	/**
	 * Set to run all moments, on both databases and in three modes of the sandbox, which
	 * takes a quarter of an hour.
	 */
	private static final String ALL = "shop.kill.all";

	// Before and after sending, around commits, and within a notification
	private static final List<String> ALL_MOMENTS = List.of("before-send PAYMENT:3", "after-send PAYMENT:5",
			"before-commit settle:20", "before-send CAPTURE:2", "after-send CAPTURE:3", "before-commit begin:20",
			"after-send REFUND:2", "before-send REFUND:3", "before-send VOID:1", "after-send VOID:2", "notified:3",
			"before-commit notification:4", "before-commit close:1", "before-acknowledgement:4");

	private static final List<String> MOMENTS_ON_H2 = List.of("before-send PAYMENT:5", "before-commit settle:15");

	// One for each instance in turn
	private static final List<String> MOMENTS_ON_POSTGRES = List.of("notified:2", "after-send PAYMENT:5",
			"before-commit settle:10");

	private static final int FEW = 20;

	private static final int MANY = 200;

	@TempDir
	private Path folder;

	@Test
	@Whole
	void ordersAgreeWithTheLedgerOnH2() throws Exception {
		onH2(RepeatedTransId.REPLAY, FEW, MOMENTS_ON_H2, 0);
	}

	@Test
	@Whole
	@EnabledIf(Postgres.EXPECTED)
	void ordersOfTwoInstancesAgreeWithTheLedgerOnPostgres() throws Exception {
		try (Postgres postgres = Postgres.start()) {
			new KillRun(this.folder, postgres.create("shop"), RepeatedTransId.DUPLICATE_TRANSACTION, FEW, 2)
				.killAt(MOMENTS_ON_POSTGRES, 0);
		}
	}

	@ParameterizedTest
	@EnumSource
	@EnabledIfSystemProperty(named = ALL, matches = "true")
	void twoHundredOrdersAgreeWithTheLedgerOnH2(RepeatedTransId repeated) throws Exception {
		onH2(repeated, MANY, ALL_MOMENTS, 5);
	}

	@ParameterizedTest
	@EnumSource
	@EnabledIfSystemProperty(named = ALL, matches = "true")
	void twoHundredOrdersAgreeWithTheLedgerOnPostgres(RepeatedTransId repeated) throws Exception {
		try (Postgres postgres = Postgres.start()) {
			new KillRun(this.folder, postgres.create("shop"), repeated, MANY, 2).killAt(ALL_MOMENTS, 5);
		}
	}

	/**
	 * Run against a server of H2, which survives the shop, as PostgreSQL does: H2 2.4.240
	 * may keep a row locked forever if it is killed within a transaction.
	 */
	private void onH2(RepeatedTransId repeated, int orders, List<String> moments, int randomKills) throws Exception {
		Server server = Server.createTcpServer("-tcpPort", "0", "-baseDir", this.folder.toString(), "-ifNotExists")
			.start();
		try {
			String database = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./shop;LOCK_TIMEOUT=10000";
			new KillRun(this.folder, database, repeated, orders, 1).killAt(moments, randomKills);
		}
		finally {
			server.stop();
		}
	}

}

package com.paykka.errors.example.kill;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.example.Postgres;
import com.paykka.errors.example.monitoring.Prometheus;
import com.paykka.errors.example.signing.SigningKeys;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.RepeatedTransId;
import com.paykka.errors.test.SandboxAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the shop while it moves money, again and again, and in the end wants every order
 * to agree with the gateway's ledger. The sandbox lives on, in the process of the test.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTests {

	/**
	 * Set to run all of it, on both databases and in three modes, which takes minutes.
	 */
	private static final String WHOLE = "shop.kill.whole";

	private static final int THREADS = 16;

	private static final List<String> MOMENTS = List.of("before-send:3", "after-send:5", "before-commit:20",
			"after-failure:2", "notified:3", "after-commit:30", "before-acknowledgement:4", "before-commit:33");

	private final AtomicInteger lastShopper = new AtomicInteger();

	private final AtomicBoolean killed = new AtomicBoolean();

	@TempDir
	private Path folder;

	@Test
	void ordersAgreeWithTheLedgerOnH2() throws Exception {
		run(h2(), RepeatedTransId.REPLAY, 60, 1);
	}

	@Test
	@EnabledIf(Postgres.EXPECTED)
	void ordersAgreeWithTheLedgerOnPostgres() throws Exception {
		try (Postgres postgres = Postgres.start()) {
			run(postgres.create("shop"), RepeatedTransId.DUPLICATE_TRANSACTION, 60, 1);
		}
	}

	@ParameterizedTest
	@EnumSource
	@EnabledIfSystemProperty(named = WHOLE, matches = "true")
	void twoHundredOrdersAgreeWithTheLedgerOnH2(RepeatedTransId repeated) throws Exception {
		run(h2(), repeated, 200, 5);
	}

	@ParameterizedTest
	@EnumSource
	@EnabledIfSystemProperty(named = WHOLE, matches = "true")
	void twoHundredOrdersAgreeWithTheLedgerOnPostgres(RepeatedTransId repeated) throws Exception {
		try (Postgres postgres = Postgres.start()) {
			run(postgres.create("shop"), repeated, 200, 5);
		}
	}

	private String h2() {
		return "jdbc:h2:file:" + this.folder.resolve("shop") + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000";
	}

	private void run(String database, RepeatedTransId repeated, int orders, int randomKills) throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		KeyPair merchant = generator.generateKeyPair();
		try (PaykkaSandbox sandbox = PaykkaSandbox.builder()
			.repeatedTransId(repeated)
			.signed("shop", merchant.getPublic())
			.start()) {
			for (String step : List.of("capture", "void", "refund")) {
				sandbox.answerNext("/apis/payments/*/" + step, SandboxAnswer.noAnswer().afterProcessing(),
						SandboxAnswer.proxyError(503), SandboxAnswer.connectionClosed().afterProcessing(),
						SandboxAnswer.connectionClosed(), SandboxAnswer.noAnswer().afterProcessing());
			}
			new SigningKeys(merchant.getPrivate(), sandbox.publicKey()).write(this.folder);
			int port = Prometheus.freePort();
			ShopProcess shop = new ShopProcess(this.folder, arguments(port, sandbox.url(), database));
			Map<Long, Shopper> done = shopWhileItDies(shop, sandbox, "http://localhost:" + port, orders, randomKills);
			assertThat(done).hasSizeGreaterThanOrEqualTo(orders);
			Books.read(database).expectToAgreeWith(sandbox.ledger(), done);
		}
	}

	private Map<Long, Shopper> shopWhileItDies(ShopProcess shop, PaykkaSandbox sandbox, String url, int orders,
			int randomKills) throws Exception {
		Map<Long, Shopper> done = new ConcurrentHashMap<>();
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			threads.execute(new Notifier(sandbox, url + "/paykka/notifications"));
			List<Future<?>> shoppers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				shoppers.add(threads.submit(() -> {
					shop(url, orders, done);
					return null;
				}));
			}
			kill(shop, randomKills, done);
			shop.start("never:0");
			awaitAll(shoppers, done, shop);
			shop.stop();
		}
		finally {
			threads.shutdownNow();
			if (shop.isAlive()) {
				shop.kill();
			}
		}
		return done;
	}

	/**
	 * Wait for all, for as long as it takes on a slow machine, but not for an order that
	 * is stuck.
	 */
	private static void awaitAll(List<Future<?>> shoppers, Map<Long, Shopper> done, ShopProcess shop) throws Exception {
		int before = -1;
		while (shoppers.stream().anyMatch((shopper) -> !shopper.isDone())) {
			assertThat(done.size()).as("Nothing goes on any more\n" + shop.tail()).isGreaterThan(before);
			before = done.size();
			for (int i = 0; i < 120 && shoppers.stream().anyMatch((shopper) -> !shopper.isDone()); i++) {
				Thread.sleep(1000);
			}
		}
		for (Future<?> shopper : shoppers) {
			shopper.get();
		}
	}

	/**
	 * Send one shopper after the other, at least until the shop is not killed any more.
	 */
	private void shop(String url, int orders, Map<Long, Shopper> done) throws InterruptedException {
		HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		while (true) {
			int number = this.lastShopper.getAndIncrement();
			if (number >= orders && this.killed.get()) {
				return;
			}
			Shopper shopper = new Shopper(url, http, number);
			done.put(shopper.shop(), shopper);
		}
	}

	private void kill(ShopProcess shop, int randomKills, Map<Long, Shopper> done) throws Exception {
		for (String moment : MOMENTS) {
			shop.start(moment);
			shop.awaitDeath();
		}
		Random random = new Random(7);
		for (int i = 0; i < randomKills; i++) {
			int before = done.size();
			shop.start("never:0");
			for (int waited = 0; done.size() == before && waited < 60_000; waited += 10) {
				Thread.sleep(10);
			}
			Thread.sleep(random.nextInt(1500));
			shop.kill();
		}
		this.killed.set(true);
	}

	private List<String> arguments(int port, String gateway, String database) {
		return List.of("--server.port=" + port, "--sandbox.enabled=false", "--shop.gateway-url=" + gateway,
				"--shop.signing.keys=" + this.folder, "--shop.connect-timeout=1s", "--shop.read-timeout=700ms",
				"--shop.settlement.every=200ms", "--shop.settlement.not-found-after=3s",
				"--spring.datasource.url=" + database, "--spring.datasource.username=shop",
				"--springdoc.api-docs.enabled=false", "--logging.level.root=warn",
				"--logging.level.com.paykka.errors=off", "--server.tomcat.threads.max=40");
	}

}

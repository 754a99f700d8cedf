package com.paykka.errors.example.kill;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import com.paykka.errors.example.monitoring.Prometheus;
import com.paykka.errors.test.RepeatedTransId;
import com.paykka.errors.test.SandboxTransaction.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Shoppers, and the shop and the sandbox in separate processes. The shop is killed and
 * restarted while it moves money.
 */
final class KillRun {

	private static final Logger logger = LoggerFactory.getLogger(KillRun.class);

	private static final int THREADS = 16;

	// Without any progress
	private static final int PATIENCE_SECONDS = 90;

	private final Map<Long, Shopper> done = new ConcurrentHashMap<>();

	private final AtomicInteger lastShopper = new AtomicInteger();

	private final AtomicBoolean killed = new AtomicBoolean();

	private final List<Future<?>> shoppers = new ArrayList<>();

	private final String name;

	private final Path folder;

	private final String database;

	private final RepeatedTransId repeated;

	private final int orders;

	private final int port;

	private final int ledgerPort;

	private JavaProcess sandbox;

	private JavaProcess shop;

	private List<String> arguments;

	/**
	 * Create a run.
	 * @param folder the folder of its files and the shop's
	 * @param database the shop's database
	 * @param repeated what the sandbox does with a repeated {@code trans_id}
	 * @param orders the minimum number of orders
	 */
	KillRun(Path folder, String database, RepeatedTransId repeated, int orders) throws IOException {
		this.name = database.split(":")[1] + "-" + repeated;
		this.folder = Files.createDirectories(folder.resolve(this.name));
		this.database = database;
		this.repeated = repeated;
		this.orders = orders;
		this.port = Prometheus.freePort();
		this.ledgerPort = Prometheus.freePort();
	}

	/**
	 * Place orders, and kill the shop meanwhile.
	 * @param moments the moments at which it kills itself, one for each start
	 * @param randomKills how often it is killed at a random moment
	 */
	void killAt(List<String> moments, int randomKills) throws Exception {
		long start = System.nanoTime();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			startSandbox();
			for (int i = 0; i < THREADS; i++) {
				this.shoppers.add(threads.submit(this::shop));
			}
			for (String moment : moments) {
				startShop(moment);
				await(() -> !this.shop.isAlive());
				assertThat(this.shop.isKilled()).as("killed %s\n%s", moment, this.shop.describe()).isTrue();
			}
			killAtRandom(randomKills);
			this.killed.set(true);
			startShop("never:0");
			await(() -> this.shoppers.stream().allMatch(Future::isDone));
			expectNoFailure();
			this.shop.stop();
			Ledger ledger = Ledger.read(this.ledgerPort);
			logger.info("{}: {} orders, killed {} times, {} s, charged {}, captured {}, refunded {}, voided {}",
					this.name, this.done.size(), moments.size() + randomKills,
					(System.nanoTime() - start) / 1_000_000_000, ledger.total(Type.PAYMENT), ledger.total(Type.CAPTURE),
					ledger.total(Type.REFUND), ledger.total(Type.VOID));
			assertThat(this.done).hasSizeGreaterThanOrEqualTo(this.orders);
			Books.read(this.database).expectToAgreeWith(ledger, this.done);
		}
		finally {
			threads.shutdownNow();
			for (JavaProcess process : new JavaProcess[] { this.shop, this.sandbox }) {
				if (process != null) {
					process.kill();
				}
			}
		}
	}

	private void startSandbox() throws Exception {
		int gatewayPort = Prometheus.freePort();
		String url = "http://localhost:" + this.port;
		this.sandbox = new JavaProcess(this.folder.resolve("sandbox.log"), SandboxProgram.class, List.of(),
				List.of(Integer.toString(gatewayPort), this.repeated.name(), this.folder.toString(),
						url + "/paykka/notifications", Integer.toString(this.ledgerPort)));
		this.arguments = List.of("--server.port=" + this.port, "--sandbox.enabled=false",
				"--shop.gateway-url=http://localhost:" + gatewayPort, "--shop.signing.keys=" + this.folder,
				"--shop.connect-timeout=1s", "--shop.read-timeout=700ms", "--shop.settlement.every=200ms",
				"--shop.settlement.not-found-after=3s", "--shop.breaker.open-for=2s",
				"--spring.datasource.url=" + this.database, "--spring.datasource.username=shop",
				"--springdoc.api-docs.enabled=false", "--logging.level.root=warn",
				"--logging.level.com.paykka.errors=off", "--logging.level.com.paykka.errors.example=warn",
				"--server.tomcat.threads.max=40");
		await(this::isSandboxReady);
	}

	private boolean isSandboxReady() {
		try {
			Ledger.read(this.ledgerPort);
			return true;
		}
		catch (ConnectException ex) {
			return false;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void startShop(String kill) throws IOException {
		this.shop = new JavaProcess(this.folder.resolve("shop.log"), KillableShop.class, List.of("-Dkill=" + kill),
				this.arguments);
	}

	private void killAtRandom(int times) throws Exception {
		Random random = new Random(7);
		for (int i = 0; i < times; i++) {
			int before = this.done.size();
			startShop("never:0");
			await(() -> this.done.size() > before);
			Thread.sleep(random.nextInt(1500));
			this.shop.kill();
		}
	}

	/**
	 * Send one shopper after another, at least until the last kill.
	 */
	private Void shop() throws InterruptedException {
		HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		while (true) {
			int number = this.lastShopper.getAndIncrement();
			if (number >= this.orders && this.killed.get()) {
				return null;
			}
			Shopper shopper = new Shopper("http://localhost:" + this.port, http, number);
			this.done.put(shopper.shop(), shopper);
		}
	}

	/**
	 * Wait as long as a slow machine needs, but not for orders that are stuck.
	 */
	private void await(BooleanSupplier end) throws Exception {
		int before = this.done.size();
		for (int waited = 0; !end.getAsBoolean(); waited++) {
			Thread.sleep(10);
			expectNoFailure();
			if (this.done.size() != before) {
				before = this.done.size();
				waited = 0;
			}
			if (waited > PATIENCE_SECONDS * 100) {
				fail("No progress: %d of %d%n%s%n%s%n%s", before, this.lastShopper.get(),
						(this.shop != null) ? this.shop.describe() : "", this.sandbox.describe(), describeUnfinished());
			}
		}
	}

	/**
	 * Describe the unfinished orders, and what the sandbox knows about them.
	 */
	private String describeUnfinished() throws Exception {
		Ledger ledger = Ledger.read(this.ledgerPort);
		// H2 allows one process at a time
		this.shop.kill();
		return Books.read(this.database).describeAllBut(this.done.keySet(), ledger);
	}

	private void expectNoFailure() throws Exception {
		assertThat(this.sandbox.isAlive()).as("sandbox").isTrue();
		for (Future<?> shopper : this.shoppers) {
			if (shopper.isDone()) {
				shopper.get();
			}
		}
	}

}

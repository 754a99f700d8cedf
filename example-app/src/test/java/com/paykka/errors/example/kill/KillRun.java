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
import java.util.stream.IntStream;

import com.paykka.errors.example.monitoring.Prometheus;
import com.paykka.errors.test.RepeatedTransId;
import com.paykka.errors.test.SandboxTransaction.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Shoppers, and instances of the shop and the sandbox in separate processes. The
 * instances are killed and restarted in turn while they move money.
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

	private final List<Integer> ports = new ArrayList<>();

	private final int ledgerPort;

	private JavaProcess sandbox;

	private final List<JavaProcess> shops = new ArrayList<>();

	private List<String> arguments;

	/**
	 * Create a run.
	 * @param folder the folder of its files and the shop's
	 * @param database the shop's database
	 * @param repeated what the sandbox does with a repeated {@code trans_id}
	 * @param orders the minimum number of orders
	 * @param instances the number of instances of the shop
	 */
	KillRun(Path folder, String database, RepeatedTransId repeated, int orders, int instances) throws IOException {
		this.name = database.split(":")[1] + "-" + repeated;
		this.folder = Files.createDirectories(folder.resolve(this.name));
		this.database = database;
		this.repeated = repeated;
		this.orders = orders;
		for (int i = 0; i < instances; i++) {
			this.ports.add(Prometheus.freePort());
		}
		this.ledgerPort = Prometheus.freePort();
	}

	/**
	 * Place orders, and kill the instances meanwhile.
	 * @param moments the moments at which they kill themselves in turn, one for each
	 * start
	 * @param randomKills how often one is killed at a random moment
	 */
	void killAt(List<String> moments, int randomKills) throws Exception {
		long start = System.nanoTime();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			startSandbox();
			for (int i = 0; i < THREADS; i++) {
				this.shoppers.add(threads.submit(this::shop));
			}
			int instances = this.ports.size();
			for (int i = 0; i < instances; i++) {
				this.shops.add(startShop(i, momentOf(moments, i)));
			}
			for (int i = 0; i < moments.size(); i++) {
				JavaProcess shop = this.shops.get(i % instances);
				await(() -> !shop.isAlive());
				assertThat(shop.isKilled()).as("killed %s\n%s", moments.get(i), shop.describe()).isTrue();
				this.shops.set(i % instances, startShop(i % instances, momentOf(moments, i + instances)));
			}
			killAtRandom(randomKills);
			this.killed.set(true);
			await(() -> this.shoppers.stream().allMatch(Future::isDone));
			expectNoFailure();
			for (JavaProcess shop : this.shops) {
				shop.stop();
			}
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
			for (JavaProcess shop : this.shops) {
				shop.kill();
			}
			if (this.sandbox != null) {
				this.sandbox.kill();
			}
		}
	}

	private void startSandbox() throws Exception {
		int gatewayPort = Prometheus.freePort();
		this.sandbox = new JavaProcess(this.folder.resolve("sandbox.log"), SandboxProgram.class, List.of(),
				List.of(Integer.toString(gatewayPort), this.repeated.name(), this.folder.toString(),
						url(0) + "/paykka/notifications", Integer.toString(this.ledgerPort)));
		this.arguments = List.of("--sandbox.enabled=false",
				"--spring.profiles.active=" + (this.database.startsWith("jdbc:postgresql:") ? "postgres" : "default"),
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

	private String url(int instance) {
		return "http://localhost:" + this.ports.get(instance);
	}

	private static String momentOf(List<String> moments, int start) {
		return (start < moments.size()) ? moments.get(start) : "never:0";
	}

	private JavaProcess startShop(int instance, String kill) throws IOException {
		List<String> all = new ArrayList<>(this.arguments);
		all.add("--server.port=" + this.ports.get(instance));
		return new JavaProcess(this.folder.resolve("shop-" + instance + ".log"), KillableShop.class,
				List.of("-Dkill=" + kill), all);
	}

	private void killAtRandom(int times) throws Exception {
		Random random = new Random(7);
		for (int i = 0; i < times; i++) {
			int before = this.done.size();
			await(() -> this.done.size() > before);
			Thread.sleep(random.nextInt(1500));
			int instance = i % this.ports.size();
			this.shops.get(instance).kill();
			this.shops.set(instance, startShop(instance, "never:0"));
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
			Shopper shopper = new Shopper(IntStream.range(0, this.ports.size()).mapToObj(this::url).toList(), http,
					number);
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
				StringBuilder logs = new StringBuilder();
				for (JavaProcess shop : this.shops) {
					logs.append(shop.describe()).append('\n');
				}
				fail("No progress: %d of %d%n%s%n%s%n%s", before, this.lastShopper.get(), logs, this.sandbox.describe(),
						describeUnfinished());
			}
		}
	}

	/**
	 * Describe the unfinished orders, and what the sandbox knows about them.
	 */
	private String describeUnfinished() throws Exception {
		Ledger ledger = Ledger.read(this.ledgerPort);
		// They write no more
		for (JavaProcess shop : this.shops) {
			shop.kill();
		}
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

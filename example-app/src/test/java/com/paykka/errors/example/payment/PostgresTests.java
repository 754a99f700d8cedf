package com.paykka.errors.example.payment;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.paykka.errors.example.ExampleApplication;
import com.paykka.errors.example.Postgres;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.Whole;
import com.paykka.errors.example.monitoring.Prometheus;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxNotification;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the shop on a real PostgreSQL, with two instances.
 */
@EnabledIf(Postgres.EXPECTED)
@Whole
class PostgresTests {

	private static final int CALLERS = 8;

	private static final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	private static Postgres postgres;

	@BeforeAll
	static void start() throws Exception {
		postgres = Postgres.start();
		String url = postgres.create("shop");
		int port = Prometheus.freePort();
		instances.add(run(url, "--sandbox.port=" + port));
		instances.add(run(url, "--sandbox.port=" + port, "--sandbox.enabled=false"));
	}

	private static ConfigurableApplicationContext run(String url, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--spring.profiles.active=postgres", "--server.port=0",
				"--spring.datasource.url=" + url, "--shop.connect-timeout=10s", "--shop.read-timeout=10s"));
		all.addAll(List.of(arguments));
		return SpringApplication.run(ExampleApplication.class, all.toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		instances.forEach(ConfigurableApplicationContext::close);
		if (postgres != null) {
			postgres.close();
		}
	}

	@Test
	void orderGoesFromOneInstanceToTheOther() {
		long id = shop(0).createPaidOrder(1250);
		shop(1).capture(id, 1250).expectStatus().isOk();
		shop(0).refund(id, 1250).expectBody().jsonPath("$.status").isEqualTo("REFUNDED");
	}

	@Test
	void onePaymentOfManySucceedsRegardlessOfTheInstance() throws Exception {
		long id = shop(0).createOrder(1250);
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		try {
			CyclicBarrier start = new CyclicBarrier(CALLERS);
			List<Future<Integer>> responses = new ArrayList<>();
			for (int i = 0; i < CALLERS; i++) {
				ShopClient shop = shop(i % 2);
				responses.add(callers.submit(() -> {
					start.await(60, TimeUnit.SECONDS);
					return shop.pay(id, TestCard.GOOD).returnResult().getStatus().value();
				}));
			}
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> response : responses) {
				statuses.add(response.get(60, TimeUnit.SECONDS));
			}
			assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
		}
		finally {
			callers.shutdownNow();
		}
	}

	@Test
	void oneInstanceWorksAtATime() {
		ConfigurableApplicationContext first = instances.get(0);
		JdbcClient jdbc = first.getBean(JdbcClient.class);
		long id = shop(0).createOrder(1250);
		shop(0).pay(id, TestCard.PROXY).expectStatus().isEqualTo(500);
		jdbc.sql("update attempts set query_at = now() - interval '1 hour', sent_at = now() - interval '1 hour'"
				+ " where order_id = :id")
			.param("id", id)
			.update();
		jdbc.sql("update leases set owner = 'another', held_until = now() + interval '1 hour'").update();
		instances.forEach((instance) -> instance.getBean(Worker.class).work());
		shop(0).get(id).expectBody().jsonPath("$.status").isEqualTo("PROCESSING");
		jdbc.sql("update leases set held_until = now()").update();
		instances.get(1).getBean(Worker.class).work();
		shop(0).get(id).expectBody().jsonPath("$.status").isEqualTo("CREATED");
	}

	@Test
	void instancesThatStartTogetherCreateTheTablesOfAnEmptyDatabase() throws Exception {
		String url = postgres.create("empty");
		List<Resource> scripts = Stream
			.of(instances.get(0).getEnvironment().getProperty("spring.sql.init.schema-locations").split(", *"))
			.map((location) -> instances.get(0).getResource(location))
			.toList();
		ExecutorService starters = Executors.newFixedThreadPool(CALLERS);
		List<Future<?>> started = new ArrayList<>();
		try {
			CyclicBarrier start = new CyclicBarrier(CALLERS);
			for (int i = 0; i < CALLERS; i++) {
				started.add(starters.submit(() -> {
					try (Connection connection = DriverManager.getConnection(url, "shop", "")) {
						start.await(60, TimeUnit.SECONDS);
						new ResourceDatabasePopulator(scripts.toArray(Resource[]::new)).populate(connection);
					}
					return null;
				}));
			}
			for (Future<?> instance : started) {
				instance.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			starters.shutdownNow();
		}
	}

	@Test
	void notificationWithACharacterThatPostgresDoesNotKnowIsAcknowledged() {
		ConfigurableApplicationContext instance = instances.get(0);
		String url = "http://localhost:" + instance.getEnvironment().getProperty("local.server.port")
				+ "/paykka/notifications";
		assertThat(instance.getBean(PaykkaSandbox.class)
			.notify(url, SandboxNotification.of("PAYMENT.SUCCESS", "T\0", "SUCCESS"))
			.isAcknowledged()).isTrue();
	}

	private static ShopClient shop(int instance) {
		String port = instances.get(instance).getEnvironment().getProperty("local.server.port");
		return new ShopClient(RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build());
	}

}

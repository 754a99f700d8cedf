package com.paykka.errors.example.branch;

import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.example.ExampleApplication;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.TestCard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a shop that forwards requests to the shop under test, its branch.
 */
@ShopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BranchTests {

	private final ShopClient branch;

	private final ApplicationContext branchContext;

	private ConfigurableApplicationContext frontContext;

	private RestTestClient front;

	@Autowired
	BranchTests(RestTestClient http, ApplicationContext branchContext) {
		this.branch = new ShopClient(http);
		this.branchContext = branchContext;
	}

	@BeforeAll
	void startFront(@LocalServerPort int branchPort) {
		this.frontContext = SpringApplication.run(ExampleApplication.class, "--server.port=0",
				"--sandbox.enabled=false", "--shop.branch-url=http://localhost:" + branchPort,
				"--shop.connect-timeout=10s", "--shop.read-timeout=10s");
		String port = this.frontContext.getEnvironment().getProperty("local.server.port");
		this.front = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@AfterAll
	void stopFront() {
		this.frontContext.close();
	}

	@Test
	void orderGoesThroughBoth() {
		long id = this.branch.createOrder(1250);
		pay(id, TestCard.GOOD).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("AUTHORIZED");
		this.front.get()
			.uri("/branch/orders/" + id)
			.exchange()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("AUTHORIZED");
	}

	@Test
	void codeGoesThroughBoth() {
		long id = this.branch.createOrder(1250);
		expectProblem(pay(id, TestCard.WITHOUT_FUNDS), 402, "5004").jsonPath("$.instance")
			.isEqualTo("/branch/orders/" + id + "/pay");
	}

	@Test
	void codeThatTheCatalogLacksGoesThroughBoth() {
		long id = this.branch.createOrder(9_002_099);
		expectProblem(pay(id, TestCard.GOOD), 500, "6008").jsonPath("$.upstreamCode").isEqualTo("2099");
	}

	@Test
	void timeToWaitGoesThroughBoth() {
		pay(this.branch.createOrder(1250), TestCard.TOO_MANY_REQUESTS).expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "7");
	}

	@Test
	void eachInstanceCountsWhereTheCodeCameFrom() {
		double fromGateway = count(this.branchContext, Origin.GATEWAY);
		double fromPeer = count(this.frontContext, Origin.PEER);
		pay(this.branch.createOrder(1250), TestCard.WITHOUT_FUNDS);
		assertThat(count(this.branchContext, Origin.GATEWAY)).isEqualTo(fromGateway + 1);
		assertThat(count(this.frontContext, Origin.PEER)).isEqualTo(fromPeer + 1);
	}

	private ResponseSpec pay(long id, TestCard card) {
		return this.front.post()
			.uri("/branch/orders/" + id + "/pay")
			.contentType(MediaType.APPLICATION_JSON)
			.body(ShopClient.card(card, 2030))
			.exchange();
	}

	private static double count(ApplicationContext context, Origin origin) {
		return context.getBean(MeterRegistry.class)
			.find("paykka.errors")
			.tags("code", "5004", "origin", origin.name())
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

}

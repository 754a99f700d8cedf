package com.paykka.errors.example.payment;

import java.time.Duration;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.example.gateway.Card;
import com.paykka.errors.example.gateway.GatewayResponses;
import com.paykka.errors.example.gateway.PaykkaGateway;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxNotification;
import com.paykka.errors.test.SandboxRequest;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.TestCard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nobody loses money when the gateway acts late, twice or oddly, with the
 * signed sandbox over HTTP.
 */
@ShopTest
class HostileGatewayTests {

	private final ShopClient shop;

	private final PaykkaSandbox sandbox;

	private final PaykkaGateway gateway;

	private final AdjustableClock clock;

	private final Settlements settlements;

	private final MeterRegistry meters;

	private final JdbcClient jdbc;

	private final int port;

	@Autowired
	HostileGatewayTests(RestTestClient http, PaykkaSandbox sandbox, PaykkaGateway gateway, AdjustableClock clock,
			Settlements settlements, MeterRegistry meters, JdbcClient jdbc, @LocalServerPort int port) {
		this.shop = new ShopClient(http);
		this.sandbox = sandbox;
		this.gateway = gateway;
		this.clock = clock;
		this.settlements = settlements;
		this.meters = meters;
		this.jdbc = jdbc;
		this.port = port;
	}

	@BeforeEach
	void forget() {
		this.sandbox.reset();
		// Other tests' attempts would take the responses that are scripted here
		this.jdbc.sql("update attempts set query_at = null").update();
	}

	@Test
	void lateCaptureRaisesAnAlarmAndForgetsNoRefund() {
		long id = this.shop.createPaidOrder(1250);
		String late = loseOnTheWay("capture", id, 1250);
		this.shop.capture(id, 1000).expectStatus().isOk();
		this.shop.refund(id, 1000).expectStatus().isOk();
		succeedLate(GatewayResponses.of(late, 1250, "SUCCESS"));
		assertThat(order(id)).containsEntry("status", "REFUNDED").containsEntry("refunded", 1000);
		expectProblem(this.shop.refund(id, 250), 409, "4003");
	}

	@Test
	void lateRefundIsCountedAndRaisesAnAlarm() {
		long id = this.shop.createCapturedOrder(1250);
		String late = loseOnTheWay("refund", id, 400);
		this.shop.refund(id, 500).expectStatus().isOk();
		succeedLate(GatewayResponses.ofRefund(late, 400));
		assertThat(order(id)).containsEntry("status", "CAPTURED").containsEntry("refunded", 900);
	}

	@Test
	void lateRefundOfMoreThanIsLeftRaisesAnAlarm() {
		long id = this.shop.createCapturedOrder(1250);
		String late = loseOnTheWay("refund", id, 1250);
		this.shop.refund(id, 1000).expectStatus().isOk();
		succeedLate(GatewayResponses.ofRefund(late, 1250));
		assertThat(order(id)).containsEntry("status", "CAPTURED").containsEntry("refunded", 1000);
	}

	@Test
	void lateVoidOfACapturedOrderRaisesAnAlarm() {
		long id = this.shop.createPaidOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/void", SandboxResponse.connectionClosed());
		this.shop.close(id).expectStatus().isEqualTo(502);
		round(Duration.ofMinutes(2));
		this.shop.capture(id, 1250).expectStatus().isOk();
		succeedLate(GatewayResponses.of(lastSent(""), 1250, "CANCELED"));
		assertThat(order(id)).containsEntry("status", "CAPTURED");
	}

	@Test
	void otherAmountOfAPaymentThatWasGivenUpRaisesAnAlarm() {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment", SandboxResponse.connectionClosed());
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(502);
		String late = lastSent("");
		round(Duration.ofMinutes(2));
		this.shop.close(id).expectStatus().isOk();
		double before = alarms("ODD_RESPONSE");
		this.sandbox.respondNext("/v3/payment/acq/query", toResponse(GatewayResponses.of(late, 1251, "SUCCESS")));
		round(Duration.ofHours(1));
		assertThat(alarms("ODD_RESPONSE")).isEqualTo(before + 1);
		assertThat(order(id)).containsEntry("status", "CLOSED");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void paymentThatArrivesOnceTheOrderIsClosedIsReversedOnce(boolean notified) {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment", SandboxResponse.connectionClosed());
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(502);
		String late = lastSent("");
		round(Duration.ofMinutes(2));
		this.shop.close(id).expectStatus().isOk();
		if (notified) {
			round(Duration.ofHours(5));
		}
		this.gateway.pay(new PaykkaGateway.Payment("18356675194960", late, 1250, "EUR",
				new Card(TestCard.GOOD.getNumber(), 2099, 1, "123", null)));
		assertThat(this.sandbox.ledger().charged()).isEqualTo(1250);
		if (notified) {
			assertThat(notifyOf(late)).isTrue();
		}
		this.sandbox.respondNext("/v3/payment/acq/void", SandboxResponse.connectionClosed().afterProcessing());
		round(Duration.ofHours(1));
		round(Duration.ofHours(1));
		round(Duration.ofHours(1));
		assertThat(this.sandbox.ledger().charged()).isZero();
		assertThat(this.sandbox.requests("/v3/payment/acq/void")).hasSize(1);
		assertThat(order(id)).containsEntry("status", "CLOSED");
	}

	@ParameterizedTest
	@CsvSource({ "amount, 1", "currency, USD", "status, FAILURE" })
	void notificationOfSomethingElseIsOnlyAHint(String member, String value) {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment", SandboxResponse.connectionClosed().afterProcessing());
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(502);
		assertThat(this.sandbox.notify(url(), SandboxNotification.paymentSuccess(lastSent("")).with(member, value))
			.isAcknowledged()).isTrue();
		assertThat(order(id)).containsEntry("status", "AUTHORIZED");
	}

	@ParameterizedTest
	@CsvSource({ "capture, 5010", "capture, 5018", "refund, 5010", "refund, 5018" })
	void stepThatMayHaveBeenTakenIsNotTakenAgain(String step, String code) {
		long id = step.equals("refund") ? this.shop.createCapturedOrder(1250) : this.shop.createPaidOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/" + step, SandboxResponse.declined(code, "Later").afterProcessing());
		this.shop.post("/orders/" + id + "/" + step, "{\"amount\": 1250}");
		assertThat(order(id)).containsEntry("status", "PROCESSING");
		expectProblem(this.shop.refund(id, 1250), 409, "4001");
		round(Duration.ofMinutes(1));
		assertThat(order(id)).containsEntry("status", step.equals("refund") ? "REFUNDED" : "CAPTURED");
		assertThat(this.sandbox.requests("/v3/payment/acq/" + step)).hasSize(1);
	}

	@Test
	void declineOfAnotherPaymentFreesNoOrder() {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment", declined("T1").afterProcessing());
		expectProblem(this.shop.pay(id, TestCard.GOOD), 502, "6000");
		assertThat(order(id)).containsEntry("status", "PROCESSING");
		this.sandbox.respondNext("/v3/payment/acq/query", declined("T1"));
		round(Duration.ofMinutes(1));
		assertThat(order(id)).containsEntry("status", "PROCESSING");
		round(Duration.ofHours(1));
		assertThat(order(id)).containsEntry("status", "AUTHORIZED");
	}

	@Test
	void declineThatDoesNotNameItsPaymentIsConfirmedByAQuery() {
		long id = this.shop.createOrder(9_005_004);
		this.sandbox.respondNext("/v3/payment/acq/payment",
				SandboxResponse.refused(PaykkaErrorCode.INSUFFICIENT_FUNDS).afterProcessing());
		expectProblem(this.shop.pay(id, TestCard.GOOD), 402, "5004");
		assertThat(order(id)).containsEntry("status", "CREATED");
	}

	@Test
	void declineThatDoesNotNameItsPaymentEndsNoPaymentThatWasMade() {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment",
				SandboxResponse.refused(PaykkaErrorCode.INSUFFICIENT_FUNDS).afterProcessing());
		this.shop.pay(id, TestCard.GOOD).expectStatus().isOk();
		assertThat(order(id)).containsEntry("status", "AUTHORIZED");
		assertThat(this.sandbox.ledger().charged()).isEqualTo(1250);
	}

	@Test
	void declineThatDoesNotNameItsPaymentInvitesToNoOtherWhileTheOutcomeIsOpen() {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment",
				SandboxResponse.refused(PaykkaErrorCode.INSUFFICIENT_FUNDS));
		expectProblem(this.shop.pay(id, TestCard.GOOD), 409, "4000");
		assertThat(order(id)).containsEntry("status", "PROCESSING");
		round(Duration.ofMinutes(2));
		assertThat(order(id)).containsEntry("status", "CREATED");
	}

	@Test
	void reversalThatIsRefusedWithoutItsNumberBecomesARefundInTheEnd() {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment", SandboxResponse.connectionClosed());
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(502);
		String late = lastSent("");
		round(Duration.ofMinutes(2));
		this.shop.close(id).expectStatus().isOk();
		this.sandbox.respondAlways("/v3/payment/acq/void",
				SandboxResponse.refused(PaykkaErrorCode.ORDER_NOT_REVERSIBLE));
		double before = alarms("REVERSAL_FAILED");
		succeedLate(GatewayResponses.of(late, 1250, "SUCCESS"));
		for (int i = 0; i < 16; i++) {
			round(Duration.ofHours(1));
		}
		assertThat(this.sandbox.requests("/v3/payment/acq/void")).hasSize(3);
		assertThat(this.sandbox.requests("/v3/payment/acq/refund")).hasSize(3);
		assertThat(alarms("REVERSAL_FAILED")).isEqualTo(before + 1);
	}

	private static SandboxResponse declined(String transId) {
		return toResponse(GatewayResponses.with(GatewayResponses.of(transId, 1250, "FAILURE"), "error_code", "5004"));
	}

	@Test
	void failureOfAQueryIsCounted() {
		long id = this.shop.createOrder(1250);
		this.sandbox.respondNext("/v3/payment/acq/payment", SandboxResponse.connectionClosed());
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(502);
		this.sandbox.respondNext("/v3/payment/acq/query", SandboxResponse.refused(PaykkaErrorCode.SYSTEM_ERROR));
		double before = systemErrors();
		round(Duration.ofMinutes(1));
		assertThat(systemErrors()).isEqualTo(before + 1);
	}

	private double systemErrors() {
		return this.meters.get("paykka.errors")
			.tag("code", "6007")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	/**
	 * Lose a capture or refund before it reaches the gateway.
	 */
	private String loseOnTheWay(String step, long id, long amount) {
		this.sandbox.respondNext("/v3/payment/acq/" + step, SandboxResponse.connectionClosed());
		send(step, id, amount);
		round(Duration.ofMinutes(2));
		return lastSent(step);
	}

	private void send(String step, long id, long amount) {
		this.shop.post("/orders/" + id + "/" + step, "{\"amount\": " + amount + "}").expectStatus().is5xxServerError();
	}

	private String lastSent(String step) {
		String path = "/v3/payment/acq/" + (step.isEmpty() ? "payment" : step);
		SandboxRequest last = this.sandbox.requests(path).get(this.sandbox.requests(path).size() - 1);
		return JsonPath.<Map<String, String>>read(last.body(), "$['trans_id','" + step + "_trans_id']")
			.values()
			.iterator()
			.next();
	}

	/**
	 * Have the gateway report a late success, and expect an alarm.
	 */
	private void succeedLate(Map<String, Object> response) {
		double before = alarms("LATE_SUCCESS");
		this.sandbox.respondNext("/v3/payment/acq/*query", toResponse(response));
		round(Duration.ofHours(1));
		assertThat(alarms("LATE_SUCCESS")).isEqualTo(before + 1);
	}

	private static SandboxResponse toResponse(Map<String, Object> body) {
		return SandboxResponse.json(200, new JsonMapper().writeValueAsString(body));
	}

	private void round(Duration later) {
		this.clock.advance(later);
		this.settlements.settleDue(() -> true);
	}

	private boolean notifyOf(String transId) {
		return this.sandbox.notify(url(), SandboxNotification.paymentSuccess(transId)).isAcknowledged();
	}

	private String url() {
		return "http://localhost:" + this.port + "/paykka/notifications";
	}

	private Map<String, Object> order(long id) {
		return JsonPath.read(new String(this.shop.get(id).expectBody().returnResult().getResponseBody()), "$");
	}

	private double alarms(String reason) {
		return this.meters.counter("shop.alarms", "reason", reason).count();
	}

}

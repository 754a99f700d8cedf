package com.paykka.errors.example.payment;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.MockedGatewayTest;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.gateway.GatewayResponses;
import com.paykka.errors.example.gateway.PaykkaGateway;
import com.paykka.errors.example.gateway.PaykkaQueries;
import com.paykka.errors.example.gateway.PaykkaQueries.Query;
import com.paykka.errors.test.TestCard;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.never;

/**
 * Tests of how attempts of unknown outcome are settled.
 */
@MockedGatewayTest
@ExtendWith(OutputCaptureExtension.class)
class SettlementsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(14);

	private final ShopClient shop;

	private final AdjustableClock clock;

	private final Settlements settlements;

	private final AttemptRepository attempts;

	private final AttemptStore store;

	private final MeterRegistry meters;

	private final PaykkaGateway gateway;

	private final PaykkaQueries queries;

	private final JdbcClient jdbc;

	private final ShopProperties properties;

	@Autowired
	SettlementsTests(RestTestClient http, AdjustableClock clock, Settlements settlements, AttemptRepository attempts,
			AttemptStore store, MeterRegistry meters, PaykkaGateway gateway, PaykkaQueries queries, JdbcClient jdbc,
			ShopProperties properties) {
		this.shop = new ShopClient(http);
		this.clock = clock;
		this.settlements = settlements;
		this.attempts = attempts;
		this.store = store;
		this.meters = meters;
		this.gateway = gateway;
		this.queries = queries;
		this.jdbc = jdbc;
		this.properties = properties;
	}

	@BeforeEach
	void knowNothing() {
		querySays(PaykkaErrorCode.ORDER_NOT_FOUND);
	}

	@Test
	void attemptIsNotQueriedBeforeItsClientHasGivenUp() {
		Attempt attempt = this.store.begin(this.shop.createOrder(1250), Operation.PAYMENT, null, (order) -> {
		});
		round(PATIENCE.minusSeconds(1));
		then(this.queries).should(never()).query(any());
		round(Duration.ofSeconds(1));
		then(this.queries).should().query(new Query(attempt.transId()));
	}

	@Test
	void paymentThatWasMadeIsFound() {
		long id = createOrderOfUnknownOutcome();
		querySays("SUCCESS");
		round(PATIENCE);
		assertThat(status(id)).isEqualTo("AUTHORIZED");
	}

	@Test
	void paymentThatWasDeclinedFreesTheOrder() {
		long id = createOrderOfUnknownOutcome();
		willAnswer((invocation) -> GatewayResponses.toFailed(invocation, "5004")).given(this.queries).query(any());
		round(PATIENCE);
		assertThat(status(id)).isEqualTo("CREATED");
	}

	@ParameterizedTest
	@EnumSource(names = { "CHECKOUT_NOT_FOUND", "ORDER_NOT_FOUND", "REFUND_NOT_FOUND" })
	void notFoundCountsOnlyAfterATime(PaykkaErrorCode notFound) {
		long id = createOrderOfUnknownOutcome();
		querySays(notFound);
		round(PATIENCE);
		assertThat(status(id)).isEqualTo("PROCESSING");
		round(Duration.ofMinutes(1));
		assertThat(status(id)).isEqualTo("CREATED");
	}

	@Test
	void paymentThatNeverArrivedKeepsItsKeyForTheNextOne() {
		long id = createOrderOfUnknownOutcome();
		String first = lastPayment();
		round(Duration.ofMinutes(2));
		pays("SUCCESS");
		this.shop.pay(id, TestCard.GOOD).expectStatus().isOk();
		assertThat(lastPayment()).isEqualTo(first);
	}

	@ParameterizedTest
	@EnumSource(names = { "RETRY_TRANSACTION", "TOO_MANY_REQUESTS" })
	void retryKeepsTheOrderLockedForTheSameKey(PaykkaErrorCode retry) {
		fails(retry);
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD);
		String first = lastPayment();
		assertThat(status(id)).isEqualTo("PROCESSING");
		expectProblem(this.shop.close(id), 409, "4005");
		pays("SUCCESS");
		this.shop.pay(id, TestCard.GOOD).expectStatus().isOk();
		assertThat(lastPayment()).isEqualTo(first);
	}

	@ParameterizedTest
	@CsvSource({ "5018", "5010", "4000", "4020", "6000", "6007", "6008", "4018" })
	void codeThatLeavesTheOutcomeOpenLocksTheOrder(String code) {
		fails(PaykkaErrorCode.fromCode(code));
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD);
		assertThat(status(id)).isEqualTo("PROCESSING");
		expectProblem(this.shop.pay(id, TestCard.GOOD), 409, "4000");
	}

	@Test
	void paymentInReviewStaysLockedRegardlessOfItsStatus() {
		long id = createOrderOfUnknownOutcome();
		willAnswer((invocation) -> GatewayResponses.toFailed(invocation, "5010")).given(this.queries).query(any());
		round(PATIENCE);
		assertThat(status(id)).isEqualTo("PROCESSING");
	}

	@ParameterizedTest
	@CsvSource({ "merchant_id, M2", "trans_id, T1", "amount, 1251", "amount, 1250.5", "amount, ''", "currency, USD",
			"currency, ''" })
	void somethingElseThatSucceededIsNotPaidButRaisesAnAlarm(String member, String value) {
		Object changed = value.matches("\\d+") ? Long.valueOf(value)
				: value.matches("[\\d.]+") ? Double.valueOf(value) : value;
		willAnswer((invocation) -> GatewayResponses.with(GatewayResponses.to(invocation, "SUCCESS"), member, changed))
			.given(this.gateway)
			.pay(any());
		double before = alarms("ODD_RESPONSE");
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD).expectStatus().isOk();
		assertThat(status(id)).isEqualTo("PROCESSING");
		assertThat(alarms("ODD_RESPONSE")).isEqualTo(before + 1);
	}

	@Test
	void operatorIsCalledOnceAfterHours(CapturedOutput output) {
		long id = createOrderOfUnknownOutcome();
		querySays("PROCESSING");
		double before = alarms("UNSETTLED");
		round(Duration.ofHours(5));
		round(Duration.ofHours(5));
		assertThat(alarms("UNSETTLED")).isGreaterThan(before);
		assertThat(output.toString()).containsOnlyOnce("The outcome is still unknown: PAYMENT " + lastPayment()
				+ " of order " + id + " over 12.50 EUR in state ESCALATED");
		querySays("SUCCESS");
		round(Duration.ofHours(5));
		assertThat(status(id)).isEqualTo("AUTHORIZED");
	}

	@Test
	void lateSuccessOfAPaidOrderIsReversedWithAnAlarm() {
		fails(PaykkaErrorCode.INSUFFICIENT_FUNDS);
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD);
		Attempt late = this.attempts.findByTransId(lastPayment()).orElseThrow();
		pays("SUCCESS");
		this.shop.pay(id, TestCard.GOOD).expectStatus().isOk();
		double before = alarms("LATE_SUCCESS");
		this.store.settle(late, new Outcome(Outcome.Result.SUCCEEDED, null, "GW1"));
		querySays("CANCELED");
		round(Duration.ZERO);
		round(Duration.ofHours(1));
		assertThat(alarms("LATE_SUCCESS")).isEqualTo(before + 1);
		then(this.gateway).should().cancel(any());
		assertThat(status(id)).isEqualTo("AUTHORIZED");
	}

	@Test
	void lateSuccessThatCannotBeVoidedIsRefunded() {
		fails(PaykkaErrorCode.INSUFFICIENT_FUNDS);
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD);
		Attempt late = this.attempts.findByTransId(lastPayment()).orElseThrow();
		this.shop.close(id).expectStatus().isOk();
		this.store.settle(late, new Outcome(Outcome.Result.SUCCEEDED, null, "GW1"));
		willAnswer((invocation) -> {
			PaykkaGateway.Cancellation request = invocation.getArgument(0);
			throw GatewayResponses.declined(request.voidTransId(), PaykkaErrorCode.PARAMETER_INVALID);
		}).given(this.gateway).cancel(any());
		willAnswer(GatewayResponses::toRefund).given(this.gateway).refund(any());
		round(Duration.ZERO);
		round(Duration.ZERO);
		then(this.gateway).should().refund(any());
		assertThat(status(id)).isEqualTo("CLOSED");
	}

	@Test
	void lateSuccessOfAnUnpaidOrderPaysIt() {
		fails(PaykkaErrorCode.INSUFFICIENT_FUNDS);
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD);
		this.store.settle(this.attempts.findByTransId(lastPayment()).orElseThrow(),
				new Outcome(Outcome.Result.SUCCEEDED, null, "GW1"));
		assertThat(status(id)).isEqualTo("AUTHORIZED");
	}

	@Test
	void outcomeOfTheTimeBeforeIsOutdatedOnceItIsSentAgain() {
		long id = createOrderOfUnknownOutcome();
		Attempt before = this.attempts.findByTransId(lastPayment()).orElseThrow();
		round(Duration.ofMinutes(2));
		this.shop.pay(id, TestCard.GOOD).expectStatus().is5xxServerError();
		this.store.settle(before, Outcome.of(Outcome.Result.FAILED));
		assertThat(status(id)).isEqualTo("PROCESSING");
	}

	@Test
	void ageCountsWhenTheQueryIsSent() {
		long id = createOrderOfUnknownOutcome();
		String transId = lastPayment();
		willAnswer((invocation) -> {
			this.clock.advance(Duration.ofMinutes(2));
			throw new PaykkaException(PaykkaErrorCode.ORDER_NOT_FOUND);
		}).given(this.queries).query(new Query(transId));
		round(PATIENCE);
		assertThat(status(id)).isEqualTo("PROCESSING");
	}

	@Test
	void noTransactionIsOpenDuringAQuery() {
		createOrderOfUnknownOutcome();
		Query query = new Query(lastPayment());
		AtomicBoolean open = new AtomicBoolean(true);
		willAnswer((invocation) -> {
			open.set(TransactionSynchronizationManager.isActualTransactionActive());
			return GatewayResponses.toQuery(invocation, "SUCCESS");
		}).given(this.queries).query(query);
		this.clock.advance(PATIENCE);
		new Worker(this.settlements, this.jdbc, this.properties, this.clock).work();
		assertThat(open).isFalse();
	}

	@Test
	void attemptThatCannotBeSettledLetsOthersGoFirst() {
		createOrderOfUnknownOutcome();
		String transId = lastPayment();
		willThrow(new IllegalStateException()).given(this.queries).query(new Query(transId));
		round(PATIENCE);
		assertThat(this.attempts.findByTransId(transId).orElseThrow().queryAt()).isAfter(this.clock.instant());
	}

	private long createOrderOfUnknownOutcome() {
		fails(PaykkaErrorCode.NETWORK_ERROR);
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(502);
		return id;
	}

	private void fails(PaykkaErrorCode code) {
		willAnswer((invocation) -> {
			throw GatewayResponses.declined(invocation, code);
		}).given(this.gateway).pay(any());
	}

	private void pays(String status) {
		willAnswer((invocation) -> GatewayResponses.to(invocation, status)).given(this.gateway).pay(any());
	}

	private void querySays(String status) {
		willAnswer((invocation) -> GatewayResponses.toQuery(invocation, status)).given(this.queries).query(any());
	}

	private void querySays(PaykkaErrorCode code) {
		willThrow(new PaykkaException(code)).given(this.queries).query(any());
	}

	private void round(Duration later) {
		this.clock.advance(later);
		this.settlements.settleDue(() -> true);
	}

	private String lastPayment() {
		ArgumentCaptor<PaykkaGateway.Payment> request = ArgumentCaptor.forClass(PaykkaGateway.Payment.class);
		then(this.gateway).should(atLeastOnce()).pay(request.capture());
		return request.getValue().transId();
	}

	private String status(long id) {
		byte[] order = this.shop.get(id).expectBody().returnResult().getResponseBody();
		return JsonPath.read(new String(order), "$.status");
	}

	private double alarms(String reason) {
		return this.meters.counter("shop.alarms", "reason", reason).count();
	}

}

package com.paykka.errors.test;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.skyscreamer.jsonassert.JSONAssert;

import static com.paykka.errors.test.Merchant.GOOD_CARD;
import static com.paykka.errors.test.Merchant.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests that responses of the sandbox have the same shapes as PayKKa's.
 */
@ExtendWith(PaykkaSandboxExtension.class)
class PaykkaSandboxTests {

	private final PaykkaSandbox sandbox;

	private final Merchant merchant;

	PaykkaSandboxTests(PaykkaSandbox sandbox) {
		this.sandbox = sandbox;
		this.merchant = new Merchant(sandbox);
	}

	@Test
	void failureInData() throws Exception {
		expectJson(this.merchant.pay("T4329476032", 9_005_004, GOOD_CARD), 200, """
				{ "ret_code": "000000", "ret_msg": "Success",
				  "data": { "error_code": "5004", "error_description": "Sandbox failure 5004",
				            "merchant_id": "18356675194960", "trans_id": "T4329476032", "order_id": "GW206194332333335",
				            "status": "FAILURE", "amount": 9005004, "currency": "HKD" } }""");
	}

	@Test
	void failureAsRetCode() throws Exception {
		expectJson(this.merchant.pay("T1", 8_001_004, GOOD_CARD), 400, """
				{ "ret_code": "1004", "ret_msg": "Sandbox failure 1004" }""");
	}

	@Test
	void failureAtTheTopLevel() throws Exception {
		expectJson(this.merchant.pay("T1", 7_005_004, GOOD_CARD), 200, """
				{ "error_code": "5004", "error_description": "Sandbox failure 5004" }""");
	}

	@Test
	void wrongSignature() throws Exception {
		expectJson(this.merchant.pay("T1", 322, TestCard.WRONG_SIGNATURE.getNumber()), 401, """
				{ "ret_code": "206003", "ret_msg": "Signature error" }""");
	}

	@Test
	void success() throws Exception {
		expectJson(this.merchant.pay("T4329476032", 322, GOOD_CARD), 200, """
				{ "ret_code": "000000", "ret_msg": "Success",
				  "data": { "merchant_id": "18356675194960", "trans_id": "T4329476032", "order_id": "GW206194332333335",
				            "status": "SUCCESS", "amount": 322, "currency": "HKD" } }""");
	}

	@Test
	void proxyRespondsWithHtml() {
		HttpResponse<String> response = this.merchant.pay("T1", 322, TestCard.PROXY.getNumber());
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
	}

	@ParameterizedTest
	@EnumSource
	void amountAsksForAnOddResponse(OddResponse odd) throws Exception {
		HttpResponse<byte[]> response = this.merchant.bytes(PAYMENTS,
				Merchant.payment("T1", odd.getAmount(), GOOD_CARD));
		assertThat(response.statusCode()).isEqualTo(odd.toResponse().status());
		assertThat(response.body()).isEqualTo(odd.toResponse().body(Map.of()));
		assertThat(this.sandbox.ledger().transaction("T1")).extracting(SandboxTransaction::errorCode).isEqualTo("5004");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET  | /                            |                                 | the path is unknown
					POST | /apis/sessions               | {}                              | the path is unknown
					POST | /apis/payments               | {                               | merchant_id is missing or invalid
					POST | /apis/payments               | null                            | merchant_id is missing or invalid
					POST | /apis/payments               | {"merchant_id": 1}              | trans_id is missing or invalid
					POST | /v3/payment/acq/session      | {"merchant_id": 1, "trans_id": "T1", "amount": -1} | amount is missing or invalid
					POST | /v3/payment/acq/session      | {"merchant_id": 1, "trans_id": "T1", "amount": 5}  | currency is missing or invalid
					POST | /v3/payment/acq/query        | {}                              | order_id or trans_id or session_id is missing or invalid
					POST | /v3/payment/acq/void         | {}                              | order_id or trans_id is missing or invalid
					POST | /v3/payment/acq/refund       | {"merchant_id": 1}              | refund_trans_id is missing or invalid
					POST | /v3/payment/acq/refund/query | {"trans_id": "T1"}              | refund_order_id or refund_trans_id is missing or invalid
					POST | /apis/payments/T1/refund     | {"merchant_id": 1}              | refund_amount or amount is missing or invalid
					""")
	void invalidRequestIsToldWhatIsWrong(String method, String path, String body, String fault) throws Exception {
		expectJson(this.merchant.send(method, path, (body != null) ? body : ""), 400, """
				{ "ret_code": "010000", "ret_msg": "Invalid request, parameter error: %s" }""".formatted(fault));
	}

	@Test
	void paymentNeedsACardOrAToken() {
		String payment = Merchant.payment("T1", 322, GOOD_CARD).replace("card_number", "other");
		assertThat(this.merchant.post(PAYMENTS, payment).body()).contains("card_number or token or card_token");
		assertThat(status(this.merchant.post(PAYMENTS, payment.replace("\"currency\"", "\"token\": 1, \"currency\""))))
			.isEqualTo("SUCCESS");
	}

	@Test
	void numberHasAtMost64Characters() {
		assertThat(status(this.merchant.pay("T".repeat(64), 322, GOOD_CARD))).isEqualTo("SUCCESS");
		assertThat(retCode(this.merchant.pay("T".repeat(65), 322, GOOD_CARD))).isEqualTo("010000");
		assertThat(this.sandbox.ledger().charged()).isEqualTo(322);
	}

	@Test
	void cardPaysOnceTheShopperIsAuthenticated() {
		String payment = Merchant.payment("T2", 322, TestCard.AUTHENTICATION_REQUIRED.getNumber());
		assertThat(errorCode(this.merchant.post(PAYMENTS, payment.replace("T2", "T1")))).isEqualTo("5013");
		assertThat(status(this.merchant.post(PAYMENTS, payment.replace("\"cvv\"", "\"authenticated\": true, \"cvv\""))))
			.isEqualTo("SUCCESS");
	}

	@Test
	void cardPaysTheSecondTime() {
		String card = TestCard.SECOND_TIME.getNumber();
		assertThat(retCode(this.merchant.pay("T1", 322, card))).isEqualTo("6002");
		assertThat(status(this.merchant.pay("T1", 322, card))).isEqualTo("SUCCESS");
		assertThat(this.sandbox.ledger().charged()).isEqualTo(322);
	}

	@Test
	void cardPaysButNeverResponds() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new Merchant(this.sandbox, Duration.ofSeconds(1)).pay("T1", 322,
					TestCard.NO_RESPONSE.getNumber()));
		assertThat(this.sandbox.ledger().charged("T1")).isEqualTo(322);
	}

	@Test
	void expiredCardIsDeclined() {
		String body = Merchant.payment("T1", 322, GOOD_CARD).replace("2999", "2020");
		assertThat(errorCode(this.merchant.post(PAYMENTS, body))).isEqualTo("5006");
	}

	@Test
	void pendingPaymentIsSettledLater() {
		assertThat(status(this.merchant.pay("T1", 322, TestCard.PENDING.getNumber()))).isEqualTo("PROCESSING");
		assertThat(this.sandbox.ledger().charged("T1")).isZero();
		this.sandbox.ledger().settle("T1");
		assertThat(status(query("\"trans_id\": \"T1\""))).isEqualTo("SUCCESS");
		assertThat(this.sandbox.ledger().charged("T1")).isEqualTo(322);
	}

	@Test
	void checkoutIsAPaymentOnceItIsPaid() throws Exception {
		String session = JsonPath.read(openCheckout("T1").body(), "$.data.session_id");
		String open = query("\"session_id\": \"" + session + "\"").body();
		assertThat(JsonPath.<Map<String, Object>>read(open, "$.data")).containsEntry("status", "PROCESSING")
			.doesNotContainKeys("order_id", "balances");
		this.sandbox.ledger().settle("T1");
		JSONAssert.assertEquals("""
				{ "data": { "trans_id": "T1", "order_id": "GW206194332333335", "session_id": "CS206194332333335",
				            "status": "SUCCESS", "balances": { "able_to_refund_amount": 322 } } }""",
				query("\"session_id\": \"" + session + "\"").body(), false);
		assertThat(this.sandbox.ledger().charged("T1")).isEqualTo(322);
	}

	@Test
	void checkoutThatFailedIsNoPayment() {
		openCheckout("T1");
		this.sandbox.ledger().fail("T1", PaykkaErrorCode.INSUFFICIENT_FUNDS);
		HttpResponse<String> queried = query("\"trans_id\": \"T1\"");
		assertThat(errorCode(queried)).isEqualTo("5004");
		assertThat(queried.body()).doesNotContain("order_id");
	}

	@Test
	void numberOpensOneCheckout() {
		String first = openCheckout("T1").body();
		assertThat(openCheckout("T1").body()).isEqualTo(first);
		assertThat(retCode(this.merchant.pay("T1", 322, GOOD_CARD))).isEqualTo("4021");
		assertThat(this.sandbox.ledger().transactions()).hasSize(1);
	}

	private HttpResponse<String> openCheckout(String transId) {
		return this.merchant.post("/v3/payment/acq/session",
				Merchant.change("\"trans_id\": \"%s\", \"amount\": 322".formatted(transId)));
	}

	@Test
	void onlyWhatIsProcessingCanBeSettled() {
		this.merchant.pay("T1", 322, GOOD_CARD);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.sandbox.ledger().settle("T1"))
			.withMessageContaining("T1");
	}

	@ParameterizedTest
	@CsvSource({ "/apis/payments/P1/capture, trans_id", "/v3/payment/acq/capture, capture_trans_id" })
	void ledgerHasWhatWasCaptured(String path, String own) {
		this.merchant.pay("P1", 322, GOOD_CARD);
		String id = own.equals("trans_id") ? "" : "\"trans_id\": \"P1\", ";
		String body = Merchant.change(id + "\"%s\": \"C1\", \"amount\": 300".formatted(own));
		assertThat(status(this.merchant.post(path, body))).isEqualTo("SUCCESS");
		assertThat(this.sandbox.ledger().captured("P1")).isEqualTo(300);
		assertThat(errorCode(this.merchant.post(path, body.replace("C1", "C2")))).isEqualTo("4013");
	}

	@Test
	void ledgerHasWhatWasRefunded() {
		String orderId = orderId(this.merchant.pay("P1", 322, GOOD_CARD));
		assertThat(status(refund(orderId, "R1", 300, "OTHER"))).isEqualTo("SUCCESS");
		assertThat(errorCode(refund(orderId, "R2", 23, "OTHER"))).isEqualTo("2034");
		assertThat(status(query("\"trans_id\": \"P1\""))).isEqualTo("PARTIALLY_REFUNDED");
		assertThat(refundable()).isEqualTo(22);
		assertThat(status(refund(orderId, "R3", 22, "DUPLICATE"))).isEqualTo("SUCCESS");
		assertThat(status(query("\"trans_id\": \"P1\""))).isEqualTo("REFUNDED");
		assertThat(this.sandbox.ledger().refunded("P1")).isEqualTo(322);
		assertThat(refundable()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "refund_trans_id, P1", "refund_order_id, RG206194332333336" })
	void refundHasNumbersOfItsOwn(String member, String value) throws Exception {
		String orderId = orderId(this.merchant.pay("P1", 322, GOOD_CARD));
		String response = """
				{ "ret_code": "000000", "ret_msg": "Success",
				  "data": { "merchant_id": "18356675194960", "refund_trans_id": "P1",
				            "refund_order_id": "RG206194332333336", "ori_order_id": "GW206194332333335",
				            "status": "SUCCESS", "amount": 300, "currency": "HKD" } }""";
		expectJson(refund(orderId, "P1", 300, "REQUESTED_BY_CUSTOMER"), 200, response);
		expectJson(this.merchant.post("/v3/payment/acq/refund/query", "{\"%s\": \"%s\"}".formatted(member, value)), 200,
				response);
		assertThat(this.sandbox.ledger().transaction("P1")).extracting(SandboxTransaction::type)
			.isEqualTo(SandboxTransaction.Type.PAYMENT);
		assertThat(this.sandbox.requests("/v3/payment/acq/refund")).extracting(SandboxRequest::transId)
			.containsExactly("P1");
	}

	@Test
	void refundForFraudIsReviewedUntilItIsSettled() {
		String orderId = orderId(this.merchant.pay("P1", 322, GOOD_CARD));
		assertThat(status(refund(orderId, "R1", 300, "FRAUDULENT"))).isEqualTo("REVIEWING");
		assertThat(this.sandbox.ledger().refunded("P1")).isZero();
		assertThat(errorCode(refund(orderId, "R2", 23, "OTHER"))).isEqualTo("2034");
		this.sandbox.ledger().settle("R1");
		assertThat(this.sandbox.ledger().refunded("P1")).isEqualTo(300);
	}

	@Test
	void ledgerHasWhatWasVoided() {
		String orderId = orderId(this.merchant.pay("P1", 322, GOOD_CARD));
		String body = "{\"order_id\": \"%s\"}".formatted(orderId);
		expectNoContent(this.merchant.post("/v3/payment/acq/void", body));
		assertThat(this.sandbox.ledger().isVoided("P1")).isTrue();
		assertThat(this.sandbox.ledger().charged()).isZero();
		assertThat(status(query("\"trans_id\": \"P1\""))).isEqualTo("CANCELED");
		assertThat(errorCode(this.merchant.post("/v3/payment/acq/void", body))).isEqualTo("4014");
		assertThat(errorCode(refund(orderId, "R1", 1, "OTHER"))).isEqualTo("4001");
		assertThat(refundable()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "/v3/payment/acq/capture, 2035", "/apis/payments/P1/capture, 2035", "/v3/payment/acq/refund, 2033" })
	void otherCurrencyIsRefused(String path, String expected) {
		String orderId = orderId(this.merchant.pay("P1", 322, GOOD_CARD));
		String body = Merchant.change("""
				"order_id": "%s", "amount": 322, "ori_order_id": "%s", "refund_trans_id": "R1", "refund_amount": 322,
				"reason": "OTHER", "capture_trans_id": "C1\"""".formatted(orderId, orderId));
		assertThat(errorCode(this.merchant.post(path, body.replace("HKD", "USD")))).isEqualTo(expected);
		assertThat(this.sandbox.ledger().refunded("P1") + this.sandbox.ledger().captured("P1")).isZero();
		assertThat(status(this.merchant.post(path, body.replace("HKD", "hkd").replace("R1", "R2").replace("C1", "C2"))))
			.isEqualTo("SUCCESS");
	}

	@ParameterizedTest
	@CsvSource({ "/v3/payment/acq/capture, trans_id", "/v3/payment/acq/void, trans_id",
			"/apis/payments/P1/capture, trans_id", "/apis/payments/P1/void, trans_id",
			"/apis/payments/P1/refund, refund_trans_id" })
	void changeWithoutANumberHasThatOfItsPayment(String path, String member) {
		String orderId = orderId(this.merchant.pay("P1", 322, GOOD_CARD));
		this.merchant.post("/apis/payments/P1/capture", Merchant.change("\"trans_id\": \"C1\", \"amount\": 322"));
		String body = Merchant.change("\"order_id\": \"%s\", \"amount\": 322".formatted(orderId));
		for (int i = 0; i < 2; i++) {
			assertThat(JsonPath.<String>read(this.merchant.post(path, body).body(), "$.data." + member))
				.isEqualTo("P1");
		}
		assertThat(this.sandbox.ledger().transactions()).hasSize(4);
		assertThat(this.sandbox.ledger().transaction("P1")).extracting(SandboxTransaction::type)
			.isEqualTo(SandboxTransaction.Type.PAYMENT);
		this.sandbox.respondNext(path, SandboxResponse.declined(PaykkaErrorCode.INSUFFICIENT_FUNDS));
		assertThat(JsonPath.<String>read(this.merchant.post(path, body).body(), "$.data." + member)).isEqualTo("P1");
	}

	@Test
	void unknownPaymentIsNotRefunded() {
		assertThat(retCode(refund("GW1", "R1", 1, "OTHER"))).isEqualTo("206024");
	}

	@Test
	void paymentSentTwiceAtTheSameTimeIsMadeOnce() {
		IntStream.range(0, 20).parallel().forEach((i) -> this.merchant.pay("T" + i % 2, 322, GOOD_CARD));
		assertThat(this.sandbox.ledger().charged()).isEqualTo(644);
		assertThat(this.sandbox.requests(PAYMENTS)).hasSize(20);
	}

	@Test
	void otherOperationsRespondAsPaykkaDoes() {
		expectNoContent(this.merchant.post("/v3/payment/acq/token/remove", "{}"));
		expectNoContent(this.merchant.post("/v3/payment/acq/recurring/cancel", "{}"));
		assertThat(this.merchant.post("/v3/payment/acq/apple-pay/create-session", "{}").body()).startsWith("\"");
	}

	@Test
	void reportsWhatWasSentMoreThanOnce() {
		this.merchant.pay("T1", 322, GOOD_CARD);
		this.merchant.pay("T2", 322, GOOD_CARD);
		query("\"trans_id\": \"T1\"");
		query("\"trans_id\": \"T1\"");
		assertThat(this.sandbox.sentMoreThanOnce()).isEmpty();
		this.merchant.pay("T1", 322, GOOD_CARD);
		assertThat(this.sandbox.sentMoreThanOnce()).extracting(SandboxRequest::transId).containsExactly("T1");
	}

	@ParameterizedTest
	@CsvSource({ "T2, /v3/payment/acq/payment, T2", "T1, /apis/payments, T1", "T2, /v3/payment/acq/session, T2" })
	void reportsAnOrderThatIsPaidTwiceByWhateverNumberAndPath(String transId, String path, String reported) {
		payOrder("T1", PAYMENTS, GOOD_CARD);
		payOrder(transId, path, GOOD_CARD);
		assertThat(this.sandbox.sentMoreThanOnce()).extracting(SandboxRequest::transId).containsExactly(reported);
	}

	@Test
	void orderMayBePaidAgainOnceItsPaymentHasFailed() {
		payOrder("T1", PAYMENTS, TestCard.WITHOUT_FUNDS.getNumber());
		payOrder("T2", PAYMENTS, GOOD_CARD);
		assertThat(this.sandbox.sentMoreThanOnce()).isEmpty();
		payOrder("T3", PAYMENTS, GOOD_CARD);
		assertThat(this.sandbox.sentMoreThanOnce()).extracting(SandboxRequest::transId).containsExactly("T3");
	}

	@Test
	void testMayChooseWhatTellsOrdersApart() {
		this.merchant.pay("T1-1", 322, GOOD_CARD);
		this.merchant.pay("T2-1", 322, GOOD_CARD);
		this.merchant.pay("T1-2", 322, GOOD_CARD);
		assertThat(this.sandbox.sentMoreThanOnce()).isEmpty();
		assertThat(this.sandbox.sentMoreThanOnce((request) -> request.transId().split("-")[0]))
			.extracting(SandboxRequest::transId)
			.containsExactly("T1-2");
		assertThat(this.sandbox.sentMoreThanOnce((request) -> null)).isEmpty();
	}

	private void payOrder(String transId, String path, String card) {
		this.merchant.post(path,
				Merchant.payment(transId, 322, card).replace("\"currency\"", "\"order_id\": 42, \"currency\""));
	}

	@Test
	void ledgerRefusesANumberThatNoRequestHad() {
		this.merchant.pay("T1", 322, GOOD_CARD);
		SandboxLedger ledger = this.sandbox.ledger();
		List<ToLongFunction<String>> sums = List.of(ledger::charged, ledger::captured, ledger::refunded,
				(transId) -> ledger.isVoided(transId) ? 1 : 0);
		assertThat(sums)
			.allSatisfy((sum) -> assertThatIllegalArgumentException().isThrownBy(() -> sum.applyAsLong("typo"))
				.withMessage("No request had the trans_id 'typo', only these: [T1]"));
	}

	@Test
	void recordsRequestsButPrintsNoCard() {
		this.merchant.post("/v3/payment/acq/a%20b?x=1", Merchant.payment("T1", 322, GOOD_CARD), "X-Shop", "tea");
		SandboxRequest request = this.sandbox.requests().get(0);
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.path()).isEqualTo("/v3/payment/acq/a%20b");
		assertThat(request.header("x-shop")).isEqualTo("tea");
		assertThat(request.body()).contains(GOOD_CARD);
		assertThat(request.toString()).contains("T1").doesNotContain(GOOD_CARD);
	}

	@Test
	void forgetsEverythingWhenItIsReset() {
		this.merchant.pay("T1", 322, GOOD_CARD);
		this.sandbox.respondNext("*", SandboxResponse.empty(500));
		this.sandbox.reset();
		assertThat(this.sandbox.requests()).isEmpty();
		assertThat(this.sandbox.ledger().transactions()).isEmpty();
		assertThat(this.merchant.pay("T1", 500, GOOD_CARD).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "REPLAY, 000000, 4021", "DUPLICATE_TRANSACTION, 4020, 4020",
			"DUPLICATE_TRANSACTION_NUMBER, 4021, 4021" })
	void repeatedNumberIsHandledAsConfigured(RepeatedTransId repeated, String same, String other) {
		try (PaykkaSandbox own = PaykkaSandbox.builder().repeatedTransId(repeated).start()) {
			Merchant customer = new Merchant(own);
			customer.pay("T1", 322, GOOD_CARD);
			assertThat(retCode(customer.pay("T1", 322, GOOD_CARD))).isEqualTo(same);
			assertThat(retCode(customer.pay("T1", 323, GOOD_CARD))).isEqualTo(other);
			assertThat(own.ledger().charged()).isEqualTo(322);
		}
	}

	@Test
	void portInUseIsReported() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> PaykkaSandbox.builder().port(this.sandbox.port()).start())
			.withMessageContaining(Integer.toString(this.sandbox.port()));
	}

	private HttpResponse<String> refund(String orderId, String transId, long amount, String reason) {
		return this.merchant.post("/v3/payment/acq/refund", Merchant.change("""
				"ori_order_id": "%s", "refund_trans_id": "%s", "refund_amount": %d, "reason": "%s\""""
			.formatted(orderId, transId, amount, reason)));
	}

	private int refundable() {
		return JsonPath.read(query("\"trans_id\": \"P1\"").body(), "$.data.balances.able_to_refund_amount");
	}

	private HttpResponse<String> query(String member) {
		return this.merchant.post("/v3/payment/acq/query", "{" + member + "}");
	}

	private static void expectJson(HttpResponse<String> response, int status, String json) throws Exception {
		assertThat(response.statusCode()).isEqualTo(status);
		JSONAssert.assertEquals(json, response.body(), true);
	}

	private static void expectNoContent(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Length")).hasValue("0");
	}

	private static String orderId(HttpResponse<String> response) {
		return JsonPath.read(response.body(), "$.data.order_id");
	}

	private static String status(HttpResponse<String> response) {
		return JsonPath.read(response.body(), "$.data.status");
	}

	private static String errorCode(HttpResponse<String> response) {
		return JsonPath.read(response.body(), "$.data.error_code");
	}

	private static String retCode(HttpResponse<String> response) {
		return JsonPath.read(response.body(), "$.ret_code");
	}

}

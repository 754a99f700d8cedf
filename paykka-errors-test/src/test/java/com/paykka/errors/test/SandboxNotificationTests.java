package com.paykka.errors.test;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.PAYMENT_CANCELED;
import static com.paykka.errors.PaykkaErrorCode.UNKNOWN_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of notifications, which another sandbox receives in place of a merchant.
 */
class SandboxNotificationTests {

	@RegisterExtension
	static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension();

	@RegisterExtension
	static final PaykkaSandboxExtension shop = new PaykkaSandboxExtension();

	@ParameterizedTest
	@MethodSource("notifications")
	void coreReadsWhatItSays(SandboxNotification notification, PaykkaErrorCode expected) {
		post(paykka.sandbox(), notification);
		String body = shop.sandbox().requests().get(0).body();
		assertThat(GatewayResponse.ofNotification(Json.read(body.getBytes())).toErrorCode()).isEqualTo(expected);
	}

	static List<Arguments> notifications() {
		return List.of(Arguments.of(SandboxNotification.paymentAuthorized("T1"), null),
				Arguments.of(SandboxNotification.paymentSuccess("T1"), null),
				Arguments.of(SandboxNotification.paymentFailure("T1", INSUFFICIENT_FUNDS), INSUFFICIENT_FUNDS),
				Arguments.of(SandboxNotification.paymentCanceled("T1"), PAYMENT_CANCELED),
				Arguments.of(SandboxNotification.refundSuccess("T1"), null),
				Arguments.of(SandboxNotification.refundFailure("T1", INSUFFICIENT_FUNDS), UNKNOWN_ERROR),
				Arguments.of(SandboxNotification.dispute("T1"), null));
	}

	@Test
	void includesWhatTheSandboxKnowsAboutThePayment() {
		new Merchant(paykka.sandbox()).pay("T1", 322, Merchant.GOOD_CARD);
		post(paykka.sandbox(), SandboxNotification.paymentSuccess("T1").with("currency", null).with("amount", 9));
		Map<String, Object> members = Json.read(shop.sandbox().requests().get(0).body().getBytes());
		assertThat(members).containsEntry("notify_type", "PAYMENT.SUCCESS")
			.containsEntry("merchant_id", "18356675194960")
			.containsEntry("amount", 9)
			.containsKey("order_id")
			.doesNotContainKeys("currency", "error_code");
	}

	@Test
	void refundHasTheNumbersOfBoth() {
		Merchant merchant = new Merchant(paykka.sandbox());
		merchant.pay("P1", 322, Merchant.GOOD_CARD);
		merchant.post("/apis/payments/P1/capture", Merchant.change("\"amount\": 322"));
		merchant.post("/apis/payments/P1/refund", Merchant.change("\"trans_id\": \"R1\", \"amount\": 300"));
		post(paykka.sandbox(), SandboxNotification.refundSuccess("R1"));
		Map<String, Object> members = Json.read(shop.sandbox().requests().get(0).body().getBytes());
		assertThat(members).containsEntry("trans_id", "R1")
			.containsEntry("order_id", "GW206194332333335")
			.containsEntry("refund_order_id", "RG206194332333337")
			.containsEntry("amount", 300)
			.doesNotContainKeys("refund_trans_id", "ori_order_id");
	}

	@Test
	void replyIsAnAcknowledgmentIfItSaysSo() {
		shop.sandbox()
			.respondNext("/notifications", SandboxResponse.json(200, "{\"ret_code\": \"000000\"}"),
					SandboxResponse.json(200, "OK"), SandboxResponse.empty(500));
		assertThat(Stream.generate(() -> post(paykka.sandbox(), SandboxNotification.paymentSuccess("T1")))
			.limit(3)
			.map(SandboxNotification.Reply::isAcknowledged)).containsExactly(true, false, false);
	}

	@Test
	void isSignedAgainEachTime() {
		try (PaykkaSandbox signing = PaykkaSandbox.builder()
			.signed("shop", SandboxSignatureTests.createKeys().getPublic())
			.start()) {
			SandboxNotification notification = SandboxNotification.paymentSuccess("T1");
			post(signing, notification);
			post(signing, notification);
			assertThat(shop.sandbox().requests()).allSatisfy((request) -> {
				HttpHeaders headers = HttpHeaders.of(request.headers(), (name, value) -> true);
				assertThat(
						SandboxSignatureTests.isValid(signing.publicKey(), headers, "/notifications", request.body()))
					.isTrue();
			}).extracting((request) -> request.header("x-paykka-nonce")).hasSize(2).doesNotHaveDuplicates();
		}
	}

	@Test
	void manyNotificationsNeedNoThreadEach() {
		SandboxNotification notification = SandboxNotification.paymentSuccess("T1");
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		for (int i = 0; i < 50; i++) {
			post(paykka.sandbox(), notification);
		}
		assertThat(Thread.getAllStackTraces().keySet())
			.filteredOn((thread) -> thread.getName().endsWith("-SelectorManager") && !before.contains(thread))
			.hasSizeLessThan(50);
	}

	private static SandboxNotification.Reply post(PaykkaSandbox sandbox, SandboxNotification notification) {
		return sandbox.notify(shop.url() + "/notifications", notification);
	}

}

package com.paykka.errors.example.checkout;

import java.util.List;

import ch.qos.logback.classic.Logger;
import com.paykka.errors.example.Browser;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxRequest;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the checkout follows each kind of advice, in a real browser if one is
 * installed.
 */
@ShopTest
class CheckoutPageTests {

	private static Checkout checkout;

	private final int port;

	private final PaykkaSandbox sandbox;

	@Autowired
	CheckoutPageTests(@LocalServerPort int port, PaykkaSandbox sandbox) {
		this.port = port;
		this.sandbox = sandbox;
	}

	@BeforeAll
	static void start() {
		Browser.assumeInstalled();
		checkout = new Checkout();
	}

	@AfterAll
	static void stop() {
		if (checkout != null) {
			checkout.close();
		}
	}

	@BeforeEach
	void open() {
		this.sandbox.reset();
		checkout.open(this.port);
	}

	@Test
	void shopperIsThankedForThePayment() {
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("paid");
		assertThat(checkout.words()).contains("it is paid", "€12.50", Long.toString(checkout.order()));
		assertThat(checkout.canPay()).isFalse();
		assertThat(checkout.value("number") + checkout.value("cvv")).isEmpty();
	}

	@Test
	void correctDetailsMarksTheField() {
		checkout.pay(TestCard.WRONG_CVV);
		checkout.awaitView("details");
		assertThat(checkout.marks()).isEqualTo("cvv: CVV verification failed");
		assertThat(checkout.focus()).isEqualTo("cvv");
		assertThat(checkout.value("cvv")).isEmpty();
		assertThat(checkout.value("number")).isEqualTo("4000 0000 0005 0122");
		checkout.enter("cvv", "321");
		assertThat(checkout.marks()).isEmpty();
		assertThat(checkout.canPay()).isTrue();
	}

	@Test
	void correctDetailsWithoutAFieldSaysWhatIsWrong() {
		checkout.order("5016");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("details");
		assertThat(checkout.words()).contains("5016", "Postal code verification failed");
		assertThat(checkout.marks()).isEmpty();
		assertThat(checkout.canPay()).isTrue();
	}

	@Test
	void emptyFormMarksAllFields() {
		checkout.press();
		checkout.awaitView("details");
		assertThat(checkout.marks()).contains("number: Card number is a required field", "expiry: ", "cvv: ");
		assertThat(checkout.focus()).isEqualTo("number");
		assertThat(payments()).isEmpty();
	}

	@Test
	void impossibleMonthMarksTheExpiry() {
		checkout.choose(TestCard.GOOD);
		checkout.enter("expiry", "1330");
		checkout.press();
		checkout.awaitView("details");
		assertThat(checkout.marks()).isEqualTo("expiry: Card expiration date is incorrect");
	}

	@Test
	void changePaymentMethodTakesAnotherCard() {
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
		assertThat(checkout.words()).contains("another card", "5004", "Insufficient funds");
		assertThat(checkout.focus()).isEqualTo("number");
		assertThat(checkout.value("number")).isEmpty();
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("paid");
		assertThat(transIds()).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void shopperIsNotToldOfTheBlacklist() {
		checkout.pay(TestCard.BLACKLISTED);
		checkout.awaitView("change");
		assertThat(checkout.words()).contains("5002").doesNotContain("5019").doesNotContainIgnoringCase("blacklist");
	}

	@Test
	void authenticatePaysAgainOnceTheBankIsSure() {
		checkout.pay(TestCard.AUTHENTICATION_REQUIRED);
		checkout.awaitView("authenticate");
		checkout.act();
		checkout.evaluate("document.getElementById('bank-cancel').click()");
		assertThat(payments()).hasSize(1);
		checkout.act();
		checkout.evaluate("document.getElementById('bank-confirm').click()");
		checkout.awaitView("paid");
		assertThat(payments()).hasSize(2);
	}

	@Test
	void callIssuerKeepsTheCardForLater() {
		checkout.pay(TestCard.CONTACT_ISSUER);
		checkout.awaitView("issuer");
		assertThat(checkout.words()).contains("call your bank");
		assertThat(checkout.value("number")).isEqualTo("4000 0000 0005 0031");
		assertThat(checkout.canPay()).isTrue();
	}

	@Test
	void retrySendsTheSameAgainAfterTheTimeAskedFor() {
		checkout.pay(TestCard.SECOND_TIME);
		checkout.awaitView("repeating");
		checkout.awaitView("paid");
		assertThat(waits(1000)).isEqualTo(5);
		assertThat(transIds()).hasSize(2).containsOnly(transIds().get(0));
	}

	@Test
	void retryWaitsForTheShopperAfterThreeRepeats() {
		checkout.pay(TestCard.TOO_MANY_REQUESTS);
		checkout.awaitView("waited");
		assertThat(waits(1000)).isEqualTo(4 * 7);
		assertThat(payments()).hasSize(4);
		assertThat(checkout.canPay()).isFalse();
		assertThat(checkout.actions()).containsExactly("Try again");
		checkout.act();
		checkout.awaitView("waited");
		assertThat(transIds()).hasSize(5).containsOnly(transIds().get(0));
	}

	@Test
	void checkStatusFindsThePaymentDeclined() {
		checkout.pay(TestCard.CONNECTION_CLOSED);
		checkout.awaitView("checking");
		checkout.awaitView("change");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("paid");
		assertThat(this.sandbox.ledger().charged()).isEqualTo(1250);
	}

	@Test
	void checkStatusFindsThePaymentMade() {
		checkout.pay(TestCard.PENDING);
		checkout.awaitView("checking");
		assertThat(checkout.words()).contains("do not pay again");
		assertThat(checkout.canPay()).isFalse();
		assertThat(checkout.actions()).isEmpty();
		this.sandbox.ledger().settle(this.sandbox.ledger().transactions().get(0).transId());
		checkout.awaitView("paid");
	}

	@Test
	void checkStatusFindsTheOrderUnpaid() {
		checkout.pay(TestCard.UNKNOWN_CODE);
		checkout.awaitView("unpaid");
		assertThat(checkout.words()).contains("not been charged");
		assertThat(checkout.canPay()).isTrue();
	}

	@Test
	void checkStatusEndsWithoutOfferingToPayAgain() {
		checkout.pay(TestCard.PENDING);
		checkout.awaitView("unclear");
		assertThat(checkout.words()).contains("do not pay again", Long.toString(checkout.order()));
		assertThat(checkout.canPay()).isFalse();
		assertThat(checkout.actions()).containsExactly("Ask again");
		assertThat(checkout.evaluate("document.getElementById('tries').disabled").asBoolean()).isTrue();
		this.sandbox.ledger().settle(this.sandbox.ledger().transactions().get(0).transId());
		checkout.act();
		checkout.awaitView("paid");
	}

	@Test
	void startAgainBeginsAnotherOrderOnceTheFirstIsUnpaid() {
		checkout.order("4018");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("checking");
		checkout.awaitView("over");
		long first = checkout.order();
		assertThat(checkout.canPay()).isFalse();
		checkout.act();
		checkout.awaitView("ready");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("paid");
		assertThat(checkout.order()).isNotEqualTo(first);
	}

	@Test
	void correctRequestIsTheShopsOwnMistake() {
		checkout.order("2053");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("request");
		assertThat(checkout.words()).contains("our mistake", "help@shop.example", Long.toString(checkout.order()));
		assertThat(checkout.canPay()).isFalse();
		assertThat(checkout.actions()).isEmpty();
	}

	@Test
	void escalateLeadsToTheShop() {
		checkout.order("6005");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("escalate");
		assertThat(checkout.words()).contains("contact us", "help@shop.example", Long.toString(checkout.order()));
		assertThat(checkout.canPay()).isFalse();
		assertThat(checkout.actions()).isEmpty();
	}

	@Test
	void doNotRetryEndsTheOrder() {
		checkout.order("4009");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("never");
		assertThat(checkout.words()).contains("no longer be paid");
		assertThat(checkout.canPay()).isFalse();
	}

	@Test
	void pageTakesNoNumberOfAnOrder() {
		assertThat(checkout.evaluate("location.hash").asString()).isEmpty();
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
		long order = checkout.order();
		checkout.open(this.port);
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
		assertThat(checkout.order()).isEqualTo(order + 1);
	}

	@Test
	void developersSeeTheWayOfAFailureFromTheWireToTheCounter() {
		// As another application in this process does when it sets up its logging
		((Logger) LoggerFactory.getLogger("com.paykka.errors")).detachAndStopAllAppenders();
		checkout.pay(TestCard.BLACKLISTED);
		checkout.awaitView("change");
		assertThat(checkout.evaluate("document.getElementById('developer').open").asBoolean()).isFalse();
		checkout.evaluate("document.querySelector('summary').click()");
		Browser.await(() -> checkout.evaluate("document.querySelectorAll('#exchanges li').length").asInt() == 1);
		assertThat(checkout.evaluate("document.getElementById('exchanges').innerText").asString())
			.contains("HTTP 200 application/json", "\"error_code\": \"5019\"", "HTTP 402 application/problem+json",
					"\"code\": \"5002\"", "True code 5019", "paykka.errors{code=\"5019\"} ",
					"WARN 5019 BLACKLISTED status=402 origin=GATEWAY POST /checkout/orders/" + checkout.order()
							+ "/pay")
			.doesNotContain(TestCard.BLACKLISTED.getNumber());
	}

	private List<SandboxRequest> payments() {
		return this.sandbox.requests("/v3/payment/acq/payment");
	}

	private List<String> transIds() {
		return payments().stream().map(SandboxRequest::transId).toList();
	}

	private static int waits(int time) {
		return checkout.evaluate("window.waits.filter((time) => time === " + time + ").length").asInt();
	}

}

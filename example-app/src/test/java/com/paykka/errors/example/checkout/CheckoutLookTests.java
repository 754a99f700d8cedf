package com.paykka.errors.example.checkout;

import java.util.List;
import java.util.Map;

import com.paykka.errors.example.Browser;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.example.Whole;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the checkout's looks, languages, keyboard control and resources in a real
 * browser.
 */
@ShopTest
@Whole
class CheckoutLookTests {

	private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

	// Contrast as WCAG 2 computes it, of all enabled elements
	private static final String FAINT_TEXTS = """
			(() => {
				const parts = (color) => color.match(/[\\d.]+/g).map(Number);
				const light = (color) => {
					const [r, g, b] = parts(color).map((part) => part / 255)
						.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
					return 0.2126 * r + 0.7152 * g + 0.0722 * b;
				};
				const behind = (element) => {
					const color = getComputedStyle(element).backgroundColor;
					return (parts(color)[3] ?? 1) > 0 || !element.parentElement ? color : behind(element.parentElement);
				};
				return [...document.querySelectorAll('body *')].filter((element) => element.offsetHeight > 0
					&& !element.closest(':disabled') && [...element.childNodes].some((node) => node.nodeType === 3
					&& node.data.trim())).filter((element) => {
						const [one, other] = [light(getComputedStyle(element).color), light(behind(element))];
						return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
					}).map((element) => element.outerHTML);
			})()""";

	private static Checkout checkout;

	private final int port;

	private final PaykkaSandbox sandbox;

	@Autowired
	CheckoutLookTests(@LocalServerPort int port, PaykkaSandbox sandbox) {
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
		checkout.language("en-GB");
		checkout.screen(1280);
		checkout.media("prefers-color-scheme", "light");
		checkout.open(this.port);
	}

	@Test
	void keepsItsPolicyAndLoadsNothingFromElsewhere() {
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("paid");
		// The console reports each failure
		assertThat(checkout.browser().complaints())
			.filteredOn((complaint) -> !complaint.contains("the server responded with a status of 402"))
			.isEmpty();
		assertThat(checkout.evaluate("""
				performance.getEntriesByType('resource').map((entry) => entry.name)
					.filter((name) => !name.startsWith(location.origin + '/'))""")).isEmpty();
		assertThat(checkout.evaluate("document.querySelectorAll('[style], style, script:not([src])').length").asInt())
			.isZero();
	}

	@Test
	void runsNoInjectedScript() {
		checkout.evaluate("document.body.append(Object.assign(document.createElement('script'), "
				+ "{ textContent: 'window.injected = true' }))");
		assertThat(checkout.evaluate("window.injected === undefined").asBoolean()).isTrue();
		Browser.await(() -> !checkout.browser().complaints().isEmpty());
	}

	@Test
	void canBePaidWithKeysAlone() {
		tabTo("number");
		assertThat(checkout.evaluate("getComputedStyle(document.activeElement).outlineStyle").asString())
			.isEqualTo("solid");
		type(TestCard.AUTHENTICATION_REQUIRED.getNumber());
		assertThat(checkout.value("number")).isEqualTo("4000 0000 0005 0130");
		tabTo("expiry");
		type("0734");
		assertThat(checkout.value("expiry")).isEqualTo("07 / 34");
		tabTo("cvv");
		type("123");
		checkout.browser().press("Enter", 13);
		checkout.awaitView("authenticate");
		assertThat(checkout.focus()).isEqualTo("outcome");
		checkout.browser().press("Tab", 9);
		checkout.browser().press("Enter", 13);
		Browser.await(() -> checkout.focus().equals("bank-confirm"));
		checkout.browser().press("Enter", 13);
		checkout.awaitView("paid");
		checkout.browser().press("Tab", 9);
		checkout.browser().press("Enter", 13);
		checkout.awaitView("ready");
	}

	@Test
	void testCardIsChosenWithKeys() {
		tabTo("pay");
		checkout.browser().press("Tab", 9);
		checkout.browser().press("Enter", 13);
		assertThat(checkout.focus()).isEqualTo("pay");
		checkout.browser().press("Enter", 13);
		checkout.awaitView("paid");
	}

	@Test
	void everythingHasANameAndNewsAreAnnounced() {
		assertThat(checkout.evaluate("[...document.querySelectorAll('input')].every((field) => field.labels.length)")
			.asBoolean()).isTrue();
		assertThat(checkout.evaluate("[...document.querySelectorAll('button')].every((button) => button.textContent)")
			.asBoolean()).isTrue();
		assertThat(checkout
			.evaluate("['number', 'expiry', 'cvv'].map((id) => document.getElementById(id))"
					+ ".map((field) => field.autocomplete + ' ' + field.inputMode)")
			.toString()).isEqualTo("[\"cc-number numeric\",\"cc-exp numeric\",\"off numeric\"]");
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
		assertThat(checkout.evaluate("document.querySelector('[role=status]').textContent").asString())
			.contains("another card");
	}

	@ParameterizedTest
	@ValueSource(ints = { 390, 768 })
	void fitsOtherScreens(int width) {
		fitsScreenOf(width);
	}

	@Test
	void fitsTheNarrowestScreen() {
		fitsScreenOf(320);
	}

	private static void fitsScreenOf(int width) {
		checkout.screen(width);
		assertFits(width);
		checkout.press();
		checkout.awaitView("details");
		assertFits(width);
		checkout.evaluate("document.getElementById('developer').open = true");
		checkout.pay(TestCard.CONTACT_ISSUER);
		checkout.awaitView("issuer");
		Browser.await(() -> checkout.evaluate("document.querySelectorAll('#exchanges pre').length > 0").asBoolean());
		assertFits(width);
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void textsStandOut(String scheme) {
		checkout.media("prefers-color-scheme", scheme);
		assertThat(checkout.evaluate(BACKGROUND).asString())
			.isEqualTo(scheme.equals("dark") ? "rgb(14, 19, 26)" : "rgb(245, 247, 250)");
		assertThat(checkout.evaluate(FAINT_TEXTS)).isEmpty();
		checkout.pay(TestCard.WRONG_CVV);
		checkout.awaitView("details");
		assertThat(checkout.evaluate(FAINT_TEXTS)).isEmpty();
		checkout.pay(TestCard.CONTACT_ISSUER);
		checkout.awaitView("issuer");
		assertThat(checkout.evaluate(FAINT_TEXTS)).isEmpty();
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("paid");
		assertThat(checkout.evaluate(FAINT_TEXTS)).isEmpty();
	}

	@Test
	void nothingMovesWhereMotionIsReduced() {
		checkout.media("prefers-reduced-motion", "reduce");
		checkout.pay(TestCard.PENDING);
		checkout.awaitView("checking");
		assertThat(checkout.evaluate("document.getAnimations().length").asInt()).isZero();
	}

	@Test
	void speaksChineseToAChineseBrowser() {
		checkout.language("zh-CN");
		checkout.open(this.port);
		assertThat(checkout.evaluate("document.documentElement.lang").asString()).isEqualTo("zh-CN");
		assertThat(checkout.evaluate("document.getElementById('pay').textContent").asString()).startsWith("支付 €12.50");
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
		assertThat(checkout.words()).contains("请换一张卡", "余额不足");
	}

	@Test
	void languageCanBeSwitchedAndStays() {
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
		checkout.evaluate("document.querySelector('[data-language=\"zh-CN\"]').click()");
		assertThat(checkout.words()).contains("请换一张卡");
		checkout.pay(TestCard.WRONG_CVV);
		checkout.awaitView("details");
		assertThat(checkout.marks()).isEqualTo("cvv: CVV 验证失败");
		checkout.reload();
		checkout.awaitView("ready");
		assertThat(checkout.evaluate("document.title").asString()).startsWith("您的订单");
	}

	@Test
	void bothLanguagesHaveTheSameWords() {
		checkout.evaluate(
				"""
						const shape = (words) => Object.entries(words).map(([name, text]) =>
							name + ':' + (Array.isArray(text) ? text.length : typeof text === 'object' ? shape(text) : typeof text)).join();
						import('/checkout/texts.js').then(({ textsOf }) =>
							window.shapes = [shape(textsOf('en')), shape(textsOf('zh-CN')), Object.keys(textsOf('en').cards).join()])""");
		Browser.await(() -> checkout.evaluate("window.shapes !== undefined").asBoolean());
		assertThat(checkout.evaluate("window.shapes[0]").asString()).contains("views:", "pay:function")
			.isEqualTo(checkout.evaluate("window.shapes[1]").asString());
		assertThat(List.of(checkout.evaluate("window.shapes[2]").asString().split(",")))
			.containsExactlyInAnyOrderElementsOf(List.of(TestCard.values()).stream().map(TestCard::name).toList());
	}

	private static void assertFits(int width) {
		assertThat(checkout.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
		assertThat(checkout.evaluate("[...document.querySelectorAll('body *:not(.unseen)')].filter((element) => "
				+ "element.getBoundingClientRect().right > " + width + ").map((element) => element.outerHTML)"))
			.isEmpty();
	}

	private static void tabTo(String id) {
		for (int i = 0; i < 20 && !checkout.focus().equals(id); i++) {
			checkout.browser().press("Tab", 9);
		}
		assertThat(checkout.focus()).isEqualTo(id);
	}

	private static void type(String text) {
		checkout.browser().send("Input.insertText", Map.of("text", text));
	}

}

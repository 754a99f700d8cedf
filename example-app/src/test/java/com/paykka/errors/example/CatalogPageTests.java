package com.paykka.errors.example;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the catalog's pages in a real browser, if one is installed.
 */
@ShopTest
class CatalogPageTests {

	private static final int CODES = PaykkaErrorCode.values().length - 1;

	private static final String VISIBLE_ROWS = "[...document.querySelectorAll('table.codes tbody tr')]"
			+ ".filter((row) => row.offsetHeight > 0).length";

	private static final String MATCHES = "document.getElementById('matches').textContent";

	private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

	private static Browser browser;

	private final String address;

	CatalogPageTests(@LocalServerPort int port) {
		this.address = "http://localhost:" + port + "/paykka-errors";
	}

	@BeforeAll
	static void start() {
		Browser.assumeInstalled();
		browser = Browser.start();
		browser.send("Network.enable", Map.of());
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void desktop() {
		screen(1280);
	}

	@AfterEach
	void plainAgain() {
		browser.send("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
		browser.send("Network.setBlockedURLs", Map.of("urls", List.of()));
		browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", false));
		browser.send("Emulation.setEmulatedMedia", Map.of("features", List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/4018" })
	void rendersWithoutComplaint(String page) {
		expectNoComplaint(page);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?q=order", "/1000", "/2000", "/5009", "/6002", "/7000" })
	@Whole
	void rendersOthersWithoutComplaint(String page) {
		expectNoComplaint(page);
	}

	private void expectNoComplaint(String page) {
		open(this.address + page);
		assertThat(browser.evaluate("document.styleSheets.length === 1 && document.images[0].naturalWidth > 0")
			.asBoolean()).isTrue();
		assertThat(text()).doesNotContain("undefined", "[object");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void runsNoInjectedScript() {
		open(this.address);
		browser.evaluate("document.body.append(Object.assign(document.createElement('script'), "
				+ "{ textContent: 'window.injected = true' }))");
		assertThat(browser.evaluate("window.injected === undefined").asBoolean()).isTrue();
		Browser.await(() -> !browser.complaints().isEmpty());
		assertThat(browser.complaints()).allMatch((complaint) -> complaint.contains("Content Security Policy"));
	}

	@Test
	void filtersDuringInput() {
		open(this.address);
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(CODES);
		type("Expired ORDER");
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(1);
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("1 of " + CODES + " codes match");
		browser.press("Enter", 13);
		assertThat(browser.evaluate("location.search").asString()).isEqualTo("?q=Expired+ORDER");
	}

	@ParameterizedTest
	@CsvSource({ "3-D Secure, 5013", "CALL_ISSUER, 5003", "206003, 2000", "call the bank, 5003", "410, 4018" })
	void findsWhatSomebodyHasInHand(String text, String code) {
		open(this.address);
		type(text);
		assertThat(browser
			.evaluate("[...document.querySelectorAll('table.codes tbody tr')].filter((row) => row.offsetHeight > 0)"
					+ ".map((row) => row.querySelector('a').textContent).join()")
			.asString()).contains(code);
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isLessThan(5);
	}

	@Test
	void codeLeadsToItsPage() {
		open(this.address);
		type("4018");
		browser.evaluate("window.left = true");
		browser.press("Enter", 13);
		Browser.await(() -> browser.evaluate("!window.left").asBoolean(false));
		assertThat(browser.evaluate("location.pathname").asString()).isEqualTo("/paykka-errors/4018");
	}

	@Test
	void filtersByCategoryAndAdvice() {
		open(this.address + "?category=CARD");
		browser.evaluate("""
				const advice = document.getElementById('advice');
				advice.value = 'DO_NOT_RETRY';
				advice.dispatchEvent(new Event('input', { bubbles: true }))""");
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("2 of " + CODES + " codes match");
	}

	@Test
	void showsAgainWhatTheAddressHid() {
		open(this.address + "?q=order+expired");
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(1);
		browser.evaluate("document.getElementById('q').select()");
		browser.press("Delete", 46);
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(CODES);
	}

	@Test
	void addressFillsTheSearch() {
		open(this.address + "?q=expired&category=TRANSACTION&advice=START_AGAIN");
		assertThat(browser.evaluate("[...new FormData(document.getElementById('search')).values()].join()").asString())
			.isEqualTo("expired,START_AGAIN,TRANSACTION");
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("1 of " + CODES + " codes match");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?category=NONE", "?advice=abc", "?category=%3Cb%3E&advice=999", "?category=constructor" })
	void invalidFilterIsIgnored(String query) {
		open(this.address + query);
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(CODES);
		assertThat(browser.evaluate("document.getElementById('category').value").asString()).isEmpty();
	}

	@Test
	void hostileSearchIsText() {
		String hostile = "</td><script>window.injected = 1</script><img src=x onerror=\"window.injected = 1\">";
		open(this.address + "?q=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8));
		assertThat(browser.evaluate("document.getElementById('q').value").asString()).isEqualTo(hostile);
		assertThat(browser.evaluate("window.injected === undefined && document.scripts.length === 1").asBoolean())
			.isTrue();
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("0 of " + CODES + " codes match");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void scriptsThatAreDisabledAreReported() {
		browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
		browser.open(this.address);
		assertThat(browser.evaluate("document.body.innerText").asString()).contains("These pages need JavaScript",
				"Accept: application/json");
	}

	@Test
	void codeShowsItsMeaningAndWhatToDo() {
		open(this.address + "/4018");
		assertThat(browser.evaluate("document.title").asString()).isEqualTo("4018 Order expired – PayKKa error codes");
		assertThat(text()).contains("4018 Order expired", "ORDER_EXPIRED", "Expired for good", "Start again",
				"This checkout or order is over.", "It may have been paid at the last moment", "The PayKKa gateway",
				"HTTP/1.1 410\nContent-Type: application/problem+json\n\n{\n  \"type\": ",
				"\"advice\": \"START_AGAIN\"");
		assertThat(browser.evaluate("document.querySelector('footer').textContent").asString())
			.contains("not PayKKa's");
	}

	@ParameterizedTest
	@CsvSource({ "6002, Yes", "6002, again after 5 seconds", "6002, Retry-After: 5",
			"5009, 5002 Issuer declined instead", "5009, Please use another card", "5004, 4000000000009995",
			"2000, 206002 206003" })
	void codeShows(String code, String text) {
		open(this.address + "/" + code);
		assertThat(text()).contains(text);
	}

	@Test
	void cardsAreThoseOfTheSandbox() throws IOException {
		String script = new ClassPathResource("com/paykka/errors/internal/catalog/catalog.js")
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(Arrays.stream(TestCard.values())
			.filter((card) -> card.getErrorCode() != null && card != TestCard.CONNECTION_CLOSED)).isNotEmpty()
			.allSatisfy((card) -> assertThat(script)
				.contains(card.getErrorCode().getCode() + ": \"" + card.getNumber() + '"'));
	}

	@Test
	void copiesWhatToSay() {
		open(this.address + "/5004");
		browser.evaluate("Object.defineProperty(navigator, 'clipboard', "
				+ "{ value: { writeText: async (text) => { window.copied = text } } })");
		browser.evaluate("document.querySelector('.say button').click()");
		Browser.await(
				() -> browser.evaluate("document.querySelector('.say button').textContent === 'Copied'").asBoolean());
		assertThat(browser.evaluate("window.copied").asString()).startsWith("The payment was declined");
	}

	@Test
	void tabsFollowTheArrowKeys() {
		open(this.address + "/4018");
		browser.evaluate("document.getElementById('tab-throw').focus()");
		browser.press("ArrowRight", 39);
		assertThat(browser.evaluate("document.activeElement.id").asString()).isEqualTo("tab-catch");
		assertThat(browser.evaluate("document.getElementById('panel-catch').innerText").asString())
			.contains("Advice.START_AGAIN");
		assertThat(browser.evaluate("document.getElementById('panel-throw').hidden").asBoolean()).isTrue();
	}

	@Test
	void readerChoosesTheLanguage() {
		open(this.address + "/4018");
		follow("header [hreflang='zh-CN']");
		assertThat(browser.evaluate("document.documentElement.lang").asString()).isEqualTo("zh-CN");
		assertThat(text()).contains("订单").doesNotContain("Order expired");
		follow("nav a[rel=next]");
		assertThat(browser.evaluate("location.search + document.documentElement.lang").asString())
			.isEqualTo("?lang=zh-CNzh-CN");
	}

	@Test
	void linksLeadFromCodeToCode() {
		open(this.address + "/order-expired");
		follow("a[rel=next]");
		assertThat(browser.evaluate("location.href").asString()).isEqualTo(this.address + "/4019");
		follow("a[rel=prev]");
		assertThat(browser.evaluate("location.href").asString()).isEqualTo(this.address + "/4018");
		follow("main nav a");
		assertThat(browser.evaluate("location.href").asString()).isEqualTo(this.address);
		follow("tbody a");
		assertThat(browser.evaluate("location.href").asString()).isEqualTo(this.address + "/1000");
		assertThat(browser.evaluate("document.querySelector('a[rel=prev]') === null").asBoolean()).isTrue();
	}

	@Test
	void backLeadsToTheSameRow() {
		open(this.address);
		browser.evaluate("scrollTo(0, 3000)");
		follow("a[href$='4018']");
		browser.evaluate("history.back()");
		Browser
			.await(() -> browser.evaluate("document.querySelectorAll('tbody a').length === " + CODES).asBoolean(false));
		Browser.await(() -> browser.evaluate("scrollY === 3000").asBoolean(false));
	}

	@Test
	void unknownCodeLeadsBack() {
		open(this.address + "/%3Cimg%20src=x%20onerror=alert(1)%3E");
		assertThat(text()).startsWith("No such code").doesNotContain("alert");
		follow("main a");
		assertThat(browser.evaluate("location.href").asString()).isEqualTo(this.address);
	}

	@Test
	void chineseReaderGetsChinese() {
		browser.send("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", "zh-CN")));
		open(this.address + "/4018");
		assertThat(browser.evaluate("document.documentElement.lang").asString()).isEqualTo("zh-CN");
		assertThat(text()).contains("重新发起", "可能在最后一刻已付款").doesNotContain("Order expired");
		assertThat(browser.evaluate("document.querySelector('footer').textContent").asString())
			.contains("并非 PayKKa 提供");
		open(this.address);
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("共 %1$d 个错误码，匹配 %1$d 个".formatted(CODES));
	}

	@Test
	void failureToLoadIsReported() {
		browser.send("Network.setBlockedURLs", Map.of("urls", List.of("*/catalog.en.json")));
		browser.open(this.address);
		Browser.await(() -> browser.evaluate("document.querySelector('[role=alert]') !== null").asBoolean());
		assertThat(text()).isEqualTo("The codes could not be loaded. Reload the page.");
	}

	@Test
	void followsTheColorSchemeOfTheReader() {
		open(this.address);
		scheme("light");
		assertThat(browser.evaluate(BACKGROUND).asString()).isEqualTo("rgb(246, 247, 249)");
		scheme("dark");
		assertThat(browser.evaluate(BACKGROUND).asString()).isEqualTo("rgb(15, 20, 27)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/4018" })
	void fitsAPhone(String page) {
		expectToFitAPhone(page);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/2049", "/nothing" })
	@Whole
	void othersFitAPhone(String page) {
		expectToFitAPhone(page);
	}

	private void expectToFitAPhone(String page) {
		screen(360);
		open(this.address + page);
		assertThat(browser.evaluate("innerWidth").asInt()).isEqualTo(360);
		assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
		assertThat(browser.evaluate("""
				[...document.querySelectorAll('main *:not(caption):not(thead):not(thead *)')]
					.filter((element) => element.getBoundingClientRect().right > 360).length""").asInt()).isZero();
	}

	@Test
	void cellsStayWithinTheirRowOnAPhone() {
		screen(360);
		open(this.address);
		assertThat(browser.evaluate(
				"""
						[...document.querySelectorAll('table.codes tbody tr > *')].filter((cell) =>
							cell.getBoundingClientRect().right > cell.parentElement.getBoundingClientRect().right - 8).length""")
			.asInt()).isZero();
	}

	@Test
	void keyboardSkipsToTheContent() {
		open(this.address);
		browser.press("Tab", 9);
		assertThat(browser.evaluate("document.activeElement.className").asString()).isEqualTo("skip");
		Browser.await(() -> browser.evaluate("document.activeElement.getBoundingClientRect().top >= 0").asBoolean());
		browser.press("Enter", 13);
		assertThat(browser.evaluate("document.activeElement.id").asString()).isEqualTo("content");
		browser.press("Tab", 9);
		assertThat(browser.evaluate("document.activeElement.id").asString()).isEqualTo("q");
		assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle").asString())
			.isEqualTo("solid");
	}

	@Test
	void everyFieldHasALabelAndTheTableItsHeaders() {
		open(this.address);
		assertThat(browser
			.evaluate("[...document.querySelectorAll('input, select')].every((field) => field.labels.length)")
			.asBoolean()).isTrue();
		assertThat(browser.evaluate("document.querySelectorAll('th:not([scope])').length").asInt()).isZero();
		assertThat(browser.evaluate("document.querySelectorAll('table caption').length").asInt()).isEqualTo(1);
	}

	private static void open(String address) {
		browser.open(address);
		built();
	}

	private static void follow(String selector) {
		browser.evaluate("window.left = true; document.querySelector(\"" + selector + "\").click()");
		Browser.await(() -> browser.evaluate("!window.left").asBoolean(false));
		built();
	}

	private static void built() {
		Browser.await(() -> browser.evaluate("document.querySelector('h1') !== null").asBoolean(false));
	}

	private static String text() {
		return browser
			.evaluate("[...document.querySelectorAll('main > :not(nav)')].map((part) => part.innerText).join('\\n')")
			.asString();
	}

	private static void type(String text) {
		browser.evaluate("document.getElementById('q').focus()");
		browser.send("Input.insertText", Map.of("text", text));
	}

	private static void scheme(String scheme) {
		browser.send("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	private static void screen(int width) {
		browser.send("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
	}

}

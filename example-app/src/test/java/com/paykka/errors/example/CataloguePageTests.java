package com.paykka.errors.example;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The catalogue's pages in a real browser, where one is installed.
 */
@ShopTest
class CataloguePageTests {

	private static final String VISIBLE_ROWS = "[...document.querySelectorAll('table.codes tbody tr')]"
			+ ".filter((row) => row.offsetHeight > 0).length";

	private static final String MATCHES = "document.getElementById('matches').textContent";

	private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

	private static Browser browser;

	private final String address;

	CataloguePageTests(@LocalServerPort int port) {
		this.address = "http://localhost:" + port + "/paykka-errors";
	}

	@BeforeAll
	static void start() {
		assumeTrue(System.getenv("CI") != null || Browser.program().isPresent(), "No Chromium is installed");
		browser = Browser.start();
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
	void scriptsAgain() {
		browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", false));
		browser.send("Emulation.setEmulatedMedia", Map.of("features", List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?q=order", "/4018", "/6002" })
	void rendersWithoutComplaint(String page) {
		browser.open(this.address + page);
		assertThat(browser.evaluate("document.styleSheets.length === 1 && document.images[0].naturalWidth > 0")
			.asBoolean()).isTrue();
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void runsNoInjectedScript() {
		browser.open(this.address);
		browser.evaluate("document.body.append(Object.assign(document.createElement('script'), "
				+ "{ textContent: 'window.injected = true' }))");
		assertThat(browser.evaluate("window.injected === undefined").asBoolean()).isTrue();
		Browser.await(() -> !browser.complaints().isEmpty());
		assertThat(browser.complaints()).allMatch((complaint) -> complaint.contains("Content Security Policy"));
	}

	@Test
	void filtersWhileOneTypes() {
		browser.open(this.address);
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(143);
		type("Expired ORDER");
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(1);
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("1 of 143 codes match");
		browser.press("Enter", 13);
		assertThat(browser.evaluate("location.search").asString()).isEqualTo("?q=Expired+ORDER");
	}

	@Test
	void filtersByCategoryAndStatus() {
		browser.open(this.address + "?category=SYSTEM");
		browser.evaluate("""
				const status = document.getElementById('status');
				status.value = '500';
				status.dispatchEvent(new Event('input', { bubbles: true }))""");
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("2 of 143 codes match");
	}

	@Test
	void showsAgainWhatTheServerHid() {
		browser.open(this.address + "?q=order+expired");
		browser.evaluate("document.getElementById('q').select()");
		browser.press("Delete", 46);
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(143);
	}

	@Test
	void filtersWithoutScriptsToo() {
		browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
		browser.open(this.address + "?q=order+expired");
		assertThat(browser.evaluate(VISIBLE_ROWS).asInt()).isEqualTo(1);
		assertThat(browser.evaluate(MATCHES).asString()).isEqualTo("1 of 143 codes match");
	}

	@Test
	void followsTheColourSchemeOfTheReader() {
		browser.open(this.address);
		scheme("light");
		assertThat(browser.evaluate(BACKGROUND).asString()).isEqualTo("rgb(246, 247, 249)");
		scheme("dark");
		assertThat(browser.evaluate(BACKGROUND).asString()).isEqualTo("rgb(15, 20, 27)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/4018", "/2049", "/nothing" })
	void fitsAPhone(String page) {
		screen(360);
		browser.open(this.address + page);
		assertThat(browser.evaluate("innerWidth").asInt()).isEqualTo(360);
		assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
		assertThat(browser.evaluate("""
				[...document.querySelectorAll('main *:not(caption):not(thead):not(thead *)')]
					.filter((element) => element.getBoundingClientRect().right > 360).length""").asInt()).isZero();
	}

	@Test
	void cellsStayWithinTheirRowOnAPhone() {
		screen(360);
		browser.open(this.address);
		assertThat(browser.evaluate(
				"""
						[...document.querySelectorAll('table.codes tbody tr > *')].filter((cell) =>
							cell.getBoundingClientRect().right > cell.parentElement.getBoundingClientRect().right - 8).length""")
			.asInt()).isZero();
	}

	@Test
	void keyboardSkipsToTheContent() {
		browser.open(this.address);
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
		browser.open(this.address);
		assertThat(browser
			.evaluate("[...document.querySelectorAll('input, select')].every((field) => field.labels.length)")
			.asBoolean()).isTrue();
		assertThat(browser.evaluate("document.querySelectorAll('th:not([scope])').length").asInt()).isZero();
		assertThat(browser.evaluate("document.querySelectorAll('table caption').length").asInt()).isEqualTo(1);
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

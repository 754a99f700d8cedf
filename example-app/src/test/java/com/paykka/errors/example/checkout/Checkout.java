package com.paykka.errors.example.checkout;

import java.util.List;
import java.util.Map;

import com.paykka.errors.example.Browser;
import com.paykka.errors.test.TestCard;
import tools.jackson.databind.JsonNode;

/**
 * The checkout page in a browser, with waits twenty times as short.
 */
final class Checkout implements AutoCloseable {

	// Also records the views, and lets a test respond in the shop's place
	private static final String EARLY_SCRIPT = """
			const wait = window.setTimeout;
			window.waits = [];
			window.setTimeout = (run, time) => {
				window.waits.push(time);
				return wait(run, time / 20);
			};
			window.views = [];
			new MutationObserver((changes) => changes.forEach(({ target }) => window.views.push(target.dataset.view)))
				.observe(document, { subtree: true, attributeFilter: ['data-view'] });
			const realFetch = window.fetch;
			window.paid = 0;
			window.fetch = (path, options) => {
				const pays = path.endsWith('/pay');
				window.paid += pays;
				return (pays && window.respond) ? window.respond(() => realFetch(path, options)) : realFetch(path, options);
			};
			""";

	private final Browser browser = Browser.start();

	private int seen;

	Checkout() {
		this.browser.send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", EARLY_SCRIPT));
		language("en-GB");
	}

	Browser browser() {
		return this.browser;
	}

	void language(String language) {
		this.browser.send("Emulation.setUserAgentOverride",
				Map.of("userAgent", evaluate("navigator.userAgent").asString("test"), "acceptLanguage", language));
	}

	/**
	 * Start with one tea in the cart.
	 */
	void open(int port) {
		this.browser.open("http://localhost:" + port + "/");
		this.seen = 0;
		evaluate("sessionStorage.clear()");
		awaitView("ready");
	}

	void reload() {
		leave("location.reload()");
	}

	/**
	 * Run a script that loads the page again.
	 */
	void leave(String script) {
		evaluate("window.left = true; " + script);
		Browser.await(() -> evaluate("document.readyState === 'complete' && !window.left").asBoolean(false));
		this.seen = 0;
	}

	void screen(int width) {
		this.browser.send("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	void media(String feature, String value) {
		this.browser.send("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", feature, "value", value))));
	}

	/**
	 * Start with a cart whose amount makes the sandbox fail with a code.
	 */
	void order(String code) {
		evaluate("document.getElementById('code').value = '" + code + "'");
		evaluate("document.getElementById('order-code').click()");
		awaitView("ready");
	}

	void choose(TestCard card) {
		evaluate(
				"[...document.querySelectorAll('#cards button')].find((button) => button.textContent.replaceAll(' ', '')"
						+ ".endsWith('" + card.getNumber() + "')).click()");
	}

	void enter(String field, String text) {
		evaluate("document.getElementById('" + field + "').select()");
		this.browser.send("Input.insertText", Map.of("text", text));
	}

	void pay(TestCard card) {
		choose(card);
		press();
	}

	void press() {
		evaluate("document.getElementById('pay').click()");
	}

	void act() {
		evaluate("document.querySelector('#actions button').click()");
	}

	/**
	 * Wait until the page shows a view, or has shown it since the last call.
	 */
	void awaitView(String view) {
		Browser.await(() -> evaluate("window.views.indexOf('" + view + "', " + this.seen + ")").asInt(-1) >= 0);
		this.seen = evaluate("window.views.indexOf('" + view + "', " + this.seen + ")").asInt() + 1;
	}

	String words() {
		return evaluate("document.getElementById('outcome').innerText").asString();
	}

	String focus() {
		return evaluate("document.activeElement.id").asString();
	}

	String value(String field) {
		return evaluate("document.getElementById('" + field + "').value").asString();
	}

	/**
	 * Return the fields that are marked as wrong, each with the text that describes it.
	 */
	String marks() {
		return evaluate("""
				[...document.querySelectorAll('[aria-invalid=true]')].map((field) => field.id + ': '
					+ document.getElementById(field.getAttribute('aria-describedby')).textContent).join(', ')""")
			.asString();
	}

	boolean canPay() {
		return evaluate(
				"document.getElementById('pay').matches(':enabled') && document.getElementById('pay').offsetHeight > 0")
			.asBoolean();
	}

	List<String> actions() {
		return evaluate("[...document.querySelectorAll('#actions button')].map((button) => button.textContent)")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

	/**
	 * Return the number of the order, once there is one.
	 */
	long order() {
		return Long.parseLong(evaluate("location.hash").asString().replace("#order=", ""));
	}

	/**
	 * Return how often the page has sent a payment since it was loaded.
	 */
	int paid() {
		return evaluate("window.paid").asInt();
	}

	JsonNode evaluate(String expression) {
		return this.browser.evaluate(expression);
	}

	@Override
	public void close() {
		this.browser.close();
	}

}

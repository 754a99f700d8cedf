package com.example.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the catalog's pages and endpoint over HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
class CatalogResponseTests {

	private static final String PATH = "/internal/paykka-codes";

	private static final Set<PaykkaErrorCode> CODES = EnumSet.complementOf(EnumSet.of(PaykkaErrorCode.SUCCESS));

	private static final int FAILURES = 300;

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start("paykka.errors.catalog.enabled=true", "paykka.errors.catalog.path=" + PATH,
				"paykka.errors.codes.4018.status=404", "paykka.errors.codes.4018.title=Too <b>late</b>",
				"paykka.errors.codes.6002.retry-after=90s", "paykka.errors.codes.4019.advice=do-not-retry",
				"management.endpoints.web.exposure.include=paykkaerrors");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void absentByDefault() {
		Server.shared().get("/paykka-errors").isForeign(404);
		Server.shared().get("/actuator/paykkaerrors").isForeign(404);
	}

	@Test
	void browserGetsThePageAndItsScriptAllCodes() {
		Response page = page("", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
		assertThat(page.body()).contains("src=\"paykka-codes/catalog.js\"", "href=\"paykka-codes/catalog.css\"");
		Response json = json("");
		assertThat(json.header("Content-Type")).isEqualTo("application/json");
		assertThat(json.<List<String>>member("codes[*].code"))
			.isEqualTo(CODES.stream().map(PaykkaErrorCode::getCode).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/4018", "/ORDER_EXPIRED", "/0000", "/nothing" })
	void everyResponseIsGuardedAndNotKept(String path) {
		for (Response response : List.of(page(path), json(path))) {
			assertThat(response.header("Content-Security-Policy")).isEqualTo("default-src 'none'; style-src 'self'; "
					+ "script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
					+ "frame-ancestors 'none'");
			assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
			assertThat(response.header("Cache-Control")).isEqualTo("no-store");
			assertThat(String.join(", ", response.headers().allValues("Vary"))).contains("Accept", "Accept-Language");
		}
		assertThat(page(path).body())
			.doesNotContainPattern("(?i)<style|style=|<script>|\\son\\w+=|(src|href)=\"(http|//)");
	}

	@ParameterizedTest
	@CsvSource({ "'', 200", "/4018, 200", "/order-expired, 200", "/0000, 404", "/SUCCESS, 404", "/9999, 404",
			"/%3Cscript%3E, 404" })
	void statusSaysWhetherThereIsSuchACode(String path, int status) {
		assertThat(page(path).status()).isEqualTo(status);
		assertThat(json(path).status()).isEqualTo(status);
		assertThat(server.exchange("HEAD", PATH + path, "").status()).isEqualTo(status);
		assertThat(server.exchange("HEAD", PATH + path, "").content()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "catalog.css, text/css", "catalog.js, text/javascript", "catalog.svg, image/svg+xml",
			"catalog.en.json, application/json", "catalog.zh-CN.json, application/json" })
	void assetsAreKeptUntilTheyChange(String name, String type) {
		Response response = page("/" + name);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header("Content-Type")).startsWith(type);
		assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
		assertThat(page("/" + name, "If-None-Match", response.header("ETag")).status()).isEqualTo(304);
	}

	@Test
	void languageIsTheCallers() {
		Response chinese = page("/4008", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
		assertThat(chinese.body()).contains("<html lang=\"zh-CN\">");
		assertThat(chinese.header("Content-Language")).isEqualTo("zh-CN");
		assertThat(page("/4008", "Accept-Language", "fr").body()).contains("<html lang=\"en\">");
		assertThat(json("/4008", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8").<String>member("title"))
			.containsPattern("\\p{IsHan}");
		assertThat(json("/4008", "Accept-Language", "fr").<String>member("title")).isEqualTo("Order not found");
		Response french = json("/4018", "Accept-Language", "fr");
		assertThat(french.<String>member("message")).isEqualTo("Cette commande n'est plus valable");
		assertThat(french.<String>member("example.problem.detail")).isEqualTo("Cette commande n'est plus valable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", ";;;" })
	void callerWhoNamesNoLanguageGetsEnglish(String language) {
		assertThat(page("/4008", "Accept-Language", language).body()).contains("<html lang=\"en\">");
		assertThat(json("/4008", "Accept-Language", language).<String>member("title")).isEqualTo("Order not found");
		assertThat(page("/4008").body()).contains("<html lang=\"en\">");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%3Cscript%3Ealert(1)%3C/script%3E", "a%0D%0ASet-Cookie:%20evil=1", "%00%1B%5B31m",
			"%24%7Bheading%7D" })
	void searchLeavesPageAndCodesAsTheyAre(String search) {
		String query = "?q=" + search + "&category=" + search + "&status=" + search;
		for (Response response : List.of(page(query), json(query), page("/4018" + query))) {
			assertThat(response.status()).isIn(200, 400);
			assertThat(response.header("Set-Cookie")).isNull();
		}
		if (page(query).status() == 200) {
			assertThat(page(query).body()).isEqualTo(page("").body());
			assertThat(json(query).body()).isEqualTo(json("").body());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/'%3E%3Cimg%20src=x%3E", "/4111111111111111", "/..%2Fcatalog.css", "/%24%7Blanguage%7D" })
	void unknownCodeIsNotShownAgain(String path) {
		for (Response response : List.of(page(path), json(path))) {
			assertThat(response.status()).isBetween(400, 499);
			assertThat(response.body()).doesNotContain("alert", "<img", "4111111111111111", "\u202e", "${", ":root");
		}
	}

	@Test
	void longSearchIsIgnored() {
		assertThat(page("?q=" + "x".repeat(4000)).body()).isEqualTo(page("").body());
	}

	@Test
	void settingsAreShownAsInForce() {
		Response expired = json("/4018");
		assertThat(expired.<Map<String, Object>>member("example.problem")).containsEntry("status", 404)
			.containsEntry("title", "Too <b>late</b>");
		Response retryable = json("/6002");
		assertThat(retryable.<Object>member("retryAfter")).isEqualTo(90);
		assertThat(retryable.<Map<String, Object>>member("example.headers")).containsEntry("Retry-After", "90");
		assertThat(json("/4019").<Map<String, Object>>member("example.problem")).containsEntry("advice", "DO_NOT_RETRY");
		assertThat(server.get("/actuator/paykkaerrors/4019").<List<String>>member("overridden")).containsExactly("advice");
		for (Response response : List.of(expired, server.get("/actuator/paykkaerrors/ORDER_EXPIRED"))) {
			assertThat(response.<Object>member("status")).isEqualTo(404);
			assertThat(response.<Object>member("title")).isEqualTo("Too <b>late</b>");
			assertThat(response.<List<String>>member("overridden")).containsExactly("status", "title");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "4008", "6002", "5009" })
	void exampleIsWhatTheApplicationSends(String code) {
		Response response = server.get("/codes/" + code);
		assertThat(json("/" + code).<Map<String, Object>>member("example.problem"))
			.containsAllEntriesOf(response.<Map<String, Object>>member("['type','title','status','detail','code','advice']"));
	}

	@Test
	void endpointReportsWhatThePageShows() {
		Response endpoint = server.get("/actuator/paykkaerrors");
		assertThat(endpoint.status()).isEqualTo(200);
		assertThat(endpoint.<List<Map<String, Object>>>member("codes")).hasSameSizeAs(CODES)
			.isEqualTo(json("").member("codes"));
		assertThat(endpoint.<Map<String, Object>>member("codes[0]")).containsEntry("code", "1000")
			.containsEntry("name", "MERCHANT_NOT_FOUND")
			.containsEntry("category", "MERCHANT_CONFIGURATION")
			.containsEntry("status", 404)
			.containsEntry("retryable", false)
			.containsEntry("advice", "ESCALATE")
			.containsEntry("title", "Merchant not found")
			.containsEntry("message", "Merchant does not exist")
			.containsEntry("forShopper", "6007")
			.containsEntry("overridden", List.of())
			.doesNotContainKeys("retryAfter", "logLevel");
		assertThat(endpoint.<List<String>>member("codes[?(@.code!='4019')].advice"))
			.isEqualTo(CODES.stream()
				.filter((code) -> code != PaykkaErrorCode.PAYMENT_CANCELED)
				.map((code) -> code.getAdvice().name())
				.toList());
		assertThat(server.get("/actuator/paykkaerrors/6006").<Object>member("retryAfter")).isEqualTo(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000", "SUCCESS", "9999", "nothing" })
	void endpointHasNoOtherCodes(String code) {
		assertThat(server.get("/actuator/paykkaerrors/" + code).status()).isEqualTo(404);
	}

	@Test
	void failuresAreCountedExactlyAndFloodNoLog(CapturedOutput output) {
		double before = server.count("6007");
		for (int i = 0; i < FAILURES; i++) {
			server.get("/codes/6007");
		}
		Eventually.assertThat(() -> server.get("/actuator/paykkaerrors/6007").<Integer>member("count"), FAILURES);
		assertThat(server.get("/actuator/paykkaerrors/6007").<Object>member("countByOrigin"))
			.isEqualTo(Map.of("APPLICATION", FAILURES, "GATEWAY", 0, "PEER", 0));
		assertThat(server.count("6007") - before).isEqualTo(FAILURES);
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("6007 SYSTEM_ERROR status=500 ")).hasSize(FAILURES);
		// A stack trace or two
		assertThat(output.getOut().lines()).filteredOn((line) -> line.startsWith("\tat ")).hasSizeLessThan(1000);
		assertThat(json("/6007").<Object>member("count")).isEqualTo(FAILURES);
	}

	private static Response page(String path, String... headers) {
		return server.get(PATH + path, headers);
	}

	private static Response json(String path, String... headers) {
		return page(path, Stream.concat(Stream.of("Accept", "application/json"), Stream.of(headers)).toArray(String[]::new));
	}

}

package com.paykka.errors.internal.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.observability.PaykkaObservabilityAutoConfiguration;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogControllerTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class,
						PaykkaObservabilityAutoConfiguration.class, PaykkaCatalogAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("paykka.errors.catalog.enabled=true");

	@Test
	void listsEveryError() {
		withController((controller) -> assertThat(json(codes(controller, null)).<List<String>>read("$.codes[*].code"))
			.isEqualTo(CodeListing.ERRORS.stream().map(PaykkaErrorCode::getCode).toList())
			.contains("4018")
			.doesNotContain("0000"));
	}

	@Test
	void filesAreRelativeToThePage() {
		withController((controller) -> {
			assertThat(text(controller.codes(new HttpHeaders(), Locale.ENGLISH)))
				.contains("href=\"paykka-errors/catalog.css\"", "src=\"paykka-errors/catalog.js\"");
			assertThat(text(controller.code("4018", new HttpHeaders(), Locale.ENGLISH)))
				.contains("href=\"catalog.css\"", "src=\"catalog.js\"");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "4018", "9999" })
	void noPlaceholderIsLeftInThePage(String code) {
		withController((controller) -> {
			assertThat(text(controller.codes(new HttpHeaders(), Locale.ENGLISH))).doesNotContain("{");
			assertThat(text(controller.code(code, new HttpHeaders(), Locale.ENGLISH))).doesNotContain("{");
		});
	}

	@Test
	void pageHasTheReadersLanguage() {
		withController((controller) -> {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.ACCEPT_LANGUAGE, "zh-TW");
			assertThat(text(controller.codes(headers, Locale.TRADITIONAL_CHINESE))).contains("<html lang=\"zh-CN\">");
			assertThat(text(controller.code("4018", headers, Locale.TRADITIONAL_CHINESE)))
				.contains("<html lang=\"zh-CN\">");
			assertThat(text(controller.codes(new HttpHeaders(), Locale.CHINA))).contains("<html lang=\"en\">");
		});
	}

	@Test
	void chineseReaderGetsChinese() {
		withController((controller) -> {
			assertThat(text(codes(controller, Locale.SIMPLIFIED_CHINESE))).contains("订单")
				.doesNotContain("Order expired");
			assertThat(text(codes(controller, null))).contains("Order expired").doesNotContainPattern("\\p{IsHan}");
		});
	}

	@Test
	void everyCodeHasAnExampleOfItsProblem() {
		withController((controller) -> assertThat(CodeListing.ERRORS).allSatisfy((code) -> {
			DocumentContext response = json(code(controller, code.name(), null));
			assertThat(response.<String>read("$.code")).isEqualTo(code.getCode());
			assertThat(response.<Map<String, Object>>read("$.example.problem")).containsEntry("code", code.getCode())
				.containsEntry("status", code.getHttpStatus())
				.containsEntry("title", response.read("$.title"))
				.containsEntry("instance", "/orders/42/pay");
		}));
	}

	@Test
	void exampleHasTheHeadersOfTheResponse() {
		withController((controller) -> {
			assertThat(headersOfExample(controller, "4018"))
				.isEqualTo(Map.of("Content-Type", "application/problem+json"));
			assertThat(headersOfExample(controller, "6002")).containsEntry("Retry-After", "5")
				.doesNotContainKey("WWW-Authenticate");
			assertThat(headersOfExample(controller, "2000")).containsKey("WWW-Authenticate")
				.doesNotContainKey("Retry-After");
		});
	}

	@Test
	void shopperSeesAnotherCode() {
		withController((controller) -> {
			assertThat(members(controller, "5009")).containsEntry("forShopper", "5002")
				.containsEntry("titleForShopper", "Issuer declined");
			assertThat(members(controller, "5002")).containsEntry("forShopper", "5002");
		});
	}

	@Test
	void exampleForAShopperIsWhatAShopperIsShown() {
		withController((controller) -> {
			DocumentContext response = json(code(controller, "5009", null));
			assertThat(response.<String>read("$.example.problem.advice")).isEqualTo("DO_NOT_RETRY");
			assertThat(response.<Map<String, Object>>read("$.exampleForShopper.problem")).containsEntry("code", "5002")
				.containsEntry("advice", "CHANGE_PAYMENT_METHOD");
		});
	}

	@Test
	void relatedCodesHaveTheSameCategoryAndAdvice() {
		withController((controller) -> {
			assertThat(json(code(controller, "5009", null)).<List<String>>read("$.related[*].code"))
				.containsExactly("5019");
			assertThat(json(code(controller, "2011", null)).<List<String>>read("$.related[*].code")).hasSize(8)
				.doesNotContain("2011");
		});
	}

	@Test
	void neighborsAreNamed() {
		withController((controller) -> {
			assertThat(members(controller, "1022")).containsEntry("previous", "1021").containsEntry("next", "2000");
			assertThat(members(controller, "1000")).doesNotContainKey("previous").containsEntry("next", "1001");
			assertThat(members(controller, "7000")).doesNotContainKey("next").containsEntry("previous", "6008");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000", "SUCCESS", "9999", "", " ", "<script>alert(1)</script>", "4018'", "catalog.html",
			"../catalog.css" })
	void unknownCodeIsNotFoundAndNotShown(String code) {
		withController((controller) -> {
			ResponseEntity<byte[]> page = controller.code(code, new HttpHeaders(), Locale.ENGLISH);
			assertThat(page.getStatusCode().value()).isEqualTo(404);
			assertThat(text(page)).isEqualTo(text(controller.code("4018", new HttpHeaders(), Locale.ENGLISH)));
			ResponseEntity<byte[]> response = code(controller, code, null);
			assertThat(response.getStatusCode().value()).isEqualTo(404);
			assertThat(text(response)).isEqualTo("{\"title\":\"Not Found\",\"status\":404}");
		});
	}

	@Test
	void textsOfAMessageSourceStayText() {
		String hostile = "</td><script>alert(1)</script>\" onload='x' & {{7*7}} ${code} $1 \\";
		this.runner.withBean("messageSource", StaticMessageSource.class, () -> {
			StaticMessageSource messages = new StaticMessageSource();
			messages.addMessage("paykka.4018.title", Locale.ENGLISH, hostile);
			return messages;
		}).run((context) -> {
			CatalogController controller = context.getBean(CatalogController.class);
			assertThat(members(controller, "4018")).containsEntry("title", hostile);
			assertThat(text(controller.code("4018", new HttpHeaders(), Locale.ENGLISH))).doesNotContain("alert");
		});
	}

	@Test
	void scriptWritesNoMarkup() {
		assertThat(new String(CatalogController.load("catalog.js"), StandardCharsets.UTF_8)).contains("created.append(")
			.doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
	}

	@Test
	void settingsAreApplied() {
		this.runner
			.withPropertyValues("paykka.errors.codes.4018.status=404", "paykka.errors.codes.4018.advice=escalate",
					"paykka.errors.codes.4018.title=Too late", "paykka.errors.codes.4018.message=Sorry",
					"paykka.errors.codes.4018.log-level=warn")
			.run((context) -> {
				DocumentContext response = json(code(context.getBean(CatalogController.class), "4018", null));
				assertThat(response.<Map<String, Object>>json()).containsEntry("status", 404)
					.containsEntry("retryable", false)
					.containsEntry("advice", "ESCALATE")
					.containsEntry("title", "Too late")
					.containsEntry("message", "Sorry")
					.containsEntry("logLevel", "WARN")
					.containsEntry("overridden", List.of("status", "advice", "title", "message", "logLevel"));
				assertThat(response.<Map<String, Object>>read("$.example.problem")).containsEntry("status", 404)
					.containsEntry("advice", "ESCALATE")
					.containsEntry("title", "Too late")
					.containsEntry("detail", "Sorry");
			});
	}

	@Test
	void retrySettingsAreApplied() {
		this.runner
			.withPropertyValues("paykka.errors.codes.6002.retry-after=1500ms",
					"paykka.errors.codes.6006.retryable=false")
			.run((context) -> {
				CatalogController controller = context.getBean(CatalogController.class);
				assertThat(members(controller, "6002")).containsEntry("retryAfter", 2)
					.containsEntry("overridden", List.of("retryAfter"));
				assertThat(headersOfExample(controller, "6002")).containsEntry("Retry-After", "2");
				assertThat(members(controller, "6006")).containsEntry("advice", "CHECK_STATUS")
					.containsEntry("overridden", List.of("retryable", "advice"));
			});
	}

	@Test
	void adviceFollowsRetryable() {
		withController((controller) -> assertThat(members(controller, "6002").keySet()).containsSubsequence("status",
				"retryable", "advice", "retryAfter", "title"));
	}

	@Test
	void examplesAreNotCounted() {
		withController((controller) -> {
			members(controller, "4018");
			assertThat(members(controller, "4018")).containsEntry("count", 0);
		});
	}

	@Test
	void showsWhatWasCounted() {
		this.runner.run((context) -> {
			context.getBean(PaykkaFailureReporter.class).report(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
			CatalogController controller = context.getBean(CatalogController.class);
			assertThat(members(controller, "4018")).containsEntry("count", 1)
				.containsEntry("countByOrigin", Map.of("APPLICATION", 1, "GATEWAY", 0, "PEER", 0))
				.containsKey("since");
			assertThat(json(codes(controller, null)).<Map<String, Object>>json()).containsEntry("count", 1)
				.containsKey("since");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.micrometer", "nothing" })
	void showsNoCountsWithoutCounters(String missing) {
		this.runner.withClassLoader(new FilteredClassLoader(missing))
			.withPropertyValues("paykka.errors.metrics.enabled=false")
			.run((context) -> {
				CatalogController controller = context.getBean(CatalogController.class);
				assertThat(members(controller, "4018")).doesNotContainKeys("count", "countByOrigin", "since");
				assertThat(json(codes(controller, null)).<Map<String, Object>>json()).containsOnlyKeys("codes");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "*/*", "application/xml", "nonsense", "application/json;q=0",
			"application/json;q=0.5, text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" })
	void respondsWithHtml(String accept) {
		withController(
				(controller) -> assertThat(contentType(controller, accept)).isEqualTo("text/html;charset=UTF-8"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json, text/plain, */*", "application/*",
			"text/html;q=0.5, application/json" })
	void respondsWithJson(String accept) {
		withController((controller) -> assertThat(contentType(controller, accept)).isEqualTo("application/json"));
	}

	private void withController(Consumer<CatalogController> action) {
		this.runner.run((context) -> action.accept(context.getBean(CatalogController.class)));
	}

	private static @Nullable String contentType(CatalogController controller, String accept) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, accept);
		return controller.code("4018", headers, Locale.ENGLISH).getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
	}

	private static ResponseEntity<byte[]> codes(CatalogController controller, @Nullable Locale locale) {
		return controller.codes(json(locale), locale);
	}

	private static ResponseEntity<byte[]> code(CatalogController controller, String code, @Nullable Locale locale) {
		return controller.code(code, json(locale), locale);
	}

	private static Map<String, Object> members(CatalogController controller, String code) {
		return json(code(controller, code, Locale.ENGLISH)).json();
	}

	private static Map<String, Object> headersOfExample(CatalogController controller, String code) {
		return json(code(controller, code, null)).read("$.example.headers");
	}

	private static HttpHeaders json(@Nullable Locale locale) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, "application/json");
		if (locale != null) {
			headers.set(HttpHeaders.ACCEPT_LANGUAGE, locale.toLanguageTag());
		}
		return headers;
	}

	private static DocumentContext json(ResponseEntity<byte[]> response) {
		return JsonPath.parse(text(response));
	}

	private static String text(ResponseEntity<byte[]> response) {
		return new String(response.getBody(), StandardCharsets.UTF_8);
	}

}

package com.paykka.errors.internal.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

class CataloguePagesTests {

	private static final String HOSTILE = "</td><script>alert(1)</script>\" onload='x' & \ud83d {{7*7}} ${code} $1 \\";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
				PaykkaProblemAutoConfiguration.class, PaykkaCatalogueAutoConfiguration.class))
		.withPropertyValues("paykka.errors.catalogue.enabled=true");

	@Test
	void listsEveryError() {
		assertThat(codes("", null)).contains("143 of 143 codes match")
			.contains("<th role=\"rowheader\" scope=\"row\"><a href=\"paykka-errors/4018\">4018</a></th>")
			.doesNotContain(">0000<")
			.doesNotContain(" hidden>");
	}

	@Test
	void hidesWhatDoesNotMatch() {
		String page = codes("order expired", null);
		assertThat(page).contains("1 of 143 codes match")
			.contains("data-category=\"TRANSACTION\" data-status=\"410\">\n")
			.contains("value=\"order expired\"");
		assertThat(page.split(" hidden>", -1)).hasSize(143);
	}

	@ParameterizedTest
	@MethodSource("locales")
	void nothingStaysUnfilled(@Nullable Locale locale) {
		this.runner.run((context) -> {
			CatalogueController controller = context.getBean(CatalogueController.class);
			assertThat(text(controller.codes("", "", "", headers(locale), locale))).doesNotContain("${")
				.doesNotContain("{0}<")
				.doesNotContain("{1}<");
			assertThat(CodeListing.ERRORS)
				.extracting((code) -> text(controller.code(code.name(), headers(locale), locale)))
				.noneMatch((page) -> page.contains("${"));
		});
	}

	static Stream<@Nullable Locale> locales() {
		return Stream.of(null, Locale.SIMPLIFIED_CHINESE, Locale.FRENCH);
	}

	@Test
	void chineseReaderGetsChinese() {
		assertThat(codes("", Locale.SIMPLIFIED_CHINESE)).contains("<html lang=\"zh-CN\">", "订单", "共 143 个错误码，匹配 143 个")
			.doesNotContain("Order expired");
		assertThat(codes("", null)).contains("<html lang=\"en\">").doesNotContainPattern("\\p{IsHan}");
	}

	@Test
	void everyCodeHasAPageThatTellsWhatItMeans() {
		this.runner.run((context) -> assertThat(CodeListing.ERRORS).allSatisfy((code) -> assertThat(
				text(context.getBean(CatalogueController.class).code(code.name(), headers(null), Locale.ENGLISH)))
			.contains("<span class=\"code\">" + code.getCode() + "</span>")
			.contains("&quot;code&quot;: &quot;" + code.getCode() + "&quot;")
			.contains("HTTP/1.1 " + code.getHttpStatus())
			.contains("<code class=\"name\">" + code.getAdvice() + "</code></dd>")
			.contains(words("todo." + code.getAdvice(), 5))));
	}

	@Test
	void onlyWhatIsSentAgainIsTiedToItsTransId() {
		assertThat(List.of("6002", "6006", "4006", "6000", "6007"))
			.allSatisfy((code) -> assertThat(code(code, null)).contains("another trans_id is another payment"));
		assertThat(List.of("2008", "4018", "5004", "5019"))
			.allSatisfy((code) -> assertThat(code(code, null)).doesNotContain("another trans_id is another payment"));
	}

	@Test
	void codeHasWordsOfItsOwnBesideItsAdvice() {
		assertThat(code("2001", null)).contains(words("todo.ESCALATE"), words("todo.2001"));
	}

	@Test
	void adviceThatIsSetTakesTheCodesOwnWordsAway() {
		this.runner.withPropertyValues("paykka.errors.codes.2001.advice=do-not-retry")
			.run((context) -> assertThat(
					text(context.getBean(CatalogueController.class).code("2001", new HttpHeaders(), Locale.ENGLISH)))
				.contains(words("todo.DO_NOT_RETRY"), "Changed by settings: advice")
				.doesNotContain(words("todo.ESCALATE"), words("todo.2001")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "4018", "9999" })
	void everyPageSaysWhoseJudgementItIs(String code) {
		assertThat(code.isEmpty() ? codes("", null) : code(code, null)).contains("not PayKKa&#39;s");
		assertThat(code.isEmpty() ? codes("", Locale.CHINA) : code(code, Locale.CHINA)).contains("并非 PayKKa 提供");
	}

	@Test
	void shopperIsToldAnotherCode() {
		assertThat(code("5009", null)).contains("5002 Issuer declined instead");
		assertThat(code("5002", null)).contains("<dd>This code.</dd>");
	}

	@Test
	void neighboursAreLinked() {
		assertThat(code("1022", null)).contains("href=\"1021\"", "href=\"2000\"");
		assertThat(code("1000", null)).doesNotContain("rel=\"prev\"").contains("rel=\"next\" href=\"1001\"");
		assertThat(code("7000", null)).doesNotContain("rel=\"next\"").contains("rel=\"prev\" href=\"6008\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000", "SUCCESS", "9999", "", " ", "<script>alert(1)</script>", "4018'" })
	void unknownCodeIsNotFound(String code) {
		this.runner.run((context) -> {
			ResponseEntity<byte[]> answer = context.getBean(CatalogueController.class)
				.code(code, new HttpHeaders(), Locale.ENGLISH);
			assertThat(answer.getStatusCode().value()).isEqualTo(404);
			assertThat(new String(answer.getBody())).contains("No such code").doesNotContain("alert");
		});
	}

	@Test
	void searchIsEscaped() {
		assertThat(codes(HOSTILE, null)).doesNotContain("<script>")
			.doesNotContain("onload='")
			.contains("value=\"&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp; ");
	}

	@Test
	void textsOfSettingsAreEscaped() {
		this.runner
			.withPropertyValues("paykka.errors.codes.4018.title=" + HOSTILE.replace("${code}", ""),
					"paykka.errors.codes.4018.message=" + HOSTILE.replace("${code}", ""))
			.run((context) -> assertThat(
					text(context.getBean(CatalogueController.class).code("4018", new HttpHeaders(), Locale.ENGLISH)))
				.doesNotContain("<script>")
				.doesNotContain("onload='")
				.contains("<title>4018 &lt;/td&gt;&lt;script&gt;")
				.contains("{{7*7}}", "$1 \\"));
	}

	@Test
	void textsOfAMessageSourceAreEscaped() {
		this.runner.withBean("messageSource", StaticMessageSource.class, () -> {
			StaticMessageSource messages = new StaticMessageSource();
			messages.addMessage("paykka.4018.title", Locale.ENGLISH, HOSTILE);
			messages.addMessage("paykka.4018.detail", Locale.ENGLISH, HOSTILE);
			return messages;
		}).run((context) -> {
			CatalogueController controller = context.getBean(CatalogueController.class);
			for (ResponseEntity<byte[]> page : List.of(controller.code("4018", new HttpHeaders(), Locale.ENGLISH),
					controller.codes("", "", "", new HttpHeaders(), Locale.ENGLISH))) {
				assertThat(text(page)).doesNotContain("<script>").doesNotContain("onload='").contains("${code} $1 \\");
			}
		});
	}

	@Test
	void settingsAreShownAsInForce() {
		this.runner
			.withPropertyValues("paykka.errors.codes.4018.status=404", "paykka.errors.codes.4018.advice=escalate",
					"paykka.errors.codes.4018.title=Too late", "paykka.errors.codes.4018.message=Sorry",
					"paykka.errors.codes.4018.log-level=warn")
			.run((context) -> {
				Map<String, Object> members = context.getBean(CodeListing.class).find("4018", null).toMembers();
				assertThat(members).containsEntry("status", 404)
					.containsEntry("retryable", false)
					.containsEntry("advice", "ESCALATE")
					.containsEntry("title", "Too late")
					.containsEntry("message", "Sorry")
					.containsEntry("logLevel", "WARN")
					.containsEntry("overridden", List.of("status", "advice", "title", "message", "logLevel"));
				assertThat(text(
						context.getBean(CatalogueController.class).code("4018", new HttpHeaders(), Locale.ENGLISH)))
					.contains("404", "Escalate", "Too late", "Sorry", "WARN",
							"Changed by settings: status, advice, title, message, logLevel");
			});
	}

	@Test
	void waitAndRetryingAreShownAsInForce() {
		this.runner
			.withPropertyValues("paykka.errors.codes.6002.retry-after=1500ms",
					"paykka.errors.codes.6006.retryable=false")
			.run((context) -> {
				CodeListing listing = context.getBean(CodeListing.class);
				assertThat(listing.find("6002", null).toMembers()).containsEntry("retryAfter", 2L)
					.containsEntry("overridden", List.of("retryAfter"));
				assertThat(listing.find("6006", null).toMembers()).containsEntry("advice", "CHECK_STATUS")
					.containsEntry("overridden", List.of("retryable", "advice"));
				CatalogueController controller = context.getBean(CatalogueController.class);
				assertThat(text(controller.code("6002", new HttpHeaders(), Locale.ENGLISH))).contains("Yes, after 2 s",
						words("todo.RETRY", 2));
			});
	}

	@Test
	void adviceStandsBehindRetryable() {
		this.runner
			.run((context) -> assertThat(context.getBean(CodeListing.class).find("6002", null).toMembers().keySet())
				.containsSubsequence("status", "retryable", "advice", "retryAfter", "title"));
	}

	@Test
	void looksAtExamplesWithoutCountingThem() {
		this.runner.run((context) -> {
			context.getBean(CatalogueController.class).code("4018", new HttpHeaders(), Locale.ENGLISH);
			assertThat(context.getBean(CodeListing.class).find("4018", null).count()).isZero();
		});
	}

	@Test
	void showsWhatWasCounted() {
		this.runner.run((context) -> {
			context.getBean(FailureCounts.class).onFailure(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
			assertThat(text(
					context.getBean(CatalogueController.class).codes("", "", "", new HttpHeaders(), Locale.ENGLISH)))
				.contains("class=\"number failing\"", " UTC: 1<");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "*/*", "application/xml", "nonsense", "application/json;q=0",
			"application/json;q=0.5, text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" })
	void answersHtml(String accept) {
		assertThat(contentType(accept)).isEqualTo("text/html;charset=UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json, text/plain, */*", "application/*",
			"text/html;q=0.5, application/json" })
	void answersJson(String accept) {
		assertThat(contentType(accept)).isEqualTo("application/json");
	}

	private String contentType(String accept) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, accept);
		String[] type = new String[1];
		this.runner.run((context) -> type[0] = context.getBean(CatalogueController.class)
			.code("4018", headers, Locale.ENGLISH)
			.getHeaders()
			.getFirst(HttpHeaders.CONTENT_TYPE));
		return type[0];
	}

	private String codes(String q, @Nullable Locale locale) {
		String[] page = new String[1];
		this.runner.run((context) -> page[0] = text(
				context.getBean(CatalogueController.class).codes(q, "", "", headers(locale), locale)));
		return page[0];
	}

	private String code(String code, @Nullable Locale locale) {
		String[] page = new String[1];
		this.runner.run((context) -> page[0] = text(
				context.getBean(CatalogueController.class).code(code, headers(locale), locale)));
		return page[0];
	}

	private static String words(String key, Object... arguments) {
		return Html.of(PageWords.of(null).get(key, arguments)).markup();
	}

	private static HttpHeaders headers(@Nullable Locale locale) {
		HttpHeaders headers = new HttpHeaders();
		if (locale != null) {
			headers.set(HttpHeaders.ACCEPT_LANGUAGE, locale.toLanguageTag());
		}
		return headers;
	}

	private static String text(ResponseEntity<byte[]> answer) {
		return new String(answer.getBody(), StandardCharsets.UTF_8);
	}

}

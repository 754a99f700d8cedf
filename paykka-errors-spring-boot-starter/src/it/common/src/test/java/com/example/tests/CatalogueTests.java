package com.example.tests;

import java.util.List;
import java.util.Locale;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the answer to every code.
 */
class CatalogueTests {

	private static final String TYPE = "https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#";

	private final Server server = Server.shared();

	@Test
	void catalogueHasAllCodes() {
		assertThat(CatalogueEntry.errors()).hasSize(143);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr-TR", "ar-EG", "zh-CN" })
	void everyCodeIsAnsweredAlikeUnderAnyDefaultLocale(String defaultLocale) {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag(defaultLocale));
		try {
			SoftAssertions.assertSoftly((softly) -> CatalogueEntry.errors()
				.forEach((entry) -> check(softly, entry, this.server.get("/codes/" + entry.code()))));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private void check(SoftAssertions softly, CatalogueEntry entry, Answer answer) {
		String body = answer.body();
		softly.assertThat(answer.status()).as(body).isEqualTo(entry.status());
		softly.assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		softly.assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.content().length));
		member(softly, answer, "type", TYPE + entry.code());
		member(softly, answer, "title", entry.title());
		member(softly, answer, "status", entry.status());
		member(softly, answer, "detail", entry.message());
		member(softly, answer, "instance", "/codes/" + entry.code());
		member(softly, answer, "code", entry.code());
		member(softly, answer, "name", entry.name());
		member(softly, answer, "category", entry.category());
		member(softly, answer, "retryable", entry.retryable());
		member(softly, answer, "advice", entry.advice());
		if (entry.retryable()) {
			softly.assertThat(answer.<Integer>member("retryAfter")).as(body).isNotNull().isNotNegative();
			softly.assertThat(answer.header("Retry-After"))
				.isEqualTo(String.valueOf(answer.<Object>member("retryAfter")));
		}
		else {
			softly.assertThat(body).doesNotContain("retryAfter");
			softly.assertThat(answer.header("Retry-After")).as(body).isNull();
		}
		softly.assertThat(answer.header("WWW-Authenticate") != null)
			.as("WWW-Authenticate of " + body)
			.isEqualTo(entry.status() == 401);
	}

	private void member(SoftAssertions softly, Answer answer, String name, Object value) {
		softly.assertThat(answer.<Object>member(name)).as(name + " of " + answer.body()).isEqualTo(value);
	}

	@Test
	void membersComeInTheirOrder() {
		String body = this.server.get("/codes/6002").body();
		assertThat(List.of("type", "title", "status", "detail", "instance", "code", "name", "category", "retryable",
				"advice", "retryAfter"))
			.extracting((name) -> body.indexOf("\"" + name + "\":"))
			.doesNotContain(-1)
			.isSorted();
	}

	@Test
	void emptyMembersAreLeftOut() {
		assertThat(this.server.get("/codes/4018").body()).doesNotContain("errors")
			.doesNotContain("upstreamCode")
			.doesNotContain("properties")
			.doesNotContain("null");
	}

	@Test
	void propertiesAreFlat() {
		Answer answer = this.server.get("/properties").isProblem(410, "4018");
		assertThat(answer.<Object>member("orderId")).isEqualTo("GW206194332333335");
		assertThat(answer.<Object>member("attempts")).isEqualTo(3);
		assertThat(answer.<Object>member("properties")).isNull();
	}

	@Test
	void exceptionSaysWhenToRetry() {
		Answer answer = this.server.get("/retry").isProblem(503, "6002");
		assertThat(answer.<Object>member("retryAfter")).isEqualTo(5);
		assertThat(answer.header("Retry-After")).isEqualTo("5");
	}

	@Test
	void unknownPathIsNotOurs() {
		this.server.get("/unknown", "Accept", "application/json").isForeign(404);
	}

}

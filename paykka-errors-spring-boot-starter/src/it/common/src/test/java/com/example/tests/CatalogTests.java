package com.example.tests;

import java.util.List;
import java.util.Locale;

import com.paykka.errors.PaykkaErrorCode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the response to every code.
 */
class CatalogTests {

	private static final String TYPE = "https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#";

	private final Server server = Server.shared();

	@Test
	void catalogHasAllCodes() {
		assertThat(CatalogEntry.errors()).hasSize(PaykkaErrorCode.values().length - 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr-TR", "ar-EG", "zh-CN" })
	void everyCodeIsHandledAlikeUnderAnyDefaultLocale(String defaultLocale) {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag(defaultLocale));
		try {
			SoftAssertions.assertSoftly((softly) -> CatalogEntry.errors()
				.forEach((entry) -> check(softly, entry, this.server.get("/codes/" + entry.code()))));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private void check(SoftAssertions softly, CatalogEntry entry, Response response) {
		String body = response.body();
		softly.assertThat(response.status()).as(body).isEqualTo(entry.status());
		softly.assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
		softly.assertThat(response.header("Content-Length")).isEqualTo(String.valueOf(response.content().length));
		member(softly, response, "type", TYPE + entry.code());
		member(softly, response, "title", entry.title());
		member(softly, response, "status", entry.status());
		member(softly, response, "detail", entry.message());
		member(softly, response, "instance", "/codes/" + entry.code());
		member(softly, response, "code", entry.code());
		member(softly, response, "name", entry.name());
		member(softly, response, "category", entry.category());
		member(softly, response, "retryable", entry.retryable());
		member(softly, response, "advice", entry.advice());
		if (entry.retryable()) {
			softly.assertThat(response.<Integer>member("retryAfter")).as(body).isNotNull().isNotNegative();
			softly.assertThat(response.header("Retry-After"))
				.isEqualTo(String.valueOf(response.<Object>member("retryAfter")));
		}
		else {
			softly.assertThat(body).doesNotContain("retryAfter");
			softly.assertThat(response.header("Retry-After")).as(body).isNull();
		}
		softly.assertThat(response.header("WWW-Authenticate") != null)
			.as("WWW-Authenticate of " + body)
			.isEqualTo(entry.status() == 401);
	}

	private void member(SoftAssertions softly, Response response, String name, Object value) {
		softly.assertThat(response.<Object>member(name)).as(name + " of " + response.body()).isEqualTo(value);
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
		Response response = this.server.get("/properties").isProblem(410, "4018");
		assertThat(response.<Object>member("orderId")).isEqualTo("GW206194332333335");
		assertThat(response.<Object>member("attempts")).isEqualTo(3);
		assertThat(response.<Object>member("properties")).isNull();
	}

	@Test
	void exceptionSaysWhenToRetry() {
		Response response = this.server.get("/retry").isProblem(503, "6002");
		assertThat(response.<Object>member("retryAfter")).isEqualTo(5);
		assertThat(response.header("Retry-After")).isEqualTo("5");
	}

	@Test
	void unknownPathIsNotOurs() {
		this.server.get("/unknown", "Accept", "application/json").isForeign(404);
	}

}

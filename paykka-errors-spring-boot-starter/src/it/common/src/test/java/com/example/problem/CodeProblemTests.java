package com.example.problem;

import java.util.List;
import java.util.Locale;

import com.example.support.Response;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the problem of a code.
 */
class CodeProblemTests {

	private static final String TYPE = "https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#";

	private final Server server = Server.shared();

	@ParameterizedTest
	@EnumSource(names = { "MERCHANT_NOT_FOUND", "SIGNATURE_INVALID", "ORDER_EXPIRED", "RETRY_TRANSACTION" })
	void codeIsHandledUnderAnyDefaultLocale(PaykkaErrorCode code) {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		try {
			Response response = this.server.get("/codes/" + code.getCode());
			SoftAssertions.assertSoftly((softly) -> check(softly, code, response));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private void check(SoftAssertions softly, PaykkaErrorCode code, Response response) {
		String body = response.body();
		softly.assertThat(response.status()).as(body).isEqualTo(code.getHttpStatus());
		softly.assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
		softly.assertThat(response.header("Content-Length")).isEqualTo(String.valueOf(response.content().length));
		member(softly, response, "type", TYPE + code.getCode());
		member(softly, response, "title", code.getTitle());
		member(softly, response, "status", code.getHttpStatus());
		member(softly, response, "detail", code.getMessageTemplate().toString());
		member(softly, response, "instance", "/codes/" + code.getCode());
		member(softly, response, "code", code.getCode());
		member(softly, response, "name", code.name());
		member(softly, response, "category", code.getCategory().name());
		member(softly, response, "retryable", code.isRetryable());
		member(softly, response, "advice", code.getAdvice().name());
		if (code.isRetryable()) {
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
			.isEqualTo(code.getHttpStatus() == 401);
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

package com.paykka.errors.internal.problem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.BoundSettings;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.InvalidValue;
import com.paykka.errors.internal.translation.Place;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what shoppers see.
 */
class ShopperProblemTests {

	private static final ProblemRequest SHOPPER = new ProblemRequest("POST", "/orders/42/pay", null, Audience.SHOPPER);

	private final ProblemRenderer renderer = renderer();

	static Stream<PaykkaErrorCode> disguised() {
		return Arrays.stream(PaykkaErrorCode.values()).filter((code) -> code.forShopper() != code);
	}

	@ParameterizedTest
	@MethodSource("disguised")
	void disguisedCodeDiffersInNoByte(PaykkaErrorCode code) {
		PaykkaErrorCode shown = code.forShopper();
		assertThat(textOf(talkative(code))).isEqualTo(textOf(talkative(shown)))
			.isEqualTo(textOf(new PaykkaException(shown)))
			.contains("\"code\":\"" + shown.getCode() + '"', "\"name\":\"" + shown.name() + '"',
					"\"title\":\"" + shown.getTitle() + '"', '#' + shown.getCode() + '"',
					"\"status\":" + shown.getHttpStatus(), "\"advice\":\"" + shown.getAdvice() + '"');
	}

	@ParameterizedTest
	@MethodSource("disguised")
	void disguisedCodeWithAnotherLinkDiffersInNoByte(PaykkaErrorCode code) {
		IllegalStateException link = new IllegalStateException("secret");
		ProblemRenderer configured = renderer(Map.of("codes." + code.forShopper().getCode() + ".message", "No {0}"));
		assertThat(configured.render(new Failure(new PaykkaException(code, link), link), SHOPPER).body())
			.isEqualTo(configured.render(new Failure(new PaykkaException(code.forShopper(), "money")), SHOPPER).body());
	}

	@Test
	void shopperWhoMayHavePaidIsToldToCheck() {
		assertThat(PaykkaErrorCode.values()).filteredOn((code) -> code.getAdvice() == Advice.CHECK_STATUS)
			.allSatisfy(
					(code) -> assertThat(textOf(new PaykkaException(code))).contains("\"advice\":\"CHECK_STATUS\""));
	}

	@ParameterizedTest
	@MethodSource("disguised")
	void disguisedCodeOfTheGatewayDiffersInNoByte(PaykkaErrorCode code) {
		assertThat(textOf(fromGateway(code))).isEqualTo(textOf(fromGateway(code.forShopper())));
	}

	@ParameterizedTest
	@EnumSource(names = { "ORDER_EXPIRED", "RETRY_TRANSACTION", "INSUFFICIENT_FUNDS" })
	void otherCodesKeepTheirDetails(PaykkaErrorCode code) {
		assertThat(textOf(talkative(code))).contains("\"code\":\"" + code.getCode() + '"',
				"\"reason\":\"stolen card\"");
	}

	@Test
	void upstreamCodeIsNotForShoppers() {
		PaykkaException unknown = Objects.requireNonNull(
				GatewayResponse.of(200, Map.of("error_code", "5099", "error_description", "Stolen card"), null)
					.toException());
		assertThat(textOf(unknown)).contains("\"code\":\"6008\"").doesNotContain("5099", "Stolen");
		assertThat(this.renderer.render(new Failure(unknown), new ProblemRequest("POST", "/", null, Audience.MERCHANT))
			.body()).asString().contains("\"upstreamCode\":\"5099\"");
	}

	@Test
	void invalidValuesNameCodesForShoppers() {
		Failure failure = invalid(List.of(
				new InvalidValue(PaykkaErrorCode.FRAUD_DETECTION_ID_INVALID, "Fraud detection",
						new Place(Place.Location.BODY, null, "#/a")),
				new InvalidValue(PaykkaErrorCode.EMAIL_INVALID, null, new Place(Place.Location.BODY, null, "#/b"))));
		assertThat(new String(this.renderer.render(failure, SHOPPER).body(), StandardCharsets.UTF_8))
			// Boot 3.5.0 escapes slashes
			.containsPattern("\"errors\":\\[\\{\"code\":\"6007\",\"detail\":\"System error\","
					+ "\"pointer\":\"#\\\\?/a\"\\},\\{\"code\":\"2052\"")
			.doesNotContain("Fraud", "5021");
	}

	@Test
	void invalidValuesShownAlikeAreLeftOut() {
		List<InvalidValue> values = List.of(
				new InvalidValue(PaykkaErrorCode.SECURITY_BLOCKED, "stolen",
						new Place(Place.Location.BODY, null, "#/a")),
				new InvalidValue(PaykkaErrorCode.BLACKLISTED, null, new Place(Place.Location.BODY, null, "#/b")));
		Failure failure = invalid(values);
		assertThat(new String(this.renderer.render(failure, SHOPPER).body(), StandardCharsets.UTF_8))
			.isEqualTo(new String(
					this.renderer.render(new Failure(new PaykkaException(PaykkaErrorCode.ISSUER_DECLINED)), SHOPPER)
						.body(),
					StandardCharsets.UTF_8));
	}

	@Test
	void merchantsSignatureFaultDoesNotChallengeShoppers() {
		RenderedProblem problem = this.renderer
			.render(new Failure(new PaykkaException(PaykkaErrorCode.SIGNATURE_INVALID)), SHOPPER);
		assertThat(problem.status()).isEqualTo(500);
		assertThat(problem.authenticate()).isNull();
	}

	private String textOf(PaykkaException exception) {
		RenderedProblem problem = this.renderer.render(new Failure(exception), SHOPPER);
		return problem.status() + " " + problem.retryAfter() + " " + problem.authenticate() + " "
				+ new String(problem.body(), StandardCharsets.UTF_8);
	}

	private static PaykkaException talkative(PaykkaErrorCode code) {
		return new PaykkaException(code, new IllegalStateException("stolen card"), "stolen card")
			.with("reason", "stolen card")
			.retryAfter(Duration.ofMinutes(3));
	}

	private static Failure invalid(List<InvalidValue> values) {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.PARAMETER_INVALID);
		return new Failure(exception, exception, true, values);
	}

	private static PaykkaException fromGateway(PaykkaErrorCode code) {
		return Objects.requireNonNull(
				GatewayResponse.of(422, Map.of("ret_code", code.getCode(), "ret_msg", code.name() + " stolen"), "77")
					.toException());
	}

	private static ProblemRenderer renderer() {
		return renderer(Map.of());
	}

	private static ProblemRenderer renderer(Map<String, String> settings) {
		CodeSettings catalog = new CodeSettings(BoundSettings.of(settings));
		ExtensionFaults extensionFaults = new ExtensionFaults();
		PaykkaProblemCustomizer talkative = (problem, exception) -> {
			problem.setProperty("truth", exception.getErrorCode().name());
			problem.setProperty("upstream", String.valueOf(exception.getUpstreamMessage()));
			problem.setProperty("origin", exception.getOrigin().name());
			problem.setTitle(exception.getErrorCode().getTitle());
		};
		return new ProblemRenderer("https://example.com/codes#{code}", catalog,
				new ProblemMessages(catalog, new StaticMessageSource(), extensionFaults),
				new Jackson2Flattener(new com.fasterxml.jackson.databind.ObjectMapper()), List.of(talkative),
				extensionFaults);
	}

}

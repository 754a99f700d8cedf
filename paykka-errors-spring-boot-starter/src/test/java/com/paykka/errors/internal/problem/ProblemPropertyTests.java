package com.paykka.errors.internal.problem;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.CardNumbers;
import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.internal.settings.BoundSettings;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.problem.Audience;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of problems as they are sent.
 */
class ProblemPropertyTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final List<ProblemRenderer> RENDERERS = ProblemRendererTests.flatteners()
		.stream()
		.map(ProblemPropertyTests::renderer)
		.toList();

	private static ProblemRenderer renderer(BeanFlattener flattener) {
		CodeSettings catalog = new CodeSettings(BoundSettings.of(Map.of()));
		ExtensionFaults extensionFaults = new ExtensionFaults();
		return new ProblemRenderer("https://example.com/{code}", catalog,
				new ProblemMessages(catalog, new StaticMessageSource(), extensionFaults), flattener, List.of(),
				extensionFaults);
	}

	@Provide
	Arbitrary<ProblemRenderer> renderers() {
		return Arbitraries.of(RENDERERS);
	}

	@Provide
	Arbitrary<PaykkaErrorCode> codes() {
		return Arbitraries.of(PaykkaErrorCode.class).filter((code) -> code != PaykkaErrorCode.SUCCESS);
	}

	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> cards = Arbitraries.of("4111111111111111", "5555-5555-5555-4444", "378282246310005",
				"6222021001112223331 000");
		return Arbitraries
			.oneOf(Arbitraries.strings().ofMaxLength(10), cards,
					Arbitraries.of("\r\n", "{0}", "\ud83d", " ", "x".repeat(4090), "\u0000", " 12/29"))
			.list()
			.ofMaxSize(5)
			.map((parts) -> String.join("", parts))
			.withoutEdgeCases();
	}

	@Property(tries = 200)
	void codeSurvivesAnyNumberOfHops(@ForAll("codes") PaykkaErrorCode code, @ForAll("texts") String argument,
			@ForAll("renderers") ProblemRenderer renderer, @ForAll @IntRange(min = 1, max = 4) int hops)
			throws Exception {
		PaykkaException failure = new PaykkaException(code, argument, argument, argument).with("orderId", argument);
		for (int i = 0; i < hops; i++) {
			RenderedProblem problem = render(renderer, failure);
			failure = atPeer(problem);
		}
		assertThat(failure.getErrorCode()).isEqualTo(code);
		assertThat(failure.getOrigin()).isEqualTo(PaykkaException.Origin.PEER);
	}

	@Property(tries = 200)
	void codeOfTheGatewaySurvivesAnyNumberOfHops(@ForAll @IntRange(min = 211_000, max = 899_999) int code,
			@ForAll("texts") String message, @ForAll("renderers") ProblemRenderer renderer,
			@ForAll @IntRange(min = 1, max = 4) int hops) throws Exception {
		PaykkaException failure = GatewayResponse.of(400, Map.of("ret_code", code, "ret_msg", message), null)
			.toException();
		for (int i = 0; i < hops; i++) {
			RenderedProblem problem = render(renderer, failure);
			failure = atPeer(problem);
		}
		assertThat(failure.getErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		assertThat(failure.getUpstreamCode()).isEqualTo(Integer.toString(code));
	}

	@Property(tries = 200)
	void noMemberContainsACardNumber(@ForAll("codes") PaykkaErrorCode code, @ForAll("texts") String text,
			@ForAll("renderers") ProblemRenderer renderer) throws Exception {
		PaykkaException failure = new PaykkaException(code, text, text, text).with("x" + text, text)
			.with("list", List.of(text, Map.of(text, text)));
		assertWithoutCardNumbers(members(render(renderer, failure)));
	}

	@Property(tries = 300)
	void restOfALongNumberIsNotACardNumber(@ForAll @IntRange(min = 13, max = 19) int left,
			@ForAll @NumericChars @StringLength(25) String digits) {
		assertWithoutCardNumbers(ProblemValues.safeText("/".repeat(4096 - left) + digits));
	}

	private static RenderedProblem render(ProblemRenderer renderer, PaykkaException failure) {
		return renderer.render(new Failure(failure),
				new ProblemRequest("POST", "/orders/42/pay", null, Audience.MERCHANT));
	}

	private static PaykkaException atPeer(RenderedProblem problem) throws IOException {
		return GatewayResponse
			.of(PaykkaRequestKind.PEER, problem.status(), members(problem), problem.retryAfter(), null)
			.toException();
	}

	private static Map<String, Object> members(RenderedProblem problem) throws IOException {
		return JSON.readValue(problem.body(), new TypeReference<>() {
		});
	}

	private static void assertWithoutCardNumbers(Object value) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, entry) -> {
				assertWithoutCardNumbers(name);
				assertWithoutCardNumbers(entry);
			});
		}
		else if (value instanceof List<?> list) {
			list.forEach(ProblemPropertyTests::assertWithoutCardNumbers);
		}
		else {
			assertThat(String.valueOf(value)).isEqualTo(CardNumbers.mask(String.valueOf(value)));
		}
	}

}

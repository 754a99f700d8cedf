package com.paykka.errors.internal.problem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.BoundSettings;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares prepared problems with full ones: with a customizer, even one that does
 * nothing, every problem is written from scratch.
 */
class PreparedProblemsTests {

	private final CodeSettings catalog = new CodeSettings(BoundSettings.of(Map.of()));

	private final StaticMessageSource messageSource = new StaticMessageSource();

	private final ProblemRenderer renderer = renderer(List.of());

	private final ProblemRenderer whole = renderer(List.of((problem, exception) -> {
	}));

	static Stream<Arguments> exceptions() {
		Stream<PaykkaException> own = Arrays.stream(PaykkaErrorCode.values())
			.filter((code) -> code != PaykkaErrorCode.SUCCESS)
			.map(PaykkaException::new);
		Stream<PaykkaException> gateway = Stream.of("2000", "4018", "5051", "6006", "206004", "777")
			.map((code) -> gateway(code, "5"));
		return Stream
			.of(own, gateway,
					Stream.of(gateway("6006", "9"),
							new PaykkaException(PaykkaErrorCode.TOO_MANY_REQUESTS).retryAfter(Duration.ofMinutes(2))))
			.flatMap((some) -> some)
			.map(Arguments::of);
	}

	private static PaykkaException gateway(String code, String retryAfter) {
		return Objects.requireNonNull(GatewayResponse.of(500, Map.of("ret_code", code), retryAfter).toException());
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void preparedProblemEqualsTheFullOne(PaykkaException exception) {
		for (Audience audience : Audience.values()) {
			for (Locale locale : new Locale[] { null, Locale.SIMPLIFIED_CHINESE, Locale.GERMAN }) {
				ProblemRequest first = new ProblemRequest("GET", "/orders/42/pay", locale, audience);
				ProblemRequest second = new ProblemRequest("GET", "/orders/43/pay", locale, audience);
				assertSame(exception, first);
				assertSame(exception, second);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/a/b;c=d", "/Bestellung/%C3%A4", "/Bestellung/ä", "/訂單/\uD83D\uDE00",
			"/cards/4111111111111111", "/cards/4111%31111%31111111", "/a\"b", "/a\\b", "/a b", "/\u2028", "/\u0000",
			"/lone/\uD83D", "/paykka:instance" })
	void everyPathIsWrittenAsInTheFullProblem(String path) {
		assertSame(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED),
				new ProblemRequest("GET", path, null, Audience.MERCHANT));
	}

	@Test
	void changedMessageIsUsed() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		for (String text : List.of("Too late", "Far \"too\" late", "paykka:instance", "")) {
			this.messageSource.addMessage("paykka.4018.title", Locale.ENGLISH, text);
			this.messageSource.addMessage("paykka.4018.detail", Locale.ENGLISH, text + " <0>");
			ProblemRequest request = new ProblemRequest("GET", "/orders", null, Audience.MERCHANT);
			assertSame(exception, request);
			assertThat(JsonPath.<String>read(render(this.renderer, exception, request), "$.detail"))
				.isEqualTo(text + " <0>");
		}
	}

	private void assertSame(PaykkaException exception, ProblemRequest request) {
		assertThat(render(this.renderer, exception, request)).isEqualTo(render(this.whole, exception, request));
	}

	private static String render(ProblemRenderer renderer, PaykkaException exception, ProblemRequest request) {
		String body = new String(renderer.render(new Failure(exception), request).body(), StandardCharsets.UTF_8);
		// Boot 3.5.0 escapes slashes
		return body.replace("\\/", "/");
	}

	private ProblemRenderer renderer(List<PaykkaProblemCustomizer> customizers) {
		ExtensionFaults extensionFaults = new ExtensionFaults();
		return new ProblemRenderer("https://example.com/{code}", this.catalog,
				new ProblemMessages(this.catalog, this.messageSource, extensionFaults), BeanFlattener::toText,
				customizers, extensionFaults);
	}

}

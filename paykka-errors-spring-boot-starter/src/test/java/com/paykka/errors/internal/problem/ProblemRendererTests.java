package com.paykka.errors.internal.problem;

import java.net.URI;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class ProblemRendererTests {

	static final BeanFlattener WITHOUT_JACKSON = BeanFlattener::toText;

	private final CodeSettings catalog = new CodeSettings(BoundSettings.of(Map.of()));

	private static final ProblemRequest REQUEST = new ProblemRequest("POST", "/orders/42/pay", null, Audience.MERCHANT);

	private final ExtensionFaults extensionFaults = new ExtensionFaults();

	private final List<PaykkaProblemCustomizer> customizers = new ArrayList<>();

	private MessageSource messageSource = new StaticMessageSource();

	static List<BeanFlattener> flatteners() {
		return List.of(new Jackson2Flattener(new ObjectMapper()), new Jackson3Flattener(JsonMapper.builder().build()),
				WITHOUT_JACKSON);
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void writesMembersInTheirOrder(BeanFlattener flattener) {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION).with("orderId", "GW42");
		Map<String, Object> members = render(flattener, exception, REQUEST).read("$");
		assertThat(members).containsExactly(
				Map.entry("type",
						"https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#6002"),
				Map.entry("title", "Retry transaction"), Map.entry("status", 503),
				Map.entry("detail", "Please retry the transaction"), Map.entry("instance", "/orders/42/pay"),
				Map.entry("code", "6002"), Map.entry("name", "RETRY_TRANSACTION"), Map.entry("category", "SYSTEM"),
				Map.entry("retryable", true), Map.entry("advice", "RETRY"), Map.entry("retryAfter", 5),
				Map.entry("orderId", "GW42"));
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void writesInvalidValues(BeanFlattener flattener) {
		InvalidValue value = new InvalidValue(PaykkaErrorCode.SHOPPER_REFERENCE_REQUIRED, null,
				new Place(Place.Location.BODY, null, "#/shopperReference"));
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.SHOPPER_REFERENCE_REQUIRED);
		Failure failure = new Failure(exception, exception, true, List.of(value));
		DocumentContext problem = parse(renderer(flattener).render(failure, REQUEST));
		assertThat(problem.<Map<String, Object>>read("$.errors[0]")).containsExactly(Map.entry("code", "2008"),
				Map.entry("detail", "shopperReference is a required field"),
				Map.entry("pointer", "#/shopperReference"));
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void masksCardNumbersWhereverTheyAre(BeanFlattener flattener) {
		Map<String, Object> nested = new LinkedHashMap<>();
		nested.put("list", List.of("5555 5555 5555 4444", 4111111111111111L));
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED,
				"4111-1111-1111-1111", 4111111111111111L, "GW206194332333335")
			.with("number", 4111111111111111L)
			.with("nested", nested)
			.with("order", "GW206194332333335");
		String body = new String(renderer(flattener)
			.render(new Failure(exception),
					new ProblemRequest("GET", "/cards/4111111111111111", null, Audience.MERCHANT))
			.body());
		assertThat(body).doesNotContain("4111111111111111", "4111-1111", "5555 5555")
			.containsPattern("/cards.?/\\*{12}1111")
			.contains("GW206194332333335", "\"************1111\"", "**** **** **** 4444");
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void survivesMalformedText(BeanFlattener flattener) {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED,
				"lone \ud800 surrogate", "\u0000\r\n\u001b", "a".repeat(1_000_000))
			.with("lone", "\udc00");
		DocumentContext problem = render(flattener, exception, REQUEST);
		assertThat(problem.<String>read("$.code")).isEqualTo("4011");
		assertThat(problem.<String>read("$.detail")).contains("lone ? surrogate", "\u0000\r\n\u001b")
			.hasSizeLessThan(5000);
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void leavesOutPropertyThatCannotBeWritten(BeanFlattener flattener, CapturedOutput output) {
		Map<String, Object> circular = new LinkedHashMap<>();
		circular.put("self", circular);
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("broken", new Broken())
			.with("circular", circular)
			.with("absent", null)
			.with("day", LocalDate.of(2026, 11, 23))
			.with("infinite", Double.POSITIVE_INFINITY)
			.with("fine", true);
		DocumentContext problem = render(flattener, exception, REQUEST);
		assertThat(problem.<Map<String, Object>>read("$")).containsEntry("code", "4018")
			.containsEntry("fine", true)
			.containsEntry("infinite", "Infinity")
			.containsKey("day")
			.doesNotContainKeys("broken", "circular", "absent");
		assertThat(output).contains("Fault while writing a property").doesNotContain("secret");
	}

	@Test
	void writesAbsentValuesWithinMembers() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("none", null);
		values.put("all", Arrays.asList("a", null));
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("values", values);
		DocumentContext problem = render(WITHOUT_JACKSON, exception, REQUEST);
		assertThat(problem.<Map<String, Object>>read("$.values")).isEqualTo(values);
	}

	@Test
	void writesAnyName() {
		Map<String, Object> names = new LinkedHashMap<>();
		List.of("", "a", "[0]", "a.b", "\"\\/", "\u2028\r\n", " ")
			.forEach((name) -> names.put(name, Map.of("", List.of(1))));
		this.customizers.add((problem, exception) -> names.forEach(problem::setProperty));
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("names", names);
		DocumentContext problem = render(WITHOUT_JACKSON, exception, REQUEST);
		Map<String, Object> expected = new LinkedHashMap<>();
		names.keySet().forEach((name) -> expected.put(name.isEmpty() ? "?" : name, Map.of("?", List.of(1))));
		assertThat(problem.<Map<String, Object>>read("$.names")).isEqualTo(expected);
		assertThat(problem.<Map<String, Object>>read("$")).containsAllEntriesOf(expected);
	}

	@Test
	void convertsObjectsWithTheMapper() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("money",
				new Money("4111111111111111", 5));
		DocumentContext problem = render(flatteners().get(0), exception, REQUEST);
		assertThat(problem.<Map<String, Object>>read("$.money")).containsEntry("currency", "************1111")
			.containsEntry("value", 5);
	}

	@Test
	void roundsTimeToWaitUpToSeconds() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.TOO_MANY_REQUESTS)
			.retryAfter(Duration.ofMillis(1500));
		RenderedProblem problem = renderer(flatteners().get(0)).render(new Failure(exception), REQUEST);
		assertThat(problem.retryAfter()).isEqualTo("2");
		assertThat(parse(problem).<Integer>read("$.retryAfter")).isEqualTo(2);
	}

	@Test
	void omitsRetryAfterIfNotRetryable() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)
			.retryAfter(Duration.ofSeconds(5));
		RenderedProblem problem = renderer(flatteners().get(0)).render(new Failure(exception), REQUEST);
		assertThat(problem.retryAfter()).isNull();
		assertThat(parse(problem).<Map<String, Object>>read("$")).doesNotContainKey("retryAfter");
	}

	@Test
	void challengesOn401Only() {
		ProblemRenderer renderer = renderer(flatteners().get(0));
		assertThat(renderer.render(new Failure(new PaykkaException(PaykkaErrorCode.SIGNATURE_INVALID)), REQUEST)
			.authenticate()).isNotBlank();
		assertThat(renderer.render(new Failure(new PaykkaException(PaykkaErrorCode.AUTHORIZATION_FAILED)), REQUEST)
			.authenticate()).isNull();
	}

	@Test
	void speaksSimplifiedChinese() {
		DocumentContext problem = render(flatteners().get(0),
				new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, "42", "PAID", "CLOSED"),
				new ProblemRequest("GET", "/", Locale.SIMPLIFIED_CHINESE, Audience.MERCHANT));
		assertThat(problem.<String>read("$.detail")).contains("42", "PAID", "CLOSED").containsPattern("\\p{IsHan}");
		assertThat(problem.<String>read("$.title")).containsPattern("\\p{IsHan}");
	}

	@Test
	void applicationsMessageSourceComesFirst() {
		StaticMessageSource source = new StaticMessageSource();
		source.addMessage("paykka.4011.title", Locale.FRENCH, "Statut refusé");
		source.addMessage("paykka.4011.detail", Locale.FRENCH, "L'état de <0> ne passe pas de {1} à <2>");
		this.messageSource = source;
		DocumentContext problem = render(flatteners().get(0),
				new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, "42", "PAID", "CLOSED"),
				new ProblemRequest("GET", "/", Locale.FRENCH, Audience.MERCHANT));
		assertThat(problem.<String>read("$.title")).isEqualTo("Statut refusé");
		assertThat(problem.<String>read("$.detail")).isEqualTo("L'état de 42 ne passe pas de PAID à CLOSED");
	}

	@Test
	void messageSourceThatUsesKeysAsMessagesIsIgnored() {
		StaticMessageSource source = new StaticMessageSource();
		source.setUseCodeAsDefaultMessage(true);
		this.messageSource = source;
		assertThat(render(flatteners().get(0), new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED), REQUEST)
			.<String>read("$.detail")).isEqualTo("This order has expired");
	}

	@Test
	void brokenMessageSourceIsLoggedOnce(CapturedOutput output) {
		this.messageSource = new BrokenMessageSource();
		ProblemRenderer renderer = renderer(flatteners().get(0));
		for (int i = 0; i < 3; i++) {
			DocumentContext problem = parse(
					renderer.render(new Failure(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)), REQUEST));
			assertThat(problem.<String>read("$.detail")).isEqualTo("This order has expired");
		}
		assertThat(output).containsOnlyOnce("Fault while looking up a message").contains("secret");
	}

	@Test
	void customizerAddsMembersAndChangesTexts() {
		this.customizers.add((problem, exception) -> {
			problem.setProperty("support", "4111111111111111");
			problem.setDetail("Order expired, card 4111111111111111");
			problem.setType(URI.create("urn:mine"));
		});
		Map<String, Object> problem = render(flatteners().get(0), new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED),
				REQUEST)
			.read("$");
		assertThat(problem).containsEntry("support", "************1111")
			.containsEntry("detail", "Order expired, card ************1111")
			.containsEntry("type", "urn:mine");
	}

	@Test
	void propertiesOfACustomizerMayHaveOddNames(CapturedOutput output) {
		Map<Object, Object> odd = new LinkedHashMap<>();
		odd.put(null, null);
		odd.put(42, "secret");
		odd.put("fine", true);
		this.customizers.add((problem, exception) -> setProperties(problem, odd));
		for (int i = 0; i < 2; i++) {
			DocumentContext problem = render(WITHOUT_JACKSON, new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED),
					REQUEST);
			assertThat(problem.<String>read("$.code")).isEqualTo("4018");
			assertThat(problem.<Map<String, Object>>read("$")).containsEntry("fine", true)
				.doesNotContainKeys("null", "42");
		}
		assertThat(output).containsOnlyOnce("java.lang.NullPointerException. The failure is handled")
			.containsOnlyOnce("java.lang.ClassCastException. The failure is handled");
	}

	@Test
	void propertiesOfACustomizerMayBeUnreadable(CapturedOutput output) {
		this.customizers.add((problem, exception) -> setProperties(problem, new AbstractMap<>() {

			@Override
			public Set<Map.Entry<Object, Object>> entrySet() {
				throw new IllegalStateException("secret");
			}

		}));
		for (int i = 0; i < 2; i++) {
			DocumentContext problem = render(WITHOUT_JACKSON, new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED),
					REQUEST);
			assertThat(problem.<String>read("$.code")).isEqualTo("4018");
		}
		assertThat(output).containsOnlyOnce("Fault while reading the properties of");
	}

	@SuppressWarnings("unchecked")
	private static void setProperties(ProblemDetail problem, Map<?, ?> properties) {
		problem.setProperties((Map<String, Object>) properties);
	}

	@Test
	void customizerCannotChangeWhatTheCodeDetermines() {
		this.customizers.add((problem, exception) -> {
			problem.setStatus(200);
			problem.setProperty("code", "0000");
			problem.setProperty("status", 200);
			problem.setProperty("advice", "RETRY");
			problem.getProperties().remove("name");
		});
		Map<String, Object> problem = render(flatteners().get(0), new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED),
				REQUEST)
			.read("$");
		assertThat(problem).containsEntry("status", 410)
			.containsEntry("code", "4018")
			.containsEntry("name", "ORDER_EXPIRED")
			.containsEntry("advice", "START_AGAIN");
	}

	@Test
	void failingCustomizerIsSkippedAndLoggedOnce(CapturedOutput output) {
		this.customizers.add((problem, exception) -> {
			throw new IllegalStateException("secret");
		});
		this.customizers.add((problem, exception) -> problem.setProperty("second", true));
		ProblemRenderer renderer = renderer(flatteners().get(0));
		for (int i = 0; i < 3; i++) {
			Map<String, Object> problem = parse(
					renderer.render(new Failure(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)), REQUEST))
				.read("$");
			assertThat(problem).containsEntry("code", "4018").containsEntry("second", true);
		}
		assertThat(output).containsOnlyOnce("Fault while customizing").contains("secret");
	}

	@Test
	void causeIsNotRevealed() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR,
				new IllegalStateException("secret"));
		assertThat(new String(renderer(flatteners().get(0)).render(new Failure(exception), REQUEST).body()))
			.doesNotContain("secret", "IllegalState");
	}

	@Test
	void longestWaitIsAYear() {
		for (Duration wait : List.of(ChronoUnit.FOREVER.getDuration(), Duration.ofDays(365), Duration.ofDays(1000))) {
			RenderedProblem problem = renderer(flatteners().get(0))
				.render(new Failure(new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION).retryAfter(wait)), REQUEST);
			assertThat(problem.retryAfter()).isEqualTo("31536000");
		}
	}

	@Test
	void numberOfLocalesIsLimited() {
		Set<Locale> requested = new HashSet<>();
		this.messageSource = new StaticMessageSource() {
			@Override
			protected String resolveCodeWithoutArguments(String code, Locale locale) {
				requested.add(locale);
				return null;
			}
		};
		ProblemRenderer renderer = renderer(flatteners().get(0));
		for (int i = 0; i < 2000; i++) {
			Locale locale = Locale
				.forLanguageTag(((i % 2 == 0) ? "zh" : "q" + (char) ('a' + i % 26) + "x") + "-x-a" + i);
			renderer.render(new Failure(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)),
					new ProblemRequest("GET", "/", locale, Audience.MERCHANT));
		}
		assertThat(requested).hasSizeLessThan(500).contains(Locale.CHINESE);
	}

	@Test
	void pathThatIsNotAUriIsLeftOut() {
		Map<String, Object> problem = render(flatteners().get(0), new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED),
				new ProblemRequest("GET", "/a b{", null, Audience.MERCHANT))
			.read("$");
		assertThat(problem).doesNotContainKey("instance").containsEntry("code", "4018");
	}

	@Test
	void tooLongAcceptLanguageIsNotParsed() {
		assertThat(ProblemRequest.namesLanguage("zh-CN,zh;q=0.9,en;q=0.8")).isTrue();
		assertThat(ProblemRequest.namesLanguage("aaa,".repeat(2000) + "zh")).isFalse();
	}

	private DocumentContext render(BeanFlattener flattener, PaykkaException exception, ProblemRequest request) {
		return parse(renderer(flattener).render(new Failure(exception), request));
	}

	private ProblemRenderer renderer(BeanFlattener flattener) {
		return new ProblemRenderer(
				"https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#{code}", this.catalog,
				new ProblemMessages(this.catalog, this.messageSource, this.extensionFaults), flattener,
				this.customizers, this.extensionFaults);
	}

	private static DocumentContext parse(RenderedProblem problem) {
		return JsonPath.parse(new String(problem.body(), java.nio.charset.StandardCharsets.UTF_8));
	}

	record Money(String currency, int value) {
	}

	static class Broken {

		public String getValue() {
			throw new IllegalStateException("secret");
		}

		@Override
		public String toString() {
			throw new IllegalStateException("secret");
		}

	}

	static class BrokenMessageSource extends AbstractMessageSource {

		@Override
		protected java.text.MessageFormat resolveCode(String code, Locale locale) {
			throw new IllegalStateException("secret");
		}

	}

}

package com.paykka.errors.internal.problem;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProblemValues}.
 */
class ProblemValuesTests {

	private static final long CARD = 4111111111111111L;

	static List<BeanFlattener> flatteners() {
		return ProblemRendererTests.flatteners();
	}

	/**
	 * Jackson with mappers that write class names and have already been used.
	 */
	static List<BeanFlattener> typingMappers() throws Exception {
		ObjectMapper jackson2 = new ObjectMapper().activateDefaultTyping(
				BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
				ObjectMapper.DefaultTyping.NON_FINAL);
		JsonMapper jackson3 = JsonMapper.builder()
			.activateDefaultTyping(tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator.builder()
				.allowIfBaseType(Object.class)
				.build(), DefaultTyping.NON_FINAL)
			.build();
		assertThat(jackson2.writeValueAsString(new Refusal())).contains("secret");
		assertThat(jackson3.writeValueAsString(new Refusal())).contains("secret");
		return List.of(new Jackson2Flattener(jackson2), new Jackson3Flattener(jackson3));
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void masksNumbersOfAnyClass(BeanFlattener flattener) {
		LongAdder adder = new LongAdder();
		adder.add(CARD);
		for (Number number : List.of(CARD, BigInteger.valueOf(CARD), BigDecimal.valueOf(CARD), new AtomicLong(CARD),
				(double) CARD, new BigDecimal("4.111111111111111E15"), adder, new OwnNumber())) {
			assertThat(safe(flattener, number)).as(number.getClass().getName()).isEqualTo("************1111");
			assertThat(safe(flattener, Map.of("a", List.of(Optional.of(number))))).as(number.getClass().getName())
				.isEqualTo(Map.of("a", List.of("************1111")));
		}
		assertThat(safe(flattener, new BigDecimal("4111111111111111.50"))).isEqualTo("************1111");
		assertThat(safe(flattener, -CARD)).isEqualTo("-************1111");
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void keepsOtherNumbers(BeanFlattener flattener) {
		for (Number number : List.of(42, (byte) 1, 206194332333335L, new BigDecimal("12.50"), 0.4111111111111111, 1E300,
				new BigDecimal("1E+1000000000"), new BigDecimal("1E-1000000000"), BigInteger.TEN.pow(100), 0.1f)) {
			assertThat(safe(flattener, number)).isSameAs(number);
		}
		assertThat(safe(flattener, new AtomicLong(5))).isInstanceOf(Number.class).hasToString("5");
		assertThat(safe(flattener, Double.NaN)).isEqualTo("NaN");
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void masksKeys(BeanFlattener flattener) {
		assertThat(safe(flattener, Map.of(CARD, "a"))).isEqualTo(Map.of("************1111", "a"));
		assertThat(safe(flattener, Map.of("PAN4111111111111111", "a"))).isEqualTo(Map.of("PAN************1111", "a"));
		assertThat(safe(flattener, Collections.singletonMap(null, "a"))).isEqualTo(Map.of("null", "a"));
		assertThat(safe(flattener, Map.of(new IllegalStateException("secret"), "a"))).isEqualTo(Map.of("?", "a"));
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void masksAnyNumberUnderKeysOfCards(BeanFlattener flattener) {
		assertThat(new ProblemValues(flattener).safe("card_no", 123456789012L)).isEqualTo("********9012");
		assertThat(new ProblemValues(flattener).safe("pan", List.of("1234 5678 9012")))
			.isEqualTo(List.of("**** **** 9012"));
		assertThat(new ProblemValues(flattener).safe("card", Map.of("number", "123456789012", "id", "123456789012")))
			.isEqualTo(Map.of("number", "********9012", "id", "123456789012"));
		assertThat(safe(flattener, Map.of("cards", List.of(Map.of("no", 123456789012L)))))
			.isEqualTo(Map.of("cards", List.of(Map.of("no", "********9012"))));
		assertThat(new ProblemValues(flattener).safe("orderId", 123456789012L)).isEqualTo(123456789012L);
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	@Timeout(5)
	void cutsLongTextsBeforeItMasksThem(BeanFlattener flattener) {
		String digits = "1234 5678 9012 ".repeat(1_000_000);
		assertThat((String) new ProblemValues(flattener).safe("card_no", digits)).hasSizeLessThan(5000)
			.doesNotContain("1234");
	}

	static Stream<Object> internals() {
		Supplier<String> lambda = () -> "secret";
		return Stream.of(new IllegalStateException("secret"), String.class, new byte[] { 1 }, new char[] { 's' },
				new int[] { 1 }, lambda, Stream.of("secret"), List.of("secret").iterator(), Thread.currentThread(),
				new StackTraceElement("com.example.Secret", "a", null, 1), new CompletableFuture<>(),
				new ByteArrayInputStream(new byte[1]), ByteBuffer.wrap(new byte[1]), String.class.getMethods()[0]);
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void revealsNoInternals(BeanFlattener flattener) {
		internals().forEach((value) -> {
			assertThat(safe(flattener, value)).as(value.getClass().getName()).isEqualTo("?");
			assertThat(safe(flattener,
					Arrays.asList(value, Map.of("a", value), new Object[] { Optional.of(value) }, null)))
				.isEqualTo(Arrays.asList("?", Map.of("a", "?"), List.of("?"), null));
			assertThat(safe(flattener, new AtomicReference<>(value))).isEqualTo("?");
		});
	}

	@ParameterizedTest
	@MethodSource({ "flatteners", "typingMappers" })
	void revealsNoInternalsInBeans(BeanFlattener flattener) {
		Map<String, Object> expected = new LinkedHashMap<>();
		expected.put("reason", "declined");
		expected.put("cause", "?");
		expected.put("type", "?");
		expected.put("bytes", "?");
		expected.put("all", List.of("?", "************1111"));
		boolean jackson = flattener != ProblemRendererTests.WITHOUT_JACKSON;
		assertThat(safe(flattener, new Refusal())).isEqualTo(jackson ? expected : "?");
		assertThat(safe(flattener, List.of(new Refusal()))).isEqualTo(List.of(jackson ? expected : "?"));
		assertThat(safe(flattener, new Named("a"))).isEqualTo(jackson ? Map.of("name", "a") : "?");
	}

	@ParameterizedTest
	@MethodSource("typingMappers")
	void leavesOutBeansWithInternalKeys(BeanFlattener flattener) {
		for (Object key : List.of(String.class, new IllegalStateException("secret"))) {
			assertThatIllegalArgumentException().isThrownBy(() -> safe(flattener, new Counts(Map.of(key, 1))));
		}
	}

	@ParameterizedTest
	@MethodSource("typingMappers")
	void leavesOutTypeIds(BeanFlattener flattener) {
		Map<String, Object> card = Map.of("last", "1111");
		assertThat(safe(flattener, new Card("1111"))).isEqualTo(card);
		assertThat(safe(flattener, new Wallet(List.of(new Card("1111")), new Card("1111"))))
			.isEqualTo(Map.of("cards", List.of(card), "first", card));
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void usesTextOfBeansWithoutJackson(BeanFlattener flattener) {
		boolean jackson = flattener != ProblemRendererTests.WITHOUT_JACKSON;
		assertThat(safe(flattener, new Money(5))).isEqualTo(jackson ? Map.of("amount", 5) : "EUR 5");
		assertThat(safe(flattener, Thread.State.NEW)).isEqualTo("NEW");
		assertThat(safe(flattener, 'x')).isEqualTo("x");
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void treatsOptionalNumbersAsNumbers(BeanFlattener flattener) {
		assertThat(safe(flattener, OptionalDouble.of(CARD))).isEqualTo("************1111");
		assertThat(safe(flattener, List.of(OptionalLong.of(CARD)))).isEqualTo(List.of("************1111"));
		assertThat(safe(flattener, Map.of(OptionalDouble.of(CARD), OptionalInt.of(42))))
			.isEqualTo(Map.of("OptionalDouble[************1111]", 42));
		assertThat(safe(flattener, Arrays.asList(OptionalDouble.empty(), OptionalLong.empty(), OptionalInt.empty())))
			.isEqualTo(Arrays.asList(null, null, null));
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void treatsObjectArraysAsLists(BeanFlattener flattener) {
		assertThat(safe(flattener, new String[] { "a", null })).isEqualTo(Arrays.asList("a", null));
		assertThat(safe(flattener, Optional.empty())).isNull();
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	void writesDatesAsText(BeanFlattener flattener) {
		assertThat(safe(ProblemRendererTests.WITHOUT_JACKSON, LocalDate.of(2026, 11, 24))).isEqualTo("2026-11-24");
		assertThat(safe(flattener, LocalDate.of(2026, 11, 24))).asString().contains("2026", "11", "24");
	}

	@ParameterizedTest
	@MethodSource("flatteners")
	@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
	void rejectsEndlessValues(BeanFlattener flattener) {
		List<Object> circular = new ArrayList<>();
		circular.add(circular);
		Object wide = List.of("a");
		for (int i = 0; i < 40; i++) {
			wide = List.of(wide, wide);
		}
		for (Object value : List.of(circular, wide, Collections.nCopies(Integer.MAX_VALUE, "x"))) {
			assertThatIllegalArgumentException().isThrownBy(() -> safe(flattener, value));
		}
		if (flattener != ProblemRendererTests.WITHOUT_JACKSON) {
			assertThatIllegalArgumentException().isThrownBy(() -> safe(flattener, new Endless()));
			assertThatIllegalArgumentException().isThrownBy(() -> safe(flattener, new Circular()));
		}
	}

	private static Object safe(BeanFlattener flattener, Object value) {
		return new ProblemValues(flattener).safe("member", value);
	}

	record Counts(Map<Object, Integer> counts) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	static class Refusal {

		public String getReason() {
			return "declined";
		}

		public Exception getCause() {
			return new IllegalStateException("secret");
		}

		public Class<?> getType() {
			return String.class;
		}

		public byte[] getBytes() {
			return new byte[] { 1 };
		}

		public List<Object> getAll() {
			return List.of(new IllegalStateException("secret"), new AtomicLong(CARD));
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
	record Card(String last) {
	}

	record Wallet(@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) List<Card> cards,
			@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind") Card first) {
	}

	record Named(String name) {
	}

	record Money(int amount) {

		@Override
		public String toString() {
			return "EUR " + this.amount;
		}

	}

	static class OwnNumber extends Number {

		@Override
		public int intValue() {
			return 0;
		}

		@Override
		public long longValue() {
			return CARD;
		}

		@Override
		public float floatValue() {
			return 0;
		}

		@Override
		public double doubleValue() {
			return CARD;
		}

		@Override
		public String toString() {
			return Long.toString(CARD);
		}

	}

	static class Endless implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return Stream.generate(() -> "x").iterator();
		}

	}

	static class Circular {

		public Circular getSelf() {
			return this;
		}

	}

}

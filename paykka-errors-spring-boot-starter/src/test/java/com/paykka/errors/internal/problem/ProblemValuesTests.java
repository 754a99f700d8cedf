package com.paykka.errors.internal.problem;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

	static List<ProblemJson> writers() {
		return ProblemRendererTests.writers();
	}

	/**
	 * Jackson with mappers that write class names and have already been used.
	 */
	static List<ProblemJson> typingMappers() throws Exception {
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
		return List.of(new Jackson2ProblemJson(jackson2), new Jackson3ProblemJson(jackson3));
	}

	@ParameterizedTest
	@MethodSource("writers")
	void masksNumbersOfAnyClass(ProblemJson json) {
		LongAdder adder = new LongAdder();
		adder.add(CARD);
		for (Number number : List.of(CARD, BigInteger.valueOf(CARD), BigDecimal.valueOf(CARD), new AtomicLong(CARD),
				(double) CARD, new BigDecimal("4.111111111111111E15"), adder, new OwnNumber())) {
			assertThat(safe(json, number)).as(number.getClass().getName()).isEqualTo("************1111");
			assertThat(safe(json, Map.of("a", List.of(Optional.of(number))))).as(number.getClass().getName())
				.isEqualTo(Map.of("a", List.of("************1111")));
		}
		assertThat(safe(json, new BigDecimal("4111111111111111.50"))).isEqualTo("************1111.50");
		assertThat(safe(json, -CARD)).isEqualTo("-************1111");
	}

	@ParameterizedTest
	@MethodSource("writers")
	void keepsOtherNumbers(ProblemJson json) {
		for (Number number : List.of(42, (byte) 1, 206194332333335L, new BigDecimal("12.50"), 0.4111111111111111, 1E300,
				new BigDecimal("1E+1000000000"), new BigDecimal("1E-1000000000"), BigInteger.TEN.pow(100), 0.1f)) {
			assertThat(safe(json, number)).isSameAs(number);
		}
		assertThat(safe(json, new AtomicLong(5))).isEqualTo(5L);
		assertThat(safe(json, Double.NaN)).isEqualTo("NaN");
	}

	@ParameterizedTest
	@MethodSource("writers")
	void masksKeys(ProblemJson json) {
		assertThat(safe(json, Map.of(CARD, "a"))).isEqualTo(Map.of("************1111", "a"));
		assertThat(safe(json, Map.of("PAN4111111111111111", "a"))).isEqualTo(Map.of("PAN************1111", "a"));
		assertThat(safe(json, Collections.singletonMap(null, "a"))).isEqualTo(Map.of("null", "a"));
		assertThat(safe(json, Map.of(new IllegalStateException("secret"), "a"))).isEqualTo(Map.of("?", "a"));
	}

	@ParameterizedTest
	@MethodSource("writers")
	void masksAnyNumberUnderKeysOfCards(ProblemJson json) {
		assertThat(new ProblemValues(json).safe("card_no", 123456789012L)).isEqualTo("********9012");
		assertThat(new ProblemValues(json).safe("pan", List.of("1234 5678 9012"))).isEqualTo(List.of("**** **** 9012"));
		assertThat(new ProblemValues(json).safe("card", Map.of("number", "123456789012", "id", "123456789012")))
			.isEqualTo(Map.of("number", "********9012", "id", "123456789012"));
		assertThat(safe(json, Map.of("cards", List.of(Map.of("no", 123456789012L)))))
			.isEqualTo(Map.of("cards", List.of(Map.of("no", "********9012"))));
		assertThat(new ProblemValues(json).safe("orderId", 123456789012L)).isEqualTo(123456789012L);
	}

	static Stream<Object> internals() {
		Supplier<String> lambda = () -> "secret";
		return Stream.of(new IllegalStateException("secret"), String.class, new byte[] { 1 }, new char[] { 's' },
				new int[] { 1 }, lambda, Stream.of("secret"), List.of("secret").iterator(), Thread.currentThread(),
				new StackTraceElement("com.example.Secret", "a", null, 1), new CompletableFuture<>(),
				new ByteArrayInputStream(new byte[1]), String.class.getMethods()[0]);
	}

	@ParameterizedTest
	@MethodSource("writers")
	void revealsNoInternals(ProblemJson json) {
		internals().forEach((value) -> {
			assertThat(safe(json, value)).as(value.getClass().getName()).isEqualTo("?");
			assertThat(safe(json, Arrays.asList(value, Map.of("a", value), new Object[] { Optional.of(value) }, null)))
				.isEqualTo(Arrays.asList("?", Map.of("a", "?"), List.of("?"), null));
			assertThat(safe(json, new AtomicReference<>(value))).isEqualTo("?");
		});
	}

	@ParameterizedTest
	@MethodSource({ "writers", "typingMappers" })
	void revealsNoInternalsInBeans(ProblemJson json) {
		Map<String, Object> expected = new LinkedHashMap<>();
		expected.put("reason", "declined");
		expected.put("cause", "?");
		expected.put("type", "?");
		expected.put("bytes", "?");
		expected.put("counts", Map.of("?", 1));
		expected.put("all", List.of("?", "************1111"));
		boolean jackson = !(json instanceof BootProblemJson);
		assertThat(safe(json, new Refusal())).isEqualTo(jackson ? expected : "?");
		assertThat(safe(json, List.of(new Refusal()))).isEqualTo(List.of(jackson ? expected : "?"));
		assertThat(safe(json, new Named("a"))).isEqualTo(jackson ? Map.of("name", "a") : "?");
	}

	@ParameterizedTest
	@MethodSource("writers")
	void usesTextOfBeansWithoutJackson(ProblemJson json) {
		boolean jackson = !(json instanceof BootProblemJson);
		assertThat(safe(json, new Money(5))).isEqualTo(jackson ? Map.of("amount", 5) : "EUR 5");
		assertThat(safe(json, Thread.State.NEW)).isEqualTo("NEW");
		assertThat(safe(json, 'x')).isEqualTo("x");
	}

	@ParameterizedTest
	@MethodSource("writers")
	void treatsObjectArraysAsLists(ProblemJson json) {
		assertThat(safe(json, new String[] { "a", null })).isEqualTo(Arrays.asList("a", null));
		assertThat(safe(json, Optional.empty())).isNull();
	}

	@ParameterizedTest
	@MethodSource("writers")
	void writesDatesAsText(ProblemJson json) {
		assertThat(safe(new BootProblemJson(), LocalDate.of(2026, 11, 24))).isEqualTo("2026-11-24");
		assertThat(safe(json, LocalDate.of(2026, 11, 24))).asString().contains("2026", "11", "24");
	}

	@ParameterizedTest
	@MethodSource("writers")
	@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
	void rejectsEndlessValues(ProblemJson json) {
		List<Object> circular = new ArrayList<>();
		circular.add(circular);
		Object wide = List.of("a");
		for (int i = 0; i < 40; i++) {
			wide = List.of(wide, wide);
		}
		for (Object value : List.of(circular, wide, Collections.nCopies(Integer.MAX_VALUE, "x"))) {
			assertThatIllegalArgumentException().isThrownBy(() -> safe(json, value));
		}
		if (!(json instanceof BootProblemJson)) {
			assertThatIllegalArgumentException().isThrownBy(() -> safe(json, new Endless()));
			assertThatIllegalArgumentException().isThrownBy(() -> safe(json, new Circular()));
		}
	}

	private static Object safe(ProblemJson json, Object value) {
		return new ProblemValues(json).safe("member", value);
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

		public Map<Class<?>, Integer> getCounts() {
			return Map.of(String.class, 1);
		}

		public List<Object> getAll() {
			return List.of(new IllegalStateException("secret"), new AtomicLong(CARD));
		}

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

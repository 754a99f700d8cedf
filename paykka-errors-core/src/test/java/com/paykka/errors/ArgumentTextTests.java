package com.paykka.errors;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageTemplate#toText}: what an argument shows.
 */
class ArgumentTextTests {

	static Stream<Object> internals() {
		Supplier<String> lambda = () -> "secret";
		return Stream.of(new IllegalStateException("secret"), new Error("secret"), String.class, new Object(),
				new byte[] { 1 }, new char[] { 's' }, new int[0], new long[0], lambda,
				lambda.getClass().getMethods()[0], new Proxied(new Object()),
				new StackTraceElement("com.example.Secret", "a", null, 1), Thread.currentThread(),
				String.class.getModule(), String.class.getPackage(), String.class.getGenericInterfaces()[1],
				new CompletableFuture<>(), new Nameless());
	}

	@ParameterizedTest
	@MethodSource("internals")
	void showsNoInternals(Object argument) {
		assertThat(MessageTemplate.toText(argument)).isEqualTo("?");
	}

	@ParameterizedTest
	@MethodSource("internals")
	void showsNoInternalsWithinOtherObjects(Object argument) {
		assertThat(MessageTemplate.toText(Arrays.asList("a", argument, null))).isEqualTo("[a, ?, null]");
		assertThat(MessageTemplate.toText(Map.of(argument, argument))).isEqualTo("{?=?}");
		assertThat(MessageTemplate.toText(Map.entry("a", argument))).isEqualTo("a=?");
		assertThat(MessageTemplate.toText(Optional.of(argument))).isEqualTo("Optional[?]");
		assertThat(MessageTemplate.toText(new AtomicReference<>(argument))).isEqualTo("?");
	}

	@ParameterizedTest
	@MethodSource
	void showsTheTextOfOtherObjects(Object argument, String text) {
		assertThat(MessageTemplate.toText(argument)).isEqualTo(text);
	}

	static Stream<Arguments> showsTheTextOfOtherObjects() {
		return Stream.of(Arguments.of(List.of(), "[]"), Arguments.of(Map.of(), "{}"),
				Arguments.of(Optional.empty(), "Optional.empty"), Arguments.of(new StringBuilder("a@b"), "a@b"),
				Arguments.of(new Mail("bob@cafe.example"), "bob@cafe.example"),
				Arguments.of(new Mail("bob@cafe"), "bob@cafe"), Arguments.of(Thread.State.NEW, "NEW"),
				Arguments.of('x', "x"), Arguments.of(true, "true"),
				Arguments.of(List.of(new Date(0)), "[1970-01-01T00:00:00Z]"));
	}

	@ParameterizedTest
	@MethodSource
	void showsNumbersInFull(Number argument, String text) {
		assertThat(MessageTemplate.toText(argument)).isEqualTo(text);
		assertThat(MessageTemplate.toText(List.of(argument))).isEqualTo('[' + text + ']');
	}

	static Stream<Arguments> showsNumbersInFull() {
		DoubleAdder sum = new DoubleAdder();
		sum.add(4.111111111111111E15);
		DoubleAccumulator last = new DoubleAccumulator((before, now) -> now, 4.111111111111111E15);
		return Stream.of(Arguments.of(4.111111111111111E15, "4111111111111111"), Arguments.of(1.5E7f, "15000000"),
				Arguments.of(new BigDecimal("4.111111111111111E+15"), "4111111111111111"),
				Arguments.of(new BigDecimal("1E+1000000000"), "1E+1000000000"),
				Arguments.of(Double.MIN_VALUE, "4.9E-324"), Arguments.of(Double.NaN, "NaN"),
				Arguments.of(12.50, "12.5"), Arguments.of(sum, "4111111111111111"),
				Arguments.of(last, "4111111111111111"));
	}

	@Test
	void showsOptionalNumbersInFull() {
		OptionalDouble number = OptionalDouble.of(4.111111111111111E15);
		assertThat(MessageTemplate.toText(number)).isEqualTo("OptionalDouble[4111111111111111]");
		assertThat(MessageTemplate.toText(Map.of(number, OptionalLong.of(1))))
			.isEqualTo("{OptionalDouble[4111111111111111]=OptionalLong[1]}");
		assertThat(MessageTemplate.toText(new Pair("a", number)))
			.isEqualTo("Pair[name=a, value=OptionalDouble[4111111111111111]]");
		assertThat(MessageTemplate.toText(OptionalDouble.empty())).isEqualTo("OptionalDouble.empty");
	}

	@Test
	void endlessArgumentsAreQuestionMarks() {
		List<Object> list = new ArrayList<>();
		list.add(list);
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("a", Optional.of(map));
		assertThat(MessageTemplate.toText(list)).isEqualTo("?");
		assertThat(MessageTemplate.toText(map)).isEqualTo("?");
	}

	@Test
	@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
	void cutsLargeArguments() {
		Object wide = List.of("a");
		for (int i = 0; i < 40; i++) {
			wide = List.of(wide, wide);
		}
		Map<Integer, List<String>> map = new LinkedHashMap<>();
		for (int i = 0; i < 10_000; i++) {
			map.put(i, Collections.nCopies(1_000_000, ""));
		}
		for (Object large : List.of(Collections.nCopies(Integer.MAX_VALUE, "x"), Collections.nCopies(1 << 30, ""),
				new Endless(), wide, map)) {
			assertThat(MessageTemplate.toText(large)).hasSizeLessThan(5000).contains("\u2026");
		}
	}

	@ParameterizedTest
	@MethodSource("internals")
	void showsNoInternalsWithinRecords(Object argument) {
		assertThat(MessageTemplate.toText(new Pair("a", argument))).isEqualTo("Pair[name=a, value=?]");
		assertThat(MessageTemplate.toText(new Pair("a", List.of(argument, "b"))))
			.isEqualTo("Pair[name=a, value=[?, b]]");
		assertThat(MessageTemplate.toText(new Pair("a", new Pair("b", argument))))
			.isEqualTo("Pair[name=a, value=Pair[name=b, value=?]]");
		assertThat(MessageTemplate.toText(List.of(new Pair("a", argument)))).isEqualTo("[Pair[name=a, value=?]]");
	}

	@Test
	void showsNoInternalsWithinGeneratedTexts() {
		assertThat(MessageTemplate.toText(new Data("a", new IllegalStateException(Data.CONSTANT))))
			.isEqualTo("Data(name=a, value=?)");
		assertThat(MessageTemplate.toText(List.of(new Data("a", new Data("b", List.of(new Object()))))))
			.isEqualTo("[Data(name=a, value=Data(name=b, value=[?]))]");
	}

	@Test
	void showsRecordsByTheirOwnText() {
		assertThat(MessageTemplate.toText(new Pair("a", 1))).isEqualTo("Pair[name=a, value=1]");
		assertThat(MessageTemplate.toText(new Pair(null, null))).isEqualTo("Pair[name=null, value=null]");
		assertThat(MessageTemplate.toText(new Pair("a", "com.acme.Name@1b2c3d")))
			.isEqualTo("Pair[name=a, value=com.acme.Name@1b2c3d]");
		assertThat(MessageTemplate.toText(new Pair("a", new Date(0))))
			.isEqualTo("Pair[name=a, value=1970-01-01T00:00:00Z]");
		assertThat(MessageTemplate.toText(new Empty())).isEqualTo("Empty[]");
		assertThat(MessageTemplate.toText(new Secret("4111"))).isEqualTo("Secret");
		assertThat(MessageTemplate.toText(new Mail("bob@cafe.example"))).isEqualTo("bob@cafe.example");
	}

	@Test
	void showsNoRecordThatFails() {
		assertThat(MessageTemplate.toText(new Failing("a"))).isEqualTo("?");
		assertThat(MessageTemplate.toText(List.of("b", new Pair("a", new Bytes(new byte[1])))))
			.isEqualTo("[b, " + "Pair[name=a, value=?]]");
		List<Object> endless = new ArrayList<>();
		endless.add(new Pair("a", endless));
		assertThat(MessageTemplate.toText(endless.get(0))).isEqualTo("?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.acme.Name@1b2c3d", "Order[customer=com.acme.Customer@1b2c3d]",
			"[com.acme.Name@1b, x]", "a com.acme.Name$1@ffffffff b", "com.acme.Name$$Lambda/0x00007f@1b2c3d",
			"[B@1b2c3d", "x=[[I@0", "[Lcom.acme.Name;@1b2c3d", "[[Lcom.acme.Name;@1b2c3d, y", "...com.acme.Name@1f",
			"a..b@1f", "(com.acme.Name@1b2c3d)", "com.acme.Name@1b2c3d." })
	void showsNoTextThatHoldsAnIdentity(String text) {
		assertThat(MessageTemplate.toText(new Mail(text))).isEqualTo("?");
		assertThat(MessageTemplate.toText(new Pair("a", new Mail(text)))).isEqualTo("Pair[name=a, value=?]");
		assertThat(MessageTemplate.toText(Optional.of(new Mail(text)))).isEqualTo("Optional[?]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bob@cafe", "bob.smith@cafe.example", "bob.smith@deadbeef-shop.example", "a@b", "x @1f",
			"com.acme.Name@", "com.acme.Name@xyz", "com.acme.Name@123456789", "B@1f", "[X@1f", "@1f", "." })
	void showsTextThatHoldsNoIdentity(String text) {
		assertThat(MessageTemplate.toText(new Mail(text))).isEqualTo(text);
	}

	@Test
	void showsStringsAsTheyAreWhereverTheyAre() {
		for (String text : List.of("com.acme.Name@1b2c3d", "java.lang.String@1f", "[B@1f")) {
			assertThat(MessageTemplate.toText(text)).isEqualTo(text);
			assertThat(MessageTemplate.toText(List.of(text))).isEqualTo('[' + text + ']');
			assertThat(MessageTemplate.toText(Optional.of(text))).isEqualTo("Optional[" + text + ']');
			assertThat(MessageTemplate.toText(Map.of(text, text))).isEqualTo('{' + text + '=' + text + '}');
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.", ".", "[", "[L", "[[La.", "@", "a.b@1", "a/", "[La;" })
	@Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
	void looksForIdentitiesQuickly(String part) {
		String text = part.repeat(500_000) + "@";
		assertThat(MessageTemplate.toText(new Mail(text))).isIn(text, "?");
	}

	/**
	 * Has the text that Kotlin and Lombok generate.
	 */
	private static final class Data {

		private static final String CONSTANT = "secret";

		private final String name;

		private final Object value;

		Data(String name, Object value) {
			this.name = name;
			this.value = value;
		}

		@Override
		public String toString() {
			return "Data(name=" + this.name + ", value=" + this.value + ")";
		}

	}

	private record Pair(String name, Object value) {
	}

	private record Empty() {
	}

	private record Secret(String value) {

		@Override
		public String toString() {
			return "Secret";
		}

	}

	private record Failing(String value) {

		@Override
		public String value() {
			throw new IllegalStateException();
		}

	}

	private record Bytes(byte[] bytes) {

		@Override
		public byte[] bytes() {
			return this.bytes.clone();
		}

	}

	private record Proxied(Object target) {

		@Override
		public String toString() {
			return this.target.toString();
		}

	}

	private record Mail(String address) {

		@Override
		public String toString() {
			return this.address;
		}

	}

	private static final class Nameless implements CharSequence {

		@Override
		public int length() {
			return 0;
		}

		@Override
		public char charAt(int index) {
			throw new IndexOutOfBoundsException();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this;
		}

		@Override
		public String toString() {
			return getClass().getName() + "@1f";
		}

	}

	private static final class Endless extends AbstractList<String> {

		@Override
		public String get(int index) {
			return "x";
		}

		@Override
		public int size() {
			return Integer.MAX_VALUE;
		}

	}

}

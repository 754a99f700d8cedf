package com.paykka.errors;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageTemplate}.
 */
class MessageTemplateTests {

	@Test
	void knowsWhetherItHasPlaceholders() {
		assertThat(MessageTemplate.compile("order <0>").hasPlaceholders()).isTrue();
		assertThat(MessageTemplate.compile("order {x} <0").hasPlaceholders()).isFalse();
	}

	@Test
	void replacesPlaceholdersInBraces() {
		assertThat(render("from {0} to {1}", "PAID", "CLOSED")).isEqualTo("from PAID to CLOSED");
	}

	@Test
	void replacesPlaceholdersInAngleBrackets() {
		assertThat(render("from <0> to <1>", "PAID", "CLOSED")).isEqualTo("from PAID to CLOSED");
	}

	@Test
	void replacesBothFormsInOnePattern() {
		assertThat(render("<1>, {0}", "a", "b")).isEqualTo("b, a");
	}

	@Test
	void replacesPlaceholdersAtBothEndsOfThePattern() {
		assertThat(render("{0}{1}", "a", "b")).isEqualTo("ab");
	}

	@Test
	void replacesRepeatedPlaceholderEachTime() {
		assertThat(render("{0} <0> {0}", "a")).isEqualTo("a a a");
	}

	@Test
	void replacesPlaceholderOfSeveralDigits() {
		assertThat(render("{10}", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, "ten")).isEqualTo("ten");
	}

	@ParameterizedTest
	@CsvSource({ "{0000}, a", "<0000>, a", "{00000}, {00000}", "{4294967296}, {4294967296}" })
	void replacesPlaceholderOfFourDigitsAtMost(String pattern, String message) {
		assertThat(render(pattern, "a")).isEqualTo(message);
	}

	@Test
	void replacesPlaceholdersAfterAnApostrophe() {
		assertThat(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED.getMessageTemplate()
			.render("order 42", "PAID", "CLOSED"))
			.isEqualTo("This order's current status does not allow modification, order 42 from PAID to CLOSED");
	}

	@Test
	void leavesPlaceholderOfMissingArgumentAsWritten() {
		assertThat(render("{0} from {1} to <2>", "order 42")).isEqualTo("order 42 from {1} to <2>");
	}

	@Test
	void leavesPlaceholdersAsWrittenWithoutArguments() {
		assertThat(render("{0} and <1>")).isEqualTo("{0} and <1>");
	}

	@Test
	void treatsNullArrayAsNoArguments() {
		assertThat(render("{0} and <1>", (Object[]) null)).isEqualTo("{0} and <1>");
	}

	@Test
	void ignoresSurplusArguments() {
		assertThat(render("{0}", "a", "b", "c")).isEqualTo("a");
	}

	@Test
	void ignoresArgumentsWithoutPlaceholders() {
		String pattern = "This order has expired";
		assertThat(render(pattern, "a")).isSameAs(pattern);
	}

	@Test
	void rendersEmptyPattern() {
		assertThat(render("", "a")).isEmpty();
	}

	@Test
	void neverExpandsTheTextOfAnArgument() {
		assertThat(render("{0} {1}", "{1}<1>", "{0}")).isEqualTo("{1}<1> {0}");
	}

	@Test
	void rendersNullAsNull() {
		assertThat(render("{0}", (Object) null)).isEqualTo("null");
	}

	@Test
	void rendersNullTextAsNull() {
		assertThat(render("{0}", new NullText())).isEqualTo("null");
	}

	@ParameterizedTest
	@MethodSource
	void rendersArgumentWhoseToStringThrowsAsQuestionMark(Throwable thrown) {
		assertThat(render("{0} {1}", new ThrowingText(thrown), "b")).isEqualTo("? b");
	}

	static Stream<Throwable> rendersArgumentWhoseToStringThrowsAsQuestionMark() {
		return Stream.of(new IllegalStateException(), new Exception(), new StackOverflowError(),
				new NoClassDefFoundError(), new AssertionError(), new Error());
	}

	@Test
	void rendersEndlesslyNestedArgumentAsQuestionMark() {
		List<Object> outer = new ArrayList<>();
		outer.add(List.of(outer));
		assertThat(render("{0}", outer)).isEqualTo("?");
	}

	@Test
	void rendersArrayAsQuestionMark() {
		assertThat(render("{0} {1}", new Object[] { "a" }, List.of("b", new String[] { "c" }))).isEqualTo("? [b, ?]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "<>", "{x}", "<x>", "{-1}", "< 0 >", "{ 0}", "{0 }", "{99999999999}",
			"<99999999999>", "{0>", "<0}", "{0", "<0", "{", "<", "0}", "{0,number}", "x0}", "x0>", "00>", "{\u0660}",
			"{\uff10}", "<b>", "it's" })
	void leavesTextThatOnlyLooksLikePlaceholder(String pattern) {
		assertThat(render(pattern, "a")).isEqualTo(pattern);
	}

	@Test
	void replacesPlaceholderWithinWhatOnlyLooksLikeOne() {
		assertThat(render("{{0}} {<0>", "a")).isEqualTo("{a} {a");
	}

	@Test
	void returnsThePatternAsItsText() {
		assertThat(MessageTemplate.compile("{0} and <1>")).hasToString("{0} and <1>");
	}

	private static String render(String pattern, Object... arguments) {
		return MessageTemplate.compile(pattern).render(arguments);
	}

	@Nested
	class ArgumentsOf {

		@ParameterizedTest
		@ValueSource(strings = { "{0}", "<0>", "order {0} expired", "{0} from {1} to {2}", "{2}, {1}, {0}", "<1>{x}<0>",
				"{0}<0{1}", "it's {0} '{1}'", "{}{0}{", "{0}.{1}.{2}.{3}.{4}.{5}.{6}.{7}.{8}.{9}.{10}" })
		void returnsWhatWasRendered(String pattern) {
			Object[] arguments = { "a", "b b", "", "{0}", "4", "5", "6", "7", "8", "9", "ten" };
			int count = (int) IntStream.range(0, arguments.length)
				.filter((index) -> pattern.contains("{" + index + "}") || pattern.contains("<" + index + ">"))
				.count();
			assertThat(argumentsOf(pattern, render(pattern, arguments)))
				.containsExactly(Arrays.copyOf(arguments, count, String[].class));
		}

		@ParameterizedTest
		@MethodSource("ambiguous")
		void returnsArgumentsThatRenderTheSameMessage(String pattern, String message) {
			assertThat(render(pattern, (Object[]) argumentsOf(pattern, message))).isEqualTo(message);
		}

		static Stream<Arguments> ambiguous() {
			return Stream.of(Arguments.of("{0}{1}", "ab"), Arguments.of("{0}{1}", ""), Arguments.of("{1}{0}{2}", "ab"),
					Arguments.of("{0} from {1}", "1 from 2 from 3"), Arguments.of("{0} from {1}", " from  from "),
					Arguments.of("a{0}a{1}a", "aaaaa"), Arguments.of("a{0}a{1}a", "aaa"),
					Arguments.of("{0}\n{1}", "\n\n"), Arguments.of("{0}", "{0}"), Arguments.of("{0}", ""));
		}

		@ParameterizedTest
		@CsvSource({ "x{0}, y1", "{0}x, 1y", "a{0}b{1}c, a1c", "a{0}b{1}c, a1b2", "a{0}b{1}c, 1b2c", "a{0}a, a",
				"ab{0}ba, aba", "a{0}a{1}a, aa", "{0} from {1}, 1 to 2", "it's {0}, its 1", "x{0}y, ''",
				"a{0}bc{1}cd, a1bcd", "x{0}, X1" })
		void returnsNullForAnotherMessage(String pattern, String message) {
			assertThat(argumentsOf(pattern, message)).isNull();
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "This order has expired", "{}", "{x}" })
		void returnsNullWithoutPlaceholders(String pattern) {
			assertThat(argumentsOf(pattern, pattern)).isNull();
		}

		@ParameterizedTest
		@CsvSource({ "{1}, a", "{0} {2}, a c", "{9999}, a", "<1>{2}, ab" })
		void returnsNullForPlaceholdersWithGap(String pattern, String message) {
			assertThat(argumentsOf(pattern, message)).isNull();
		}

		@ParameterizedTest
		@CsvSource({ "{0} {0}, a a", "{0} {0}, a b", "{0} <0> {1}, a a b" })
		void returnsNullForRepeatedPlaceholder(String pattern, String message) {
			assertThat(argumentsOf(pattern, message)).isNull();
		}

		@Test
		void returnsPlaceholdersThatWereNotReplaced() {
			assertThat(argumentsOf("{0} from <1>", "{0} from <1>")).containsExactly("{0}", "<1>");
		}

		@Test
		@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
		void isQuickWithHostileMessage() {
			String pattern = "{0}ab{1}ab{2}ab{3}ab{4}abc";
			assertThat(argumentsOf(pattern, "ab".repeat(1_000_000))).isNull();
		}

		private static String[] argumentsOf(String pattern, String message) {
			return MessageTemplate.compile(pattern).argumentsOf(message);
		}

	}

	@Nested
	class WithForeignDefaults {

		private final Locale locale = Locale.getDefault();

		private final TimeZone timeZone = TimeZone.getDefault();

		@BeforeEach
		void setForeignDefaults() {
			Locale.setDefault(Locale.forLanguageTag("ar-EG"));
			TimeZone.setDefault(TimeZone.getTimeZone("Africa/Cairo"));
		}

		@AfterEach
		void restoreDefaults() {
			Locale.setDefault(this.locale);
			TimeZone.setDefault(this.timeZone);
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.MessageTemplateTests#numbersAndDates")
		void rendersNumbersAndDatesIndependentlyOfThem(Object argument, String text) {
			assertThat(render("{0}", argument)).isEqualTo(text);
		}

		@Test
		void compilesAndReplacesPlaceholders() {
			assertThat(render("{0} <1>", "a", 1234567)).isEqualTo("a 1234567");
		}

	}

	static Stream<Arguments> numbersAndDates() {
		return Stream.of(Arguments.of(1234567, "1234567"), Arguments.of(-1234567890123L, "-1234567890123"),
				Arguments.of(1234.5, "1234.5"), Arguments.of(new BigDecimal("1234567.10"), "1234567.10"),
				Arguments.of(LocalDate.of(2026, 1, 31), "2026-01-31"),
				Arguments.of(new Date(0), "1970-01-01T00:00:00Z"), Arguments.of(Instant.EPOCH, "1970-01-01T00:00:00Z"),
				Arguments.of(Duration.ofSeconds(5), "PT5S"));
	}

	private static final class NullText {

		@Override
		public String toString() {
			return null;
		}

	}

	private static final class ThrowingText {

		private final Throwable thrown;

		ThrowingText(Throwable thrown) {
			this.thrown = thrown;
		}

		@Override
		public String toString() {
			throw ThrowingText.<RuntimeException>unchecked(this.thrown);
		}

		@SuppressWarnings("unchecked")
		private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
			throw (T) thrown;
		}

	}

	@Test
	void argumentWithoutItsOwnTextDoesNotRevealItsClass() {
		assertThat(MessageTemplate.compile("{0} {1}").render(new Object(), new int[] { 1 })).isEqualTo("? ?");
		assertThat(MessageTemplate.compile("{0}").render(new StringBuilder("a@b"))).isEqualTo("a@b");
	}

	@Test
	void stringStaysAsItIs() {
		assertThat(render("{0}", "java.lang.String@1")).isEqualTo("java.lang.String@1");
	}

	@Test
	void dateWithItsOwnTextKeepsIt() {
		assertThat(render("{0}", java.sql.Date.valueOf("2026-01-31"))).isEqualTo("2026-01-31");
	}

}

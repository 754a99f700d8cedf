package com.paykka.errors;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link MessageTemplate}.
 */
@StatisticsReport(StatisticsReportMode.OFF)
class MessageTemplatePropertyTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]{1,4})}|<([0-9]{1,4})>");

	@Provide
	Arbitrary<String> patterns() {
		Arbitrary<String> placeholder = Arbitraries.of("{0}", "<0>", "{1}", "<2>", "{3}", "{007}", "<9999>");
		return Arbitraries.oneOf(placeholder, lookAlikes())
			.list()
			.ofMaxSize(8)
			.map((parts) -> String.join("", parts))
			.withoutEdgeCases();
	}

	@Provide
	Arbitrary<String> plainPatterns() {
		return lookAlikes().list()
			.ofMaxSize(8)
			.map((parts) -> String.join("", parts))
			.filter((text) -> !PLACEHOLDER.matcher(text).find());
	}

	private Arbitrary<String> lookAlikes() {
		return Arbitraries.oneOf(Texts.hostile(),
				Arbitraries.of("{", "}", "<", ">", "0", "'", "{}", "{x}", "{-1}", "< 0 >", "{99999999999}",
						"{4294967296}", "<00000>", "{0", "<0}", "\uff5b0\uff5d", "{\u0660}", "$1", "\\"));
	}

	@Provide
	Arbitrary<List<String>> texts() {
		return Arbitraries.oneOf(Texts.hostile(), Arbitraries.of("{0}", "<1>", "{2}<0>"))
			.list()
			.ofMaxSize(4)
			.withoutEdgeCases();
	}

	@Provide
	Arbitrary<Object> anything() {
		return Arbitraries.oneOf(Texts.hostile().asGeneric(), Arbitraries.integers().asGeneric(), numbersAndDates(),
				Arbitraries.of(new Failing(new IllegalStateException()), new Failing(new StackOverflowError()),
						new Failing(new NoClassDefFoundError()), new Object(), new int[] { 1 }, endless()),
				Arbitraries.just((Object) null))
			.withoutEdgeCases();
	}

	@Provide
	Arbitrary<Object> numbersAndDates() {
		return Arbitraries.oneOf(Arbitraries.longs().asGeneric(), Arbitraries.doubles().asGeneric(),
				Arbitraries.bigDecimals().asGeneric(), Arbitraries.longs().map(Date::new).asGeneric(),
				Arbitraries.integers().between(-99999, 99999).map(LocalDate::ofEpochDay).asGeneric(),
				Arbitraries.of(new BigDecimal("1E+3"), Float.NaN));
	}

	@Provide
	Arbitrary<Locale> locales() {
		return Texts.locales();
	}

	private static Object endless() {
		Object[] array = new Object[1];
		array[0] = List.of(new Object[] { array }, Collections.singletonList(array));
		return array;
	}

	@Property
	void renderingNeverThrows(@ForAll("patterns") String pattern,
			@ForAll @Size(max = 4) List<@From("anything") Object> arguments) {
		Statistics.label("replaces")
			.collect(PLACEHOLDER.matcher(pattern).find() && !arguments.isEmpty())
			.coverage((coverage) -> coverage.check(true).percentage((percentage) -> percentage > 30));
		assertThat(MessageTemplate.compile(pattern).render(arguments.toArray())).isNotNull();
	}

	@Property
	void templateWithoutPlaceholdersStaysAsItIs(@ForAll("plainPatterns") String pattern,
			@ForAll("texts") List<String> arguments) {
		assertThat(MessageTemplate.compile(pattern).render(arguments.toArray())).isEqualTo(pattern);
	}

	@Property
	void everyPlaceholderIsReplacedOnceAndNothingElse(@ForAll("patterns") String pattern,
			@ForAll("texts") List<String> arguments) {
		String expected = PLACEHOLDER.matcher(pattern).replaceAll((placeholder) -> {
			String digits = (placeholder.group(1) != null) ? placeholder.group(1) : placeholder.group(2);
			int index = Integer.parseInt(digits);
			return Matcher.quoteReplacement((index < arguments.size()) ? arguments.get(index) : placeholder.group());
		});
		assertThat(MessageTemplate.compile(pattern).render(arguments.toArray())).isEqualTo(expected);
	}

	@Property
	void textOfArgumentIsNeverExpandedAgain(@ForAll("patterns") String first, @ForAll("patterns") String second) {
		assertThat(MessageTemplate.compile("{0} <1>").render(first, second)).isEqualTo(first + ' ' + second);
	}

	@Property
	void missingArgumentLeavesItsPlaceholderAsWritten(@ForAll @IntRange(max = 9999) int index,
			@ForAll @Size(max = 4) List<String> arguments) {
		String pattern = "a {" + (index + arguments.size()) % 10_000 + "} <" + 9999 + "> b";
		Object[] fewer = arguments.subList(0, Math.min(arguments.size(), (index + arguments.size()) % 10_000))
			.toArray();
		assertThat(MessageTemplate.compile(pattern).render(fewer)).isEqualTo(pattern);
	}

	@Property
	void bracesAndAnglesRenderTheSame(@ForAll List<@IntRange(max = 5) Integer> indexes,
			@ForAll("texts") List<String> arguments) {
		StringBuilder braces = new StringBuilder();
		StringBuilder angles = new StringBuilder();
		for (int index : indexes) {
			int present = arguments.isEmpty() ? 0 : index % arguments.size();
			braces.append("it's {").append(present).append('}');
			angles.append("it's <").append(present).append('>');
		}
		Object[] present = arguments.isEmpty() ? new Object[] { 1 } : arguments.toArray();
		assertThat(MessageTemplate.compile(angles.toString()).render(present))
			.isEqualTo(MessageTemplate.compile(braces.toString()).render(present));
	}

	@Property
	void doesNotDependOnTheDefaultLocale(@ForAll("numbersAndDates") Object argument, @ForAll("locales") Locale locale) {
		Locale before = Locale.getDefault();
		MessageTemplate template = MessageTemplate.compile("{0}");
		String expected = template.render(argument);
		try {
			Locale.setDefault(locale);
			assertThat(template.render(argument)).isEqualTo(expected);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Property
	void argumentsThatAreFoundRenderTheSameMessage(@ForAll("patterns") String pattern,
			@ForAll("texts") List<String> arguments) {
		MessageTemplate template = MessageTemplate.compile(pattern);
		String message = template.render(arguments.toArray());
		String[] found = template.argumentsOf(message);
		if (found != null) {
			assertThat(template.render((Object[]) found)).isEqualTo(message);
		}
	}

	private record Failing(Throwable thrown) {

		@Override
		public String toString() {
			if (this.thrown instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) this.thrown;
		}

	}

}

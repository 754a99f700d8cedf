package com.paykka.errors.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.CardNumbers;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link AnswerBody} and {@link AnswerDecoder}, with both versions of
 * Jackson.
 */
@StatisticsReport(StatisticsReportMode.OFF)
class AnswerBodyPropertyTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	// No Set, whose order differs from run to run
	private static final List<String> READ = List.of("ret_code", "ret_msg", "error_code", "error_description", "code",
			"name", "detail", "upstreamCode", "retryAfter");

	@Provide
	Arbitrary<Map<String, Object>> objects() {
		Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of(READ), Arbitraries.of("data", "order_id", ""),
				Arbitraries.strings().ofMaxLength(5).filter(AnswerBodyPropertyTests::isUnicode));
		Arbitrary<Object> scalars = Arbitraries.oneOf(text().asGeneric(), Arbitraries.integers().asGeneric(),
				Arbitraries.bigIntegers().asGeneric(), Arbitraries.of(true, false, "000000", "5004", "2099", "0"),
				Arbitraries.just((Object) null));
		Arbitrary<Object> values = Arbitraries.lazyOf(() -> scalars, () -> scalars,
				() -> Arbitraries.maps(names, scalars).ofMaxSize(6).asGeneric(),
				() -> scalars.list().ofMaxSize(3).asGeneric());
		return Arbitraries.maps(names, values).ofMaxSize(8).withoutEdgeCases();
	}

	private static Arbitrary<String> text() {
		return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20).filter(AnswerBodyPropertyTests::isUnicode),
				Arbitraries.of("card 4111 1111 1111 1111\r\n", "\u0000", "\ud83d\ude00", "\\\"", "{0}",
						"x".repeat(600)));
	}

	private static boolean isUnicode(String text) {
		return text.codePoints().noneMatch((point) -> Character.getType(point) == Character.SURROGATE);
	}

	@Provide
	Arbitrary<Charset> charsets() {
		return Arbitraries.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE").map(Charset::forName);
	}

	/**
	 * JSON in which some bytes were lost, replaced or added.
	 */
	@Provide
	Arbitrary<byte[]> broken() {
		Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(4);
		return Combinators
			.combine(objects(), Arbitraries.integers().between(0, 1000), noise, Arbitraries.integers().between(0, 3))
			.as((object, where, bytes, lost) -> {
				byte[] text = bytes(object);
				int start = where % (text.length + 1);
				int end = Math.min(text.length, start + lost);
				byte[] broken = Arrays.copyOf(text, text.length + bytes.length - (end - start));
				System.arraycopy(bytes, 0, broken, start, bytes.length);
				System.arraycopy(text, end, broken, start + bytes.length, text.length - end);
				return broken;
			});
	}

	@Property(tries = 300)
	void membersAreReadAsTheyWereWritten(@ForAll("objects") Map<String, Object> object,
			@ForAll("charsets") Charset charset) {
		Map<String, Object> expected = textsOf(object, true);
		Statistics.label("members")
			.collect(!expected.isEmpty())
			.coverage((coverage) -> coverage.check(true).percentage((percentage) -> percentage > 30));
		byte[] body = new String(bytes(object), StandardCharsets.UTF_8).getBytes(charset);
		assertThat(AnswerBody.read(Jackson2Tokens::open, body)).isEqualTo(expected);
		assertThat(AnswerBody.read(Jackson3Tokens::open, body)).isEqualTo(expected);
	}

	private static Map<String, Object> textsOf(Map<?, ?> object, boolean top) {
		Map<String, Object> texts = new HashMap<>();
		object.forEach((name, value) -> {
			if (READ.contains(name) && (value instanceof String || value instanceof Number)) {
				texts.put((String) name, value.toString());
			}
			if (top && name.equals("data") && value instanceof Map<?, ?> data) {
				texts.put("data", textsOf(data, false));
			}
		});
		return texts;
	}

	@Property(tries = 300)
	void bothVersionsOfJacksonReadTheSameOfBrokenText(@ForAll("broken") byte[] body) {
		Map<String, Object> members = AnswerBody.read(Jackson3Tokens::open, body);
		Statistics.label("readable").collect(!members.isEmpty()).coverage((coverage) -> {
			coverage.check(true).count((count) -> count > 0);
			coverage.check(false).count((count) -> count > 0);
		});
		assertThat(AnswerBody.read(Jackson2Tokens::open, body)).isEqualTo(members);
	}

	@Property(tries = 300)
	void truncatedTextIsNothing(@ForAll("objects") Map<String, Object> object, @ForAll @IntRange(min = 1) int lost) {
		byte[] whole = bytes(object);
		byte[] body = Arrays.copyOf(whole, whole.length - 1 - (lost - 1) % (whole.length - 1));
		for (JsonTokens.Source json : List.<JsonTokens.Source>of(Jackson2Tokens::open, Jackson3Tokens::open)) {
			assertThat(AnswerBody.read(json, body)).isEmpty();
		}
	}

	@Property(tries = 300)
	void anythingBehindTheObjectMakesItNothing(@ForAll("objects") Map<String, Object> object,
			@ForAll("objects") Map<String, Object> other) {
		String text = new String(bytes(object), StandardCharsets.UTF_8);
		String more = new String(bytes(other), StandardCharsets.UTF_8);
		for (JsonTokens.Source json : List.<JsonTokens.Source>of(Jackson2Tokens::open, Jackson3Tokens::open)) {
			assertThat(AnswerBody.read(json, (text + ' ' + more).getBytes(StandardCharsets.UTF_8))).isEmpty();
		}
	}

	@Property(tries = 300)
	void brokenAnswerIsStillFailureByItsStatus(@ForAll("broken") byte[] body,
			@ForAll @IntRange(min = 300, max = 599) int status, @ForAll boolean problem, @ForAll String retryAfter) {
		PaykkaException failure = AnswerDecoder.decode(status, headers(problem, retryAfter), body);
		assertThat(failure.getErrorCode()).isNotEqualTo(PaykkaErrorCode.SUCCESS);
		assertThat(failure.getUpstreamStatus()).isEqualTo(status);
		assertSafe(failure);
	}

	@Property(tries = 300)
	void brokenAnswerOfSuccessFailsWithItsCodeOnly(@ForAll("broken") byte[] body,
			@ForAll @IntRange(min = 200, max = 299) int status, @ForAll boolean problem) {
		PaykkaException failure = AnswerDecoder.decode(status, headers(problem, "5"), body);
		if (failure != null) {
			assertThat(failure.getErrorCode()).isNotEqualTo(PaykkaErrorCode.SUCCESS);
			assertThat(AnswerBody.read(body)).isNotEmpty();
			assertSafe(failure);
		}
	}

	private static HttpHeaders headers(boolean problem, String retryAfter) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(problem ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
		headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
		return headers;
	}

	private static void assertSafe(PaykkaException failure) {
		for (String line : Arrays.asList(failure.getMessage(), failure.getUpstreamCode(),
				failure.getUpstreamMessage())) {
			assertThat((line != null) ? line : "").doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]")
				.isEqualTo((line != null) ? CardNumbers.mask(line) : "");
		}
	}

	private static byte[] bytes(Map<String, Object> object) {
		try {
			return JSON.writeValueAsBytes(new LinkedHashMap<>(object));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}

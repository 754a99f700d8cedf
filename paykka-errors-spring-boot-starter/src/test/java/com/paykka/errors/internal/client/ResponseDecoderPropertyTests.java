package com.paykka.errors.internal.client;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
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
import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link ResponseDecoder} and {@link JsonBody}, with both versions of
 * Jackson.
 */
class ResponseDecoderPropertyTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String PATH = "/v3/payment/acq/session";

	private static final List<JsonTokens.Opener> LIBRARIES = List.of(Jackson2Tokens::open, Jackson3Tokens::open);

	// Not a Set, whose order differs from run to run
	private static final List<String> READ = List.of("ret_code", "ret_msg", "error_code", "error_description", "status",
			"order_id", "code", "name", "detail", "upstreamCode", "retryAfter", "retCode", "category", "retryable");

	@Provide
	Arbitrary<Map<String, Object>> objects() {
		Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of(READ), Arbitraries.of("data", "order_id", ""),
				Arbitraries.strings().ofMaxLength(5).filter(ResponseDecoderPropertyTests::isUnicode));
		Arbitrary<Object> scalars = Arbitraries.oneOf(text().asGeneric(), Arbitraries.integers().asGeneric(),
				Arbitraries.bigIntegers().asGeneric(), Arbitraries.of(true, false, "000000", "5004", "2099", "0"),
				Arbitraries.just((Object) null));
		Arbitrary<Object> values = Arbitraries.lazyOf(() -> scalars, () -> scalars,
				() -> Arbitraries.maps(names, scalars).ofMaxSize(6).asGeneric(),
				() -> scalars.list().ofMaxSize(3).asGeneric());
		return Arbitraries.maps(names, values).ofMaxSize(8).withoutEdgeCases();
	}

	private static Arbitrary<String> text() {
		return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20).filter(ResponseDecoderPropertyTests::isUnicode),
				Arbitraries.of("card 4111 1111 1111 1111\r\n", "\u0000", "\ud83d\ude00", "\\\"", "{0}",
						"x".repeat(600)));
	}

	private static boolean isUnicode(String text) {
		return text.codePoints().noneMatch((point) -> Character.getType(point) == Character.SURROGATE);
	}

	@Provide
	Arbitrary<Charset> charsets() {
		return Arbitraries.of("UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE").map(Charset::forName);
	}

	/**
	 * JSON text with some bytes removed, replaced or added.
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
		Map<String, Object> expected = valuesOf(object, true);
		byte[] body = new String(bytes(object), StandardCharsets.UTF_8).getBytes(charset);
		for (JsonTokens.Opener json : LIBRARIES) {
			assertThat(read(json, body)).isEqualTo(expected);
		}
	}

	private static Map<String, Object> valuesOf(Map<?, ?> object, boolean top) {
		Map<String, Object> values = new HashMap<>();
		object.forEach((name, value) -> {
			if (top && name.equals("data") && value instanceof Map<?, ?> data) {
				values.put("data", valuesOf(data, false));
			}
			else if (value != null) {
				values.put((String) name, plain(value));
			}
		});
		return values;
	}

	private static Object plain(Object value) {
		if (value instanceof Number) {
			return new BigDecimal(value.toString());
		}
		return (value instanceof Map) ? Map.of() : (value instanceof List) ? List.of() : value;
	}

	@Property(tries = 300)
	void bothVersionsOfJacksonReadTheSameOfBrokenText(@ForAll("broken") byte[] body) {
		assertThat(entries(read(Jackson2Tokens::open, body))).isEqualTo(entries(read(Jackson3Tokens::open, body)));
	}

	private static List<?> entries(Map<String, Object> members) {
		return (members != null) ? List.copyOf(members.entrySet()) : null;
	}

	@Property(tries = 300)
	void truncatedTextIsNotRead(@ForAll("objects") Map<String, Object> object, @ForAll @IntRange(min = 1) int lost) {
		byte[] whole = bytes(object);
		byte[] body = Arrays.copyOf(whole, whole.length - 1 - (lost - 1) % (whole.length - 1));
		for (JsonTokens.Opener json : LIBRARIES) {
			assertThat(read(json, body)).isNull();
		}
	}

	@Property(tries = 300)
	void textWithAnythingAfterTheObjectIsNotRead(@ForAll("objects") Map<String, Object> object,
			@ForAll("objects") Map<String, Object> other) {
		String text = new String(bytes(object), StandardCharsets.UTF_8);
		String more = new String(bytes(other), StandardCharsets.UTF_8);
		for (JsonTokens.Opener json : LIBRARIES) {
			assertThat(read(json, (text + ' ' + more).getBytes(StandardCharsets.UTF_8))).isNull();
		}
	}

	@Property(tries = 300)
	void brokenResponseIsStillFailureByItsStatus(@ForAll("broken") byte[] body,
			@ForAll @IntRange(min = 300, max = 599) int status, @ForAll boolean problem, @ForAll String retryAfter) {
		PaykkaException failure = decode(status, headers(problem, retryAfter), body);
		assertThat(failure.getErrorCode()).isNotEqualTo(PaykkaErrorCode.SUCCESS);
		assertThat(failure.getUpstreamStatus()).isEqualTo(status);
		assertSafe(failure);
	}

	/**
	 * Whole bodies with any {@code Content-Type}.
	 */
	@Property(tries = 1000)
	void clientDecidesAsGatewayResponseAlone(@ForAll("objects") Map<String, Object> object,
			@ForAll("statuses") int status, @ForAll PaykkaRequestKind kind, @ForAll boolean problem) {
		HttpHeaders headers = headers(problem, "7");
		byte[] body = bytes(object);
		GatewayCall call = new GatewayCall(kind, HttpMethod.POST, PATH);
		if (new ResponseDecoder(call, status, headers).isPassedOn()) {
			return;
		}
		PaykkaException expected = GatewayResponse
			.of(kind, status, (object.isEmpty() && status / 100 == 2) ? null : object, "7", "POST " + PATH)
			.toException();
		PaykkaException decoded = decode(kind, status, headers, body);
		if (object.isEmpty() && kind == PaykkaRequestKind.PEER && status / 100 == 2) {
			return;
		}
		assertThat(facts(decoded)).isEqualTo(facts(expected));
	}

	private static List<?> facts(PaykkaException exception) {
		return (exception == null) ? List.of()
				: Arrays.asList(exception.getErrorCode(), exception.getOrigin(), exception.getUpstreamCode(),
						exception.getUpstreamStatus(), exception.getUpstreamState(), exception.getUpstreamRequest(),
						exception.getUpstreamTransId(), exception.getUpstreamOrderId(), exception.getRetryAfter());
	}

	@Provide
	Arbitrary<Integer> statuses() {
		return Arbitraries.of(200, 201, 202, 204, 299, 302, 400, 401, 404, 408, 422, 429, 500, 503, 504);
	}

	/**
	 * A failure code at the top level or in {@code data}, before the text is mutated.
	 */
	@Provide
	Arbitrary<byte[]> mutatedFailures() {
		Arbitrary<String> failing = Arbitraries.oneOf(Arbitraries.of("\"5004\"", "5004", "\"6002\"", "\"2099\"",
				"4018.0", "\"206003\"", "\"\\u0035004\"", "[\"5004\"]", "true"));
		Arbitrary<String> texts = failing.flatMap((code) -> Arbitraries
			.of("{\"ret_code\":%s,\"ret_msg\":\"No\"}", "{\"ret_code\":\"000000\",\"error_code\":%s}",
					"{\"ret_code\":\"000000\",\"ret_msg\":\"成功\",\"data\":{\"error_code\":%s,\"status\":\"FAILURE\"}}",
					"{\"ret_code\":\"000000\",\"data\":{\"amount\":322,\"ret_code\":%s}}",
					"{\"ret_code\":%s,\"ret_code\":\"000000\",\"data\":{\"card_info\":{\"bin\":\"424242\"}}}",
					"{\"data\":{\"error_code\":%s},\"data\":{},\"ret_code\":0}")
			.map((text) -> text.formatted(code)));
		Arbitrary<byte[]> noise = Arbitraries.oneOf(Arbitraries.bytes().array(byte[].class).ofMaxSize(3),
				Arbitraries.of("\"", "\\", "{", "}", ",", ":", "0", "\n", "//", "/*", "\u0000", " ", "_", "null")
					.map(String::getBytes));
		return Combinators
			.combine(texts, Arbitraries.integers().between(0, 1000), noise, Arbitraries.integers().between(0, 6),
					Arbitraries.of(Mutation.class))
			.as((text, where, bytes, length, mutation) -> mutation.apply(text.getBytes(StandardCharsets.UTF_8), where,
					length, bytes));
	}

	@Property(tries = 1000)
	void mutatedFailureIsNotASuccessWhileItHasItsCode(@ForAll("mutatedFailures") byte[] body) {
		for (JsonTokens.Opener json : LIBRARIES) {
			Map<String, Object> members = read(json, body);
			if (GatewayResponse.of(200, members, null).toErrorCode() == null) {
				assertThat(IndependentReader.faults(body)).as(new String(body, StandardCharsets.UTF_8)).isEmpty();
			}
		}
	}

	@Property(tries = 1000)
	void brokenResponsePassesOnlyIfItIsSuccess(@ForAll("broken") byte[] body,
			@ForAll @IntRange(min = 200, max = 299) int status, @ForAll boolean problem) {
		PaykkaException failure = decode(status, headers(problem, "5"), body);
		if (failure != null) {
			assertThat(failure.getErrorCode()).isNotEqualTo(PaykkaErrorCode.SUCCESS);
			assertSafe(failure);
		}
		else if (status != 204) {
			assertThat(IndependentReader.faults(body)).isEmpty();
		}
	}

	private static PaykkaException decode(int status, HttpHeaders headers, byte[] body) {
		return decode(PaykkaRequestKind.PAYMENT, status, headers, body);
	}

	private static PaykkaException decode(PaykkaRequestKind kind, int status, HttpHeaders headers, byte[] body) {
		GatewayCall call = new GatewayCall(kind, HttpMethod.POST, PATH);
		try {
			assertThat(new ResponseDecoder(call, status, headers).decode(body)).isNotNull();
			return null;
		}
		catch (PaykkaException ex) {
			return ex;
		}
	}

	private static Map<String, Object> read(JsonTokens.Opener json, byte[] body) {
		byte[] utf8 = JsonBody.toUtf8(body);
		return (utf8 != null) ? JsonBody.read(json, utf8) : null;
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

	/**
	 * How a text is damaged in transit.
	 */
	enum Mutation {

		CUT, REPEAT, INSERT, CHANGE;

		private byte[] apply(byte[] text, int where, int length, byte[] bytes) {
			int start = where % (text.length + 1);
			int end = Math.min(text.length, start + length);
			byte[] piece = Arrays.copyOfRange(text, start, end);
			return switch (this) {
				case CUT -> join(Arrays.copyOf(text, start), Arrays.copyOfRange(text, end, text.length));
				case REPEAT -> join(Arrays.copyOf(text, end), piece, Arrays.copyOfRange(text, end, text.length));
				case INSERT -> join(Arrays.copyOf(text, start), bytes, Arrays.copyOfRange(text, start, text.length));
				case CHANGE -> join(Arrays.copyOf(text, start), bytes, Arrays.copyOfRange(text, end, text.length));
			};
		}

		private static byte[] join(byte[]... pieces) {
			ByteArrayOutputStream joined = new ByteArrayOutputStream();
			for (byte[] piece : pieces) {
				joined.writeBytes(piece);
			}
			return joined.toByteArray();
		}

	}

}

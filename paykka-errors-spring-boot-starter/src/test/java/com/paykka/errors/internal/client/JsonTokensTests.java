package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.paykka.errors.internal.client.JsonTokens.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that both versions of Jackson read the same tokens.
 */
class JsonTokensTests {

	static Stream<Library> libraries() {
		return Stream.of(Library.values());
	}

	static Stream<Arguments> librariesAndFaultyTexts() {
		return Stream.of(Library.values())
			.flatMap((library) -> Stream
				.of("<html>", "{\"a\":}", "{\"a\" 1}", "{'a':1}", "{\"a\":\"1", "[1,]", "nul", "\u0000", "{\"a\":01}",
						"{\"a\":\"\n\"}")
				.map((text) -> Arguments.of(library, text)));
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void tellsObjectsNamesValuesAndTheRest(Library library) throws Exception {
		assertThat(kinds(library, "{\"a\":\"1\",\"b\":2,\"c\":3.5,\"d\":true,\"e\":null,\"f\":[],\"g\":{}}"))
			.containsExactly(Kind.OBJECT, Kind.NAME, Kind.STRING, Kind.NAME, Kind.NUMBER, Kind.NAME, Kind.NUMBER,
					Kind.NAME, Kind.BOOLEAN, Kind.NAME, Kind.NULL, Kind.NAME, Kind.ARRAY, Kind.CLOSE, Kind.NAME,
					Kind.OBJECT, Kind.CLOSE, Kind.CLOSE, Kind.END);
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void numbersAreTextAsTheyWereWritten(Library library) throws Exception {
		assertThat(texts(library, "[1004, 1004.0, 1e3, 123456789012345678901234567890, -0.10]")).containsExactly("1004",
				"1004.0", "1e3", "123456789012345678901234567890", "-0.10");
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void escapesAreResolved(Library library) throws Exception {
		assertThat(texts(library, "[\"\\u4f60\\u597d\", \"\\ud83d\\ude00\", \"a\\r\\n\\\"b\\\"\"]"))
			.containsExactly("你好", "😀", "a\r\n\"b\"");
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void everyEncodingOfUnicodeIsRecognized(Library library) throws Exception {
		for (String charset : List.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
			byte[] text = "[\"你好\"]".getBytes(Charset.forName(charset));
			try (JsonTokens tokens = library.source.open(new ByteArrayInputStream(text))) {
				tokens.next();
				tokens.next();
				assertThat(tokens.text()).as(charset).isEqualTo("你好");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void skippedObjectIsLeftAtItsEnd(Library library) throws Exception {
		try (JsonTokens tokens = library.source
			.open(new ByteArrayInputStream("{\"a\":{\"b\":[{}]},\"c\":1}".getBytes()))) {
			tokens.next();
			tokens.next();
			tokens.next();
			tokens.skip();
			assertThat(tokens.next()).isEqualTo(Kind.NAME);
			assertThat(tokens.text()).isEqualTo("c");
		}
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void skippingValueGoesNowhere(Library library) throws Exception {
		try (JsonTokens tokens = library.source.open(new ByteArrayInputStream("[1,2]".getBytes()))) {
			tokens.next();
			tokens.next();
			tokens.skip();
			tokens.next();
			assertThat(tokens.text()).isEqualTo("2");
		}
	}

	@ParameterizedTest
	@MethodSource("librariesAndFaultyTexts")
	void textThatIsNoJsonIsRefused(Library library, String text) {
		assertThat(catchThrowable(() -> kinds(library, text))).isInstanceOfAny(IOException.class,
				RuntimeException.class);
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void bytesThatAreNoUnicodeAreRefused(Library library) {
		assertThat(catchThrowable(() -> texts(library, new String("[\"déclinée\"]".getBytes(), StandardCharsets.UTF_8),
				StandardCharsets.ISO_8859_1)))
			.isInstanceOfAny(IOException.class, RuntimeException.class);
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void depthIsBoundedAlike(Library library) throws Exception {
		assertThat(kinds(library, "[".repeat(500) + "]".repeat(500))).hasSize(1001);
		assertThat(catchThrowable(() -> kinds(library, "[".repeat(501) + "]".repeat(501))))
			.isInstanceOfAny(IOException.class, RuntimeException.class);
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void lengthOfNumbersIsBoundedAlike(Library library) throws Exception {
		assertThat(kinds(library, "7".repeat(1000))).containsExactly(Kind.NUMBER, Kind.END);
		assertThat(catchThrowable(() -> kinds(library, "7".repeat(1001)))).isInstanceOfAny(IOException.class,
				RuntimeException.class);
	}

	private static List<Kind> kinds(Library library, String text) throws IOException {
		List<Kind> kinds = new ArrayList<>();
		try (JsonTokens tokens = library.source.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
			do {
				kinds.add(tokens.next());
			}
			while (kinds.get(kinds.size() - 1) != Kind.END);
		}
		return kinds;
	}

	private static List<String> texts(Library library, String text) throws IOException {
		return texts(library, text, StandardCharsets.UTF_8);
	}

	private static List<String> texts(Library library, String text, Charset charset) throws IOException {
		List<String> texts = new ArrayList<>();
		try (JsonTokens tokens = library.source.open(new ByteArrayInputStream(text.getBytes(charset)))) {
			for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
				if (kind == Kind.STRING || kind == Kind.NUMBER) {
					texts.add(tokens.text());
				}
			}
		}
		return texts;
	}

	enum Library {

		JACKSON_2(Jackson2Tokens::open), JACKSON_3(Jackson3Tokens::open);

		private final JsonTokens.Source source;

		Library(JsonTokens.Source source) {
			this.source = source;
		}

	}

}

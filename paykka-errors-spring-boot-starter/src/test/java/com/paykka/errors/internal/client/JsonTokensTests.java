package com.paykka.errors.internal.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonTokenId;

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
	void recognizesEveryToken(Library library) throws Exception {
		assertThat(tokens(library, "{\"a\":\"1\",\"b\":2,\"c\":3.5,\"d\":true,\"e\":null,\"f\":[],\"g\":{}}"))
			.containsExactly(JsonTokenId.ID_START_OBJECT, JsonTokenId.ID_PROPERTY_NAME, JsonTokenId.ID_STRING,
					JsonTokenId.ID_PROPERTY_NAME, JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_PROPERTY_NAME,
					JsonTokenId.ID_NUMBER_FLOAT, JsonTokenId.ID_PROPERTY_NAME, JsonTokenId.ID_TRUE,
					JsonTokenId.ID_PROPERTY_NAME, JsonTokenId.ID_NULL, JsonTokenId.ID_PROPERTY_NAME,
					JsonTokenId.ID_START_ARRAY, JsonTokenId.ID_END_ARRAY, JsonTokenId.ID_PROPERTY_NAME,
					JsonTokenId.ID_START_OBJECT, JsonTokenId.ID_END_OBJECT, JsonTokenId.ID_END_OBJECT,
					JsonTokenId.ID_NO_TOKEN);
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
	void skippedObjectIsLeftAtItsEnd(Library library) throws Exception {
		try (JsonTokens tokens = library.open("{\"a\":{\"b\":[{}]},\"c\":1}")) {
			tokens.next();
			tokens.next();
			tokens.next();
			tokens.skip();
			assertThat(tokens.next()).isEqualTo(JsonTokenId.ID_PROPERTY_NAME);
			assertThat(tokens.text()).isEqualTo("c");
		}
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void skippingAValueDoesNothing(Library library) throws Exception {
		try (JsonTokens tokens = library.open("[1,2]")) {
			tokens.next();
			tokens.next();
			tokens.skip();
			tokens.next();
			assertThat(tokens.text()).isEqualTo("2");
		}
	}

	@ParameterizedTest
	@MethodSource("librariesAndFaultyTexts")
	void textThatIsNotJsonIsRejected(Library library, String text) {
		assertThat(catchThrowable(() -> tokens(library, text))).isInstanceOfAny(IOException.class,
				RuntimeException.class);
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void depthIsLimited(Library library) throws Exception {
		assertThat(tokens(library, "[".repeat(500) + "]".repeat(500))).hasSize(1001);
		assertThat(catchThrowable(() -> tokens(library, "[".repeat(1001) + "]".repeat(1001))))
			.isInstanceOfAny(IOException.class, RuntimeException.class);
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void lengthOfNumbersIsLimitedEqually(Library library) throws Exception {
		assertThat(tokens(library, "7".repeat(1000))).containsExactly(JsonTokenId.ID_NUMBER_INT,
				JsonTokenId.ID_NO_TOKEN);
		assertThat(catchThrowable(() -> tokens(library, "7".repeat(1001)))).isInstanceOfAny(IOException.class,
				RuntimeException.class);
	}

	private static List<Integer> tokens(Library library, String text) throws IOException {
		List<Integer> read = new ArrayList<>();
		try (JsonTokens tokens = library.open(text)) {
			do {
				read.add(tokens.next());
			}
			while (read.get(read.size() - 1) != JsonTokenId.ID_NO_TOKEN);
		}
		return read;
	}

	private static List<String> texts(Library library, String text) throws IOException {
		List<String> texts = new ArrayList<>();
		try (JsonTokens tokens = library.open(text)) {
			for (int token = tokens.next(); token != JsonTokenId.ID_NO_TOKEN; token = tokens.next()) {
				if (token != JsonTokenId.ID_START_ARRAY && token != JsonTokenId.ID_END_ARRAY) {
					texts.add(tokens.text());
				}
			}
		}
		return texts;
	}

	enum Library {

		JACKSON_2(Jackson2Tokens::open), JACKSON_3(Jackson3Tokens::open);

		private final JsonTokens.Opener opener;

		Library(JsonTokens.Opener opener) {
			this.opener = opener;
		}

		private JsonTokens open(String text) throws IOException {
			return this.opener.open(text.getBytes(StandardCharsets.UTF_8));
		}

	}

}

package com.paykka.errors.internal.translation;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.PaykkaErrorCode;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class UnreadableRequestsTests {

	@Test
	void unreadableBodyIsInvalid() {
		assertThat(failure(new IOException("disk full"))).isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
	}

	@Test
	void bodyOfALostClientIsNotAFailure() {
		assertThat(failure(new ClientAbortException(new SocketException("Connection reset")))).isNull();
		assertThat(failure(new ClientAbortException(new EOFException()))).isNull();
		assertThat(failure(new IOException("Connection reset by peer"))).isNull();
	}

	@Test
	void bodyOfASlowClientIsInvalid() {
		assertThat(failure(new ClientAbortException(new SocketTimeoutException())))
			.isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
	}

	@Test
	void bodyThatMentionsABrokenPipeIsInvalid() {
		assertThat(failure(new IOException("broken pipe", new DateTimeParseException("broken pipe", "", 0))))
			.isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
	}

	static Stream<Library> libraries() {
		ObjectMapper older = new ObjectMapper(JsonFactory.builder()
			.streamReadConstraints(
					com.fasterxml.jackson.core.StreamReadConstraints.builder().maxStringLength(2000).build())
			.build());
		JsonMapper newer = JsonMapper
			.builder(tools.jackson.core.json.JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(2000).build())
				.build())
			.build();
		return Stream.of(new Library(new Jackson2Names(older), (json) -> older.readValue(json, Item.class)),
				new Library(new Jackson3Names(newer), (json) -> newer.readValue(json, Item.class)));
	}

	/**
	 * Jackson knows the place of a text, and the object or list around a number.
	 */
	@ParameterizedTest
	@MethodSource("libraries")
	void saysWhatIsTooLong(Library library) {
		String text = "\"" + "x".repeat(10_000) + '"';
		String number = "9".repeat(1_001);
		assertThat(tooLong(library, "{\"items\": [{}, {\"text\": " + text + "}]}")).isEqualTo("#/items/1/text");
		assertThat(tooLong(library, "{\"text\": " + text + "}")).isEqualTo("#/text");
		assertThat(tooLong(library, "{\"items\": [{}, {\"number\": " + number + "}]}")).isEqualTo("#/items/1");
		assertThat(tooLong(library, "{\"numbers\": {\"one\": " + number + "}}")).isEqualTo("#/numbers");
		assertThat(tooLong(library, "{\"number\": " + number + "}")).isEqualTo("#");
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void saysWhatAConstructorMisses(Library library) {
		String text = "{\"items\": [{\"required\": {\"number\": 1}}]}";
		String number = "{\"items\": [{\"required\": {\"text\": \"a\"}}]}";
		assertThat(place(library, text, Reason.MISSING)).isEqualTo("#/items/0/required/text");
		assertThat(place(library, number, Reason.MISSING)).isEqualTo("#/items/0/required/number");
	}

	private static @Nullable String tooLong(Library library, String json) {
		return place(library, json, Reason.TOO_LONG);
	}

	private static @Nullable String place(Library library, String json, Reason reason) {
		Throwable thrown = catchThrowable(() -> library.reader().read(json));
		Failure failure = new UnreadableRequests(new Places(library.names())).translate(
				new HttpMessageNotReadableException("secret", thrown, new MockHttpInputMessage(new byte[0])), null);
		assertThat(failure.invalidValues()).extracting(InvalidValue::reason).containsExactly(reason);
		return failure.invalidValues().get(0).place().pointer();
	}

	private static @Nullable PaykkaErrorCode failure(IOException cause) {
		Failure failure = new UnreadableRequests(new Places(new SentNames())).translate(
				new HttpMessageNotReadableException("secret", cause, new MockHttpInputMessage(new byte[0])), null);
		return (failure != null) ? failure.exception().getErrorCode() : null;
	}

	record Library(SentNames names, Reader reader) {
	}

	interface Reader {

		Item read(String json) throws IOException;

	}

	static class Item {

		public @Nullable String text;

		public int number;

		public List<Item> items = List.of();

		public Map<String, Integer> numbers = Map.of();

		public @Nullable Required required;

	}

	record Required(@JsonProperty(required = true) String text, @JsonProperty(required = true) int number) {
	}

}

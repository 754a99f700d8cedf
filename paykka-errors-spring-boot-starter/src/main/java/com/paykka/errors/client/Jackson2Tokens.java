package com.paykka.errors.client;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads with Jackson 2.
 */
record Jackson2Tokens(JsonParser parser) implements JsonTokens {

	// What a stranger names its members is not worth keeping
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
		.build();

	static JsonTokens open(byte[] text) throws IOException {
		return new Jackson2Tokens(FACTORY.createParser(text));
	}

	@Override
	public Kind next() throws IOException {
		return kindOf(this.parser.nextToken());
	}

	private static Kind kindOf(@Nullable JsonToken token) {
		if (token == null) {
			return Kind.END;
		}
		return switch (token) {
			case START_OBJECT -> Kind.OBJECT;
			case FIELD_NAME -> Kind.NAME;
			case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.VALUE;
			default -> Kind.OTHER;
		};
	}

	@Override
	public String text() throws IOException {
		return this.parser.getText();
	}

	@Override
	public void skip() throws IOException {
		this.parser.skipChildren();
	}

	@Override
	public void close() throws IOException {
		this.parser.close();
	}

}

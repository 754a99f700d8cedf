package com.paykka.errors.internal.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads tokens with Jackson 3, which throws unchecked exceptions.
 */
record Jackson3Tokens(JsonParser parser) implements JsonTokens {

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.streamReadConstraints(
				StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(MAX_DIGITS).build())
		.build();

	static JsonTokens open(byte[] utf8) {
		return new Jackson3Tokens(FACTORY.createParser(ObjectReadContext.empty(), utf8));
	}

	@Override
	public Token next() {
		return tokenOf(this.parser.nextToken());
	}

	private static Token tokenOf(@Nullable JsonToken token) {
		if (token == null) {
			return Token.END;
		}
		return switch (token) {
			case START_OBJECT -> Token.OBJECT;
			case START_ARRAY -> Token.ARRAY;
			case PROPERTY_NAME -> Token.NAME;
			case VALUE_STRING -> Token.STRING;
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
			case VALUE_TRUE, VALUE_FALSE -> Token.BOOLEAN;
			case VALUE_NULL -> Token.NULL;
			default -> Token.CLOSE;
		};
	}

	@Override
	public String text() {
		return this.parser.getString();
	}

	@Override
	public void skip() {
		this.parser.skipChildren();
	}

	@Override
	public void close() {
		this.parser.close();
	}

}

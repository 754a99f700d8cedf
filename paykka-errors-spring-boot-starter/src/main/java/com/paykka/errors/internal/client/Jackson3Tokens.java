package com.paykka.errors.internal.client;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads tokens with Jackson 3, which throws unchecked exceptions.
 */
record Jackson3Tokens(JsonParser parser) implements JsonTokens {

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.build();

	static JsonTokens open(byte[] utf8) {
		return new Jackson3Tokens(FACTORY.createParser(ObjectReadContext.empty(), utf8));
	}

	@Override
	public int next() {
		JsonToken token = this.parser.nextToken();
		return (token != null) ? token.id() : JsonTokenId.ID_NO_TOKEN;
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

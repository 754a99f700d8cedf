package com.paykka.errors.internal.client;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;

/**
 * Reads tokens with Jackson 2.
 */
record Jackson2Tokens(JsonParser parser) implements JsonTokens {

	// Names from an untrusted response must not fill up memory
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
		.disable(JsonFactory.Feature.CHARSET_DETECTION)
		.build();

	static JsonTokens open(byte[] utf8) throws IOException {
		return new Jackson2Tokens(FACTORY.createParser(utf8));
	}

	@Override
	public int next() throws IOException {
		JsonToken token = this.parser.nextToken();
		return (token != null) ? token.id() : JsonTokenId.ID_NO_TOKEN;
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

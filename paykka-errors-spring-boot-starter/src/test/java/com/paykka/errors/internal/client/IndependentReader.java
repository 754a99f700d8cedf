package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;

/**
 * Determines whether a response is a success, with a library that the project does not
 * use.
 */
final class IndependentReader {

	private final List<String> faults = new ArrayList<>();

	private boolean success;

	private IndependentReader() {
	}

	/**
	 * Return the reasons why a body is not a success, or none if it is.
	 */
	static List<String> faults(byte[] body) {
		IndependentReader reader = new IndependentReader();
		try (JsonParser parser = Json.createParser(new ByteArrayInputStream(body))) {
			if (parser.next() == Event.START_OBJECT) {
				reader.readMembers(parser, true);
			}
			while (parser.hasNext()) {
				parser.next();
			}
		}
		catch (JsonException | IllegalStateException ex) {
			reader.faults.add(ex.toString());
		}
		if (!reader.success) {
			reader.faults.add("no success");
		}
		return reader.faults;
	}

	private void readMembers(JsonParser parser, boolean top) {
		for (Event event = parser.next(); event == Event.KEY_NAME; event = parser.next()) {
			String name = parser.getString();
			Event value = parser.next();
			if (Set.of("ret_code", "error_code").contains(name)) {
				readCode(parser, value, top && name.equals("ret_code"));
			}
			else if (top && name.equals("data")) {
				if (value == Event.START_OBJECT) {
					readMembers(parser, false);
					continue;
				}
				check(value == Event.VALUE_NULL, "data");
			}
			if (value == Event.START_OBJECT) {
				parser.skipObject();
			}
			else if (value == Event.START_ARRAY) {
				parser.skipArray();
			}
		}
	}

	private void readCode(JsonParser parser, Event value, boolean deciding) {
		switch (value) {
			case VALUE_STRING -> {
				String code = parser.getString().strip();
				boolean zero = Set.of("0", "0000", "000000").contains(code);
				this.success |= deciding && zero;
				check(zero || code.isEmpty(), code);
			}
			case VALUE_NUMBER -> {
				boolean zero = new BigDecimal(parser.getString()).signum() == 0;
				this.success |= deciding && zero;
				check(zero, parser.getString());
			}
			case VALUE_NULL -> {
			}
			default -> this.faults.add(value.toString());
		}
	}

	private void check(boolean passes, String code) {
		if (!passes) {
			this.faults.add("code " + code);
		}
	}

}

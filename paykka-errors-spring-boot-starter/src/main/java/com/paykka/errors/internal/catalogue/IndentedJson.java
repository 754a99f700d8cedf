package com.paykka.errors.internal.catalogue;

/**
 * Breaks JSON that was written without line breaks into lines.
 */
final class IndentedJson {

	private IndentedJson() {
	}

	static String of(String json) {
		StringBuilder lines = new StringBuilder(json.length() * 2);
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < json.length(); i++) {
			char character = json.charAt(i);
			if (quoted) {
				lines.append(character);
				if (character == '\\') {
					lines.append(json.charAt(++i));
				}
				quoted = character != '"';
				continue;
			}
			quoted = character == '"';
			switch (character) {
				case '{', '[' -> lines.append(character).append(newLine(++depth));
				case '}', ']' -> lines.append(newLine(--depth)).append(character);
				case ',' -> lines.append(character).append(newLine(depth));
				case ':' -> lines.append(": ");
				default -> lines.append(character);
			}
		}
		return lines.toString();
	}

	private static String newLine(int depth) {
		return "\n" + "  ".repeat(depth);
	}

}

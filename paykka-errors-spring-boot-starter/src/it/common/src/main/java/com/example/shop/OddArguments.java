package com.example.shop;

import java.util.Arrays;

/**
 * Message arguments that nobody would pass on purpose.
 */
final class OddArguments {

	private OddArguments() {
	}

	static Object[] of(String kind) {
		return switch (kind) {
			case "none" -> new Object[0];
			case "null" -> new Object[] { null, null, null };
			case "too-many" -> filled(100, "surplus");
			case "throwing" -> filled(3, new Throwing());
			case "null-text" -> filled(3, new NullText());
			case "placeholder" -> new Object[] { "{1}", "{0}", "<2>" };
			case "megabyte" -> filled(1, "x".repeat(1024 * 1024));
			case "surrogate" -> filled(3, "\ud83d and \ude00");
			case "control" -> filled(3, "\u0000\u0001\u001f\b\t\r\n\f\"\\\u007f\u2028\u2029\ufeff");
			case "array" -> filled(3, new int[] { 1, 2 });
			default -> throw new IllegalArgumentException(kind);
		};
	}

	private static Object[] filled(int size, Object value) {
		Object[] arguments = new Object[size];
		Arrays.fill(arguments, value);
		return arguments;
	}

	static class Throwing {

		@Override
		public String toString() {
			throw new UnsupportedOperationException("secret");
		}

	}

	static class NullText {

		@Override
		public String toString() {
			return null;
		}

	}

}

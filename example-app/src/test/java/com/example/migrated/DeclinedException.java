package com.example.migrated;

/**
 * An exception of the application before it had the starter.
 */
class DeclinedException extends RuntimeException {

	private final String code;

	DeclinedException(String code) {
		this.code = code;
	}

	String getCode() {
		return this.code;
	}

}

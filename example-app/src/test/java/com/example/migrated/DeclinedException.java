package com.example.migrated;

/**
 * What the application threw before it had the starter.
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

package com.example.security;

/**
 * An exception of another library, which the settings translate.
 */
public class StoreClosedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StoreClosedException() {
		super("secret");
	}

}

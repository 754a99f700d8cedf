package com.paykka.errors.settings;

/**
 * A setting has a value that can't be used. Stops the start of the application.
 */
public final class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String value;

	private final String allowed;

	/**
	 * Create an exception about a setting.
	 * @param property the name of the property
	 * @param value the value as it was found
	 * @param allowed a sentence on what is allowed
	 */
	public InvalidSettingException(String property, String value, String allowed) {
		super("The value '" + value + "' of '" + property + "' is not valid. " + allowed);
		this.property = property;
		this.value = value;
		this.allowed = allowed;
	}

	String getProperty() {
		return this.property;
	}

	String getValue() {
		return this.value;
	}

	String getAllowed() {
		return this.allowed;
	}

}

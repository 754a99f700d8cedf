package com.example.clients;

/**
 * The libraries that Spring Boot's HTTP clients run on.
 */
public enum Library {

	HTTP_COMPONENTS, JETTY, REACTOR, JDK, SIMPLE;

	/**
	 * Return the library's name in Spring Boot's properties.
	 * @return the value of the property that selects a library
	 */
	public String property() {
		return name().toLowerCase().replace('_', '-');
	}

}

package com.example.tests;

import java.util.List;

/**
 * The clients that the shop uses to call another service on the servlet stack.
 */
final class Clients {

	private Clients() {
	}

	static List<String> names() {
		return List.of("rest-client", "rest-template", "rest-interface");
	}

}

package com.example.tests;

import java.util.List;

/**
 * The paths of the servlet stack that fail with 4018 outside a plain controller method.
 */
final class EntryPoints {

	private EntryPoints() {
	}

	static List<String> paths() {
		return List.of("/callable", "/deferred-result", "/filter", "/filter-wrapped", "/future", "/route", "/wrapped",
				"/wrapped-twice", "/begun");
	}

}

package com.example.tests;

import java.util.List;

/**
 * The paths of the reactive stack that fail with 4018 outside a plain controller method.
 */
final class EntryPoints {

	private EntryPoints() {
	}

	static List<String> paths() {
		return List.of("/mono", "/flux", "/filter", "/filter-throws", "/filter-wrapped", "/future", "/route",
				"/route-throws", "/wrapped", "/wrapped-twice");
	}

}

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

	/**
	 * Return the paths that fail with 4018 when a part of the answer has been sent.
	 */
	static List<String> committed() {
		return List.of("/committed/events", "/committed/lines", "/committed/later", "/committed/exchange",
				"/committed/filter", "/committed/route");
	}

	/**
	 * Return the paths below which a fault can be had by its kind. That of a future is not
	 * among them: Reactor lets its caller wait for ever.
	 */
	static List<String> faults() {
		return List.of("/faults/", "/filter/faults/", "/mono/faults/");
	}

}

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
	 * Return the paths that fail with 4018 after part of the response has been sent.
	 */
	static List<String> committed() {
		return List.of("/committed/events", "/committed/lines", "/committed/later", "/committed/exchange",
				"/committed/filter", "/committed/route");
	}

	/**
	 * Return the paths below which each kind of fault can be triggered. Futures are left
	 * out, because Reactor makes their caller wait forever.
	 */
	static List<String> faults() {
		return List.of("/faults/", "/filter/faults/", "/mono/faults/");
	}

}

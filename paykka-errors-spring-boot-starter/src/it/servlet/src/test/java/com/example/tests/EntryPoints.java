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

	/**
	 * Return the paths that fail with 4018 after part of the response has been sent.
	 */
	static List<String> committed() {
		return List.of("/committed/writer", "/committed/stream", "/committed/filter", "/committed/callable",
				"/committed/deferred-result", "/committed/streaming-body", "/committed/events", "/committed/route");
	}

	/**
	 * Return the paths below which each kind of fault can be triggered.
	 */
	static List<String> faults() {
		return List.of("/faults/", "/future/faults/", "/filter/faults/", "/callable/faults/");
	}

}

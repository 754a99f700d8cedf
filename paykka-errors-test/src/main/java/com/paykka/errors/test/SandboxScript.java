package com.paykka.errors.test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Responses that a test has prepared.
 */
class SandboxScript {

	private final List<Line> lines = new ArrayList<>();

	synchronized void add(String path, SandboxResponse response, boolean once) {
		this.lines.add(new Line(pattern(path), response, once));
	}

	/**
	 * Take the next response for a path, or {@code null} if there is none.
	 */
	synchronized @Nullable SandboxResponse take(String path) {
		for (Iterator<Line> iterator = this.lines.iterator(); iterator.hasNext();) {
			Line line = iterator.next();
			if (line.path().matcher(path).matches()) {
				if (line.once()) {
					iterator.remove();
				}
				return line.response();
			}
		}
		return null;
	}

	synchronized void clear() {
		this.lines.clear();
	}

	/**
	 * Compile a path in which an asterisk stands for any text.
	 */
	static Pattern pattern(String path) {
		return Pattern.compile(Pattern.quote(path).replace("*", "\\E.*\\Q"));
	}

	private record Line(Pattern path, SandboxResponse response, boolean once) {

	}

}

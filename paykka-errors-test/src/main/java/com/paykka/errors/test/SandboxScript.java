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
		this.lines.add(new Line(path, response, once));
	}

	/**
	 * Take the next response for a path, or {@code null} if there is none.
	 */
	synchronized @Nullable SandboxResponse take(String path) {
		for (Iterator<Line> iterator = this.lines.iterator(); iterator.hasNext();) {
			Line line = iterator.next();
			if (pattern(line.path()).matcher(path).matches()) {
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
	 * Return what is still to be sent once.
	 */
	synchronized List<String> unused() {
		return this.lines.stream().filter(Line::once).map((line) -> line.response() + " for " + line.path()).toList();
	}

	/**
	 * Compile a path in which an asterisk stands for any text.
	 */
	static Pattern pattern(String path) {
		return Pattern.compile(Pattern.quote(path).replace("*", "\\E.*\\Q"));
	}

	private record Line(String path, SandboxResponse response, boolean once) {

	}

}

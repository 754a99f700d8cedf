package com.paykka.errors.internal.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A problem, ready to send.
 *
 * @param parts the JSON text in UTF-8, in parts, some of which many problems share
 * @param page what an error page shows instead of the JSON text, or {@code null} for none
 */
public record RenderedProblem(int status, @Nullable String retryAfter, @Nullable String authenticate,
		List<byte[]> parts, @Nullable Map<String, String> page) {

	private static final List<String> SHOWN = List.of("code", "title", "detail", "advice");

	public static RenderedProblem forPage(ProblemMembers problem) {
		Map<String, String> page = new LinkedHashMap<>();
		for (String name : SHOWN) {
			if (problem.members().get(name) instanceof String text) {
				page.put(name, text);
			}
		}
		return new RenderedProblem(problem.status(), problem.retryAfter(), problem.authenticate(), List.of(), page);
	}

	public int length() {
		int length = 0;
		for (byte[] part : this.parts) {
			length += part.length;
		}
		return length;
	}

	public byte[] body() {
		byte[] body = new byte[length()];
		int position = 0;
		for (byte[] part : this.parts) {
			System.arraycopy(part, 0, body, position, part.length);
			position += part.length;
		}
		return body;
	}

}

package com.paykka.errors.internal.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.problem.Audience;

/**
 * Makes samples of problems, just as they are sent, in English.
 */
class SampleProblems {

	private static final String SAMPLE_VALUE = "42";

	private final ObjectMapper mapper = new ObjectMapper();

	private final ProblemRenderer renderer;

	private final Audience audience;

	SampleProblems(ProblemRenderer renderer, Audience audience) {
		this.renderer = renderer;
		this.audience = audience;
	}

	/**
	 * Make a sample.
	 * @param code the code of the error
	 * @param pathTemplate the path with its variables in braces
	 * @return the problem
	 */
	SampleProblem create(PaykkaErrorCode code, String pathTemplate) {
		String path = pathTemplate.replaceAll("\\{[^/]*}", SAMPLE_VALUE);
		RenderedProblem rendered = this.renderer.render(new Failure(PaykkaException.withoutStackTrace(code)),
				new ProblemRequest("GET", path, null, this.audience));
		return new SampleProblem(rendered.status(), rendered.retryAfter(), rendered.authenticate(),
				parse(rendered.body()));
	}

	private Map<String, Object> parse(byte[] body) {
		try {
			return this.mapper.readValue(body, new TypeReference<>() {
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package com.paykka.errors.internal.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a code is answered with. Nothing is counted or logged.
 */
class ExampleProblems {

	private final ProblemRenderer renderer;

	ExampleProblems(ProblemRenderer renderer) {
		this.renderer = renderer;
	}

	String of(PaykkaErrorCode code, @Nullable Locale locale) {
		RenderedProblem problem = this.renderer.render(new Failure(PaykkaException.withoutStackTrace(code)),
				new ProblemRequest("POST", "/orders/42/pay", locale, Audience.MERCHANT));
		StringBuilder answer = new StringBuilder("HTTP/1.1 ").append(problem.status())
			.append("\nContent-Type: application/problem+json\n");
		if (problem.retryAfter() != null) {
			answer.append("Retry-After: ").append(problem.retryAfter()).append('\n');
		}
		if (problem.authenticate() != null) {
			answer.append("WWW-Authenticate: ").append(problem.authenticate()).append('\n');
		}
		return answer.append('\n')
			.append(IndentedJson.of(new String(problem.body(), StandardCharsets.UTF_8)))
			.toString();
	}

}

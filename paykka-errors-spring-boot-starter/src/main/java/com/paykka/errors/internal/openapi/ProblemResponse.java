package com.paykka.errors.internal.openapi;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.paykka.errors.internal.problem.ProblemMembers;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/**
 * Documents the problems with one status, without changing what the application has
 * documented.
 */
final class ProblemResponse {

	private static final String MEDIA_TYPE = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

	private ProblemResponse() {
	}

	static void extend(ApiResponse response, List<ProblemMembers> problems) {
		if (response.get$ref() != null) {
			// A reference must stand alone
			return;
		}
		if (!isDescribed(response, problems.get(0).status())) {
			response.setDescription(
					problems.stream().map(ProblemResponse::toListItem).distinct().collect(Collectors.joining("\n")));
		}
		if (problems.stream().anyMatch((problem) -> problem.retryAfter() != null)) {
			addHeader(response, "Retry-After", "Seconds to wait before sending the same request again",
					new IntegerSchema());
		}
		if (problems.stream().anyMatch((problem) -> problem.authenticate() != null)) {
			addHeader(response, "WWW-Authenticate", "How to sign the request", new StringSchema());
		}
		addExamples(response, problems);
	}

	private static String toListItem(ProblemMembers problem) {
		Object detail = problem.members().get("detail");
		return "- `" + problem.members().get("code") + "` " + nameOf(problem) + ((detail != null) ? ": " + detail : "");
	}

	private static String nameOf(ProblemMembers problem) {
		return String.valueOf(problem.members().get("name"));
	}

	/**
	 * Ignore the reason phrase, which springdoc fills in if the application has no
	 * description.
	 */
	private static boolean isDescribed(ApiResponse response, int status) {
		HttpStatus known = HttpStatus.resolve(status);
		String description = response.getDescription();
		return StringUtils.hasText(description)
				&& (known == null || !Objects.equals(description, known.getReasonPhrase()));
	}

	private static void addHeader(ApiResponse response, String name, String description, Schema<?> schema) {
		if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
			response.addHeaderObject(name, new Header().description(description).schema(schema));
		}
	}

	private static void addExamples(ApiResponse response, List<ProblemMembers> problems) {
		if (response.getContent() == null) {
			response.setContent(new Content());
		}
		MediaType mediaType = response.getContent().computeIfAbsent(MEDIA_TYPE, (key) -> new MediaType());
		if (mediaType.getSchema() == null) {
			mediaType.setSchema(new Schema<>().$ref(ProblemSchema.NAME));
		}
		if (mediaType.getExample() != null) {
			// OpenAPI allows either example or examples, not both
			return;
		}
		for (ProblemMembers problem : problems) {
			String name = nameOf(problem);
			if (mediaType.getExamples() == null || !mediaType.getExamples().containsKey(name)) {
				mediaType.addExamples(name, example(problem));
			}
		}
	}

	private static Example example(ProblemMembers problem) {
		Object title = problem.members().get("title");
		return new Example().summary((title != null) ? title.toString() : null).value(problem.members());
	}

}

package com.paykka.errors.internal.openapi;

import java.util.List;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaErrorCode.Category;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

/**
 * The schema that all documented problems share.
 */
final class ProblemSchema {

	static final String NAME = "PaykkaProblem";

	private ProblemSchema() {
	}

	static Schema<?> create() {
		Schema<?> problem = new ObjectSchema().description("RFC 9457 problem with a PayKKa error code");
		problem.addProperty("type", text("Kind of problem, as a URI").format("uri-reference"));
		problem.addProperty("title", text("Kind of problem"));
		problem.addProperty("status", new IntegerSchema().description("HTTP status"));
		problem.addProperty("detail", text("What went wrong"));
		problem.addProperty("instance", text("Path of the request").format("uri-reference"));
		problem.addProperty("code", text("Error code"));
		problem.addProperty("name", text("Name of the error code"));
		problem.addProperty("category",
				oneOf(Stream.of(Category.values()).filter((category) -> category != Category.SUCCESS),
						"Category of the error code"));
		problem.addProperty("retryable", new BooleanSchema().description("Whether the same request may be sent again"));
		problem.addProperty("advice", oneOf(Stream.of(Advice.values()), "What to do next, as this project advises"));
		problem.addProperty("retryAfter",
				new IntegerSchema().format("int64").description("Seconds to wait before sending it again"));
		problem.addProperty("upstreamCode", text("Error code as the gateway sent it"));
		problem.addProperty("errors",
				new ArraySchema().items(error()).maxItems(100).description("Invalid values of the request"));
		problem.addProperty("more", new IntegerSchema().description("Number of invalid values beyond those in errors"));
		problem.setRequired(List.of("status", "code", "name", "category", "retryable", "advice"));
		problem.setAdditionalProperties(true);
		return problem;
	}

	private static Schema<?> error() {
		Schema<?> error = new ObjectSchema();
		error.addProperty("code", text("Error code"));
		error.addProperty("detail", text("What is wrong with the value"));
		error.addProperty("pointer", text("JSON pointer into the body or the part"));
		error.addProperty("parameter", text("Query or form parameter"));
		error.addProperty("header", text("Header"));
		error.addProperty("cookie", text("Cookie"));
		error.addProperty("path", text("Path variable"));
		error.addProperty("matrix", text("Matrix variable of the path"));
		error.addProperty("part", text("Part of a multipart body"));
		error.setRequired(List.of("code", "detail"));
		return error;
	}

	private static Schema<?> oneOf(Stream<? extends Enum<?>> values, String description) {
		StringSchema schema = new StringSchema();
		values.map(Enum::name).forEach(schema::addEnumItem);
		return schema.description(description);
	}

	private static Schema<?> text(String description) {
		return new StringSchema().description(description);
	}

}

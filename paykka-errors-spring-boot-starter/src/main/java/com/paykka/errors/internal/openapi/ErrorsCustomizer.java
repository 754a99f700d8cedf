package com.paykka.errors.internal.openapi;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.openapi.PaykkaErrorResponses;
import com.paykka.errors.problem.Audience;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiLocaleCustomizer;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Documents the errors that {@link PaykkaErrorResponses} names. It marks the operations
 * while springdoc reads the handler methods, and adds the responses once all paths are
 * known, before the application's own document customizers run.
 */
class ErrorsCustomizer implements GlobalOperationCustomizer, OpenApiLocaleCustomizer {

	private static final String MARK = "x-paykka-errors";

	private static final String SAMPLE_VALUE = "42";

	private final ProblemRenderer renderer;

	private final Audience audience;

	ErrorsCustomizer(ProblemRenderer renderer, Audience audience) {
		this.renderer = renderer;
		this.audience = audience;
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod handlerMethod) {
		Set<PaykkaErrorCode> codes = codesOf(handlerMethod);
		if (!codes.isEmpty()) {
			// Several handler methods may share an operation
			codes.addAll(Mark.of(operation).codes());
			operation.addExtension(MARK, new Mark(codes));
		}
		return operation;
	}

	private static Set<PaykkaErrorCode> codesOf(HandlerMethod handlerMethod) {
		Set<PaykkaErrorCode> codes = EnumSet.noneOf(PaykkaErrorCode.class);
		for (AnnotatedElement element : List.of(handlerMethod.getBeanType(), handlerMethod.getMethod())) {
			AnnotatedElementUtils.findAllMergedAnnotations(element, PaykkaErrorResponses.class)
				.forEach((errors) -> codes.addAll(List.of(errors.value())));
		}
		if (codes.contains(PaykkaErrorCode.SUCCESS)) {
			throw new IllegalStateException("@PaykkaErrorResponses on " + handlerMethod.getShortLogMessage()
					+ " or its class names SUCCESS, which is not an error: remove it");
		}
		return codes;
	}

	@Override
	public void customise(OpenAPI openApi, Locale locale) {
		Paths paths = openApi.getPaths();
		if (paths != null) {
			paths.forEach(
					(path, item) -> item.readOperations().forEach((operation) -> document(openApi, path, operation)));
		}
	}

	private void document(OpenAPI openApi, String path, Operation operation) {
		Set<PaykkaErrorCode> codes = Mark.of(operation).codes();
		if (codes.isEmpty()) {
			return;
		}
		operation.getExtensions().remove(MARK);
		ProblemRequest request = new ProblemRequest("GET", path.replaceAll("\\{[^/]*}", SAMPLE_VALUE), null,
				this.audience);
		Map<Integer, List<ProblemMembers>> byStatus = new TreeMap<>();
		for (PaykkaErrorCode code : codes) {
			ProblemMembers sample = this.renderer.sample(code, request);
			byStatus.computeIfAbsent(sample.status(), (status) -> new ArrayList<>()).add(sample);
		}
		if (operation.getResponses() == null) {
			operation.setResponses(new ApiResponses());
		}
		byStatus.forEach((status, problems) -> ProblemResponse
			.extend(operation.getResponses().computeIfAbsent(status.toString(), (key) -> new ApiResponse()), problems));
		addSchema(openApi);
	}

	private static void addSchema(OpenAPI openApi) {
		if (openApi.getComponents() == null) {
			openApi.setComponents(new Components());
		}
		Components components = openApi.getComponents();
		if (components.getSchemas() == null || !components.getSchemas().containsKey(ProblemSchema.NAME)) {
			components.addSchemas(ProblemSchema.NAME, ProblemSchema.create());
		}
	}

	/** Keeps the errors of an operation until they are documented. */
	private record Mark(Set<PaykkaErrorCode> codes) {

		private static Mark of(Operation operation) {
			Object mark = (operation.getExtensions() != null) ? operation.getExtensions().get(MARK) : null;
			return (mark instanceof Mark known) ? known : new Mark(Set.of());
		}

	}

}

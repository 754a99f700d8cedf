package com.paykka.errors.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.ValidationMode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMappingInfo;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * Logs at startup which of the application's controller advice handles exceptions in
 * place of the starter, which loses invalid requests to it, and how to change that.
 */
public final class AdviceReport {

	private static final Log logger = LogFactory.getLog(AdviceReport.class);

	private final int order;

	private final ValidationMode mode;

	private final Map<String, Set<String>> handled = new LinkedHashMap<>();

	private final Set<String> changes = new LinkedHashSet<>();

	private final Set<String> losing = new LinkedHashSet<>();

	private AdviceReport(PaykkaErrorsProperties properties) {
		this.order = properties.order();
		this.mode = properties.validation().mode();
	}

	/**
	 * Log one line, if there is anything to report.
	 * @param advice the controller advice, with the handlers of each
	 * @param invalidRequestAdvice the starter's advice for invalid requests
	 * @param translated the exceptions that the settings translate
	 * @param properties the order of the starter, and when it handles invalid requests
	 */
	public static void log(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice,
			Class<?> invalidRequestAdvice, Set<Class<?>> translated, PaykkaErrorsProperties properties) {
		AdviceReport report = new AdviceReport(properties);
		advice.forEach((bean, handlers) -> {
			if (!ApplicationHandlers.isOfStarter(bean) && !ApplicationHandlers.isOfBoot(bean)) {
				if (report.mode == ValidationMode.UNLESS_HANDLED || report.mode == ValidationMode.ALWAYS) {
					typesOf(invalidRequestAdvice).forEach((type) -> report.add(bean, handlers, type, true));
				}
				translated.forEach((type) -> report.add(bean, handlers, type, false));
			}
		});
		List<String> lines = new ArrayList<>();
		if (!report.handled.isEmpty()) {
			lines.add("The application handles exceptions in place of the starter: " + report.handled
					+ ". To change that for a controller advice, " + String.join(" and ", report.changes) + ".");
		}
		if (!report.losing.isEmpty()) {
			lines.add("The starter handles invalid requests in place of " + report.losing
					+ ". To change that, set paykka.errors.validation.mode=named.");
		}
		if (!lines.isEmpty()) {
			logger.info(String.join(" ", lines));
		}
	}

	private static Stream<Class<?>> typesOf(Class<?> advice) {
		return Arrays.stream(advice.getDeclaredMethods())
			.flatMap((method) -> AnnotatedElementUtils.getAllMergedAnnotations(method, ExceptionHandler.class).stream())
			.flatMap((annotation) -> Arrays.stream(annotation.value()));
	}

	private void add(ControllerAdviceBean bean, ExceptionHandlerMethodResolver handlers, Class<?> type,
			boolean invalidRequest) {
		Class<? extends Throwable> thrown = type.asSubclass(Throwable.class);
		ExceptionHandlerMappingInfo mapping = handlers.resolveExceptionMappingByExceptionType(thrown, MediaType.ALL);
		if (mapping == null) {
			return;
		}
		boolean ahead = bean.getOrder() <= this.order;
		boolean named = !ApplicationHandlers.isCatchAll(mapping.getExceptionTypes(), thrown)
				&& !(invalidRequest && this.mode == ValidationMode.ALWAYS);
		if (ahead) {
			this.changes.add("order it behind paykka.errors.order=" + this.order);
		}
		if (named) {
			this.changes.add(invalidRequest ? "set paykka.errors.validation.mode=always"
					: "remove its handler of " + type.getSimpleName());
		}
		String advice = Objects.requireNonNull(bean.getBeanType()).getName();
		if (ahead || named) {
			this.handled.computeIfAbsent(advice, (name) -> new LinkedHashSet<>()).add(type.getSimpleName());
		}
		else if (invalidRequest) {
			this.losing.add(advice);
		}
	}

}

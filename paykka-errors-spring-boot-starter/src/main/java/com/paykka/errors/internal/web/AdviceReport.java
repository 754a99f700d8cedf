package com.paykka.errors.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMappingInfo;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * Logs at startup which of the application's controller advice handles exceptions in
 * place of the starter, which loses invalid requests to it, and which is not called on
 * WebFlux because of its order, and how to change that.
 */
public final class AdviceReport {

	private static final Log logger = LogFactory.getLog(AdviceReport.class);

	private final int order;

	private final ValidationMode mode;

	private final boolean reactive;

	private final Map<String, Set<String>> handled = new LinkedHashMap<>();

	private final Set<String> changes = new LinkedHashSet<>();

	private final Map<String, Set<String>> passedOver = new LinkedHashMap<>();

	private final Set<String> losing = new LinkedHashSet<>();

	private AdviceReport(PaykkaErrorsProperties properties, boolean reactive) {
		this.order = properties.order();
		this.mode = properties.validation().mode();
		this.reactive = reactive;
	}

	/**
	 * Log one line, or two on WebFlux, if there is anything to report.
	 * @param translated the exceptions that the settings translate
	 * @param properties the order of the starter, and when it handles invalid requests
	 * @param reactive whether this is WebFlux
	 */
	public static void log(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice,
			Class<?> invalidRequestAdvice, Set<Class<?>> translated, PaykkaErrorsProperties properties,
			boolean reactive) {
		AdviceReport report = new AdviceReport(properties, reactive);
		advice.forEach((bean, handlers) -> {
			if (!ApplicationHandlers.isOfStarter(bean) && !ApplicationHandlers.isOfBoot(bean)) {
				report.add(bean, handlers, invalidRequestAdvice, translated);
			}
		});
		report.log();
	}

	private void add(ControllerAdviceBean bean, ExceptionHandlerMethodResolver handlers, Class<?> invalidRequestAdvice,
			Set<Class<?>> translated) {
		addPaykkaException(bean, handlers);
		if (this.mode == ValidationMode.UNLESS_HANDLED || this.mode == ValidationMode.ALWAYS) {
			Arrays.stream(invalidRequestAdvice.getDeclaredMethods())
				.map((method) -> AnnotatedElementUtils.findMergedAnnotation(method, ExceptionHandler.class))
				.filter(Objects::nonNull)
				.flatMap((annotation) -> Arrays.stream(annotation.value()))
				.forEach((type) -> addInvalidRequest(bean, handlers, type));
		}
		translated.forEach((type) -> addTranslated(bean, handlers, type));
	}

	private void log() {
		List<String> line = new ArrayList<>();
		if (!this.handled.isEmpty()) {
			line.add("The application handles exceptions in place of the starter: " + this.handled
					+ ". To change that for a controller advice, " + String.join(" and ", this.changes) + ".");
		}
		if (!this.losing.isEmpty()) {
			line.add("The starter handles invalid requests in place of " + this.losing
					+ ". To change that, set paykka.errors.validation.mode=named.");
		}
		if (!line.isEmpty()) {
			logger.info(String.join(" ", line));
		}
		if (!this.passedOver.isEmpty()) {
			logger.info("The starter handles exceptions in place of the application: " + this.passedOver
					+ ". Controller advice that is limited to some controllers, or takes a HandlerMethod, must be"
					+ " ordered at or ahead of paykka.errors.order=" + this.order + ".");
		}
	}

	private void addPaykkaException(ControllerAdviceBean bean, ExceptionHandlerMethodResolver handlers) {
		Class<?> type = PaykkaException.class;
		ExceptionHandlerMappingInfo mapping = ApplicationHandlers.mappingOf(handlers, type);
		if (mapping != null && isNamed(mapping, type) && isPassedOver(bean, mapping)) {
			add(this.passedOver, bean, type);
		}
	}

	private void addInvalidRequest(ControllerAdviceBean bean, ExceptionHandlerMethodResolver handlers, Class<?> type) {
		ExceptionHandlerMappingInfo mapping = ApplicationHandlers.mappingOf(handlers, type);
		if (mapping == null) {
			return;
		}
		if (isAhead(bean)) {
			addHandled(bean, type, "order it behind paykka.errors.order=" + this.order);
		}
		else if (!isNamed(mapping, type) || this.mode == ValidationMode.ALWAYS) {
			this.losing.add(nameOf(bean));
		}
		else if (isPassedOver(bean, mapping)) {
			add(this.passedOver, bean, type);
		}
		else {
			addHandled(bean, type, "set paykka.errors.validation.mode=always");
		}
	}

	private void addTranslated(ControllerAdviceBean bean, ExceptionHandlerMethodResolver handlers, Class<?> type) {
		ExceptionHandlerMappingInfo mapping = ApplicationHandlers.mappingOf(handlers, type);
		if (mapping == null) {
			return;
		}
		if (isNamed(mapping, type)) {
			addHandled(bean, type, "remove its handler of " + type.getSimpleName());
		}
		else if (this.reactive) {
			addHandled(bean, type, "rethrow " + type.getSimpleName() + " in its catch-all");
		}
		else if (isAhead(bean)) {
			addHandled(bean, type, "order it behind paykka.errors.order=" + this.order);
		}
	}

	private boolean isAhead(ControllerAdviceBean bean) {
		return bean.getOrder() <= this.order;
	}

	/**
	 * Return whether the starter, which is called first on WebFlux, can't leave an
	 * exception to a handler, because it knows nothing of the controller.
	 */
	private boolean isPassedOver(ControllerAdviceBean bean, ExceptionHandlerMappingInfo mapping) {
		return this.reactive && !isAhead(bean) && (!bean.isApplicableToBeanType(null)
				|| List.of(mapping.getHandlerMethod().getParameterTypes()).contains(HandlerMethod.class));
	}

	private static boolean isNamed(ExceptionHandlerMappingInfo mapping, Class<?> type) {
		return !ApplicationHandlers.isCatchAll(mapping.getExceptionTypes(), type);
	}

	private void addHandled(ControllerAdviceBean bean, Class<?> type, String change) {
		this.changes.add(change);
		add(this.handled, bean, type);
	}

	private static void add(Map<String, Set<String>> to, ControllerAdviceBean bean, Class<?> type) {
		to.computeIfAbsent(nameOf(bean), (name) -> new LinkedHashSet<>()).add(type.getSimpleName());
	}

	private static String nameOf(ControllerAdviceBean bean) {
		return Objects.requireNonNull(bean.getBeanType()).getName();
	}

}

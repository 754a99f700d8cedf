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

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.ValidationMode;
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
 * place of the starter, which on WebFlux does not, which loses invalid requests to it,
 * and how to change that.
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
	 * Log one line on Spring MVC, if there is anything to report.
	 * @param advice the controller advice, with the handlers of each
	 * @param invalidRequestAdvice the starter's advice for invalid requests
	 * @param translated the exceptions that the settings translate
	 * @param properties the order of the starter, and when it handles invalid requests
	 */
	public static void log(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice,
			Class<?> invalidRequestAdvice, Set<Class<?>> translated, PaykkaErrorsProperties properties) {
		new AdviceReport(properties, false).log(advice, invalidRequestAdvice, translated);
	}

	/**
	 * Log up to two lines on Spring WebFlux, the second of which names handlers that are
	 * not called because of their advice's order.
	 * @param advice the controller advice, with the handlers of each
	 * @param invalidRequestAdvice the starter's advice for invalid requests
	 * @param translated the exceptions that the settings translate
	 * @param properties the order of the starter, and when it handles invalid requests
	 */
	public static void logReactive(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice,
			Class<?> invalidRequestAdvice, Set<Class<?>> translated, PaykkaErrorsProperties properties) {
		new AdviceReport(properties, true).log(advice, invalidRequestAdvice, translated);
	}

	private void log(Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice, Class<?> invalidRequestAdvice,
			Set<Class<?>> translated) {
		advice.forEach((bean, handlers) -> {
			if (!ApplicationHandlers.isOfStarter(bean) && !ApplicationHandlers.isOfBoot(bean)) {
				addPaykkaException(bean, handlers);
				if (this.mode == ValidationMode.UNLESS_HANDLED || this.mode == ValidationMode.ALWAYS) {
					typesOf(invalidRequestAdvice).forEach((type) -> addInvalidRequest(bean, handlers, type));
				}
				translated.forEach((type) -> addTranslated(bean, handlers, type));
			}
		});
		List<String> lines = new ArrayList<>();
		if (!this.handled.isEmpty()) {
			lines.add("The application handles exceptions in place of the starter: " + this.handled
					+ ". To change that for a controller advice, " + String.join(" and ", this.changes) + ".");
		}
		if (!this.losing.isEmpty()) {
			lines.add("The starter handles invalid requests in place of " + this.losing
					+ ". To change that, set paykka.errors.validation.mode=named.");
		}
		if (!lines.isEmpty()) {
			logger.info(String.join(" ", lines));
		}
		if (!this.passedOver.isEmpty()) {
			logger.info("The starter handles exceptions in place of the application: " + this.passedOver
					+ ". Controller advice that is limited to some controllers, or takes a HandlerMethod, must be"
					+ " ordered at or ahead of paykka.errors.order=" + this.order + ".");
		}
	}

	private static Stream<Class<?>> typesOf(Class<?> advice) {
		return Arrays.stream(advice.getDeclaredMethods())
			.flatMap((method) -> AnnotatedElementUtils.getAllMergedAnnotations(method, ExceptionHandler.class).stream())
			.flatMap((annotation) -> Arrays.stream(annotation.value()));
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
			addAhead(bean, type);
		}
		else if (isNamed(mapping, type) && this.mode != ValidationMode.ALWAYS) {
			if (isPassedOver(bean, mapping)) {
				add(this.passedOver, bean, type);
			}
			else {
				this.changes.add("set paykka.errors.validation.mode=always");
				add(this.handled, bean, type);
			}
		}
		else {
			this.losing.add(Objects.requireNonNull(bean.getBeanType()).getName());
		}
	}

	private void addTranslated(ControllerAdviceBean bean, ExceptionHandlerMethodResolver handlers, Class<?> type) {
		ExceptionHandlerMappingInfo mapping = ApplicationHandlers.mappingOf(handlers, type);
		if (mapping == null) {
			return;
		}
		if (isNamed(mapping, type)) {
			this.changes.add("remove its handler of " + type.getSimpleName());
			add(this.handled, bean, type);
		}
		else if (this.reactive) {
			this.changes.add("rethrow " + type.getSimpleName() + " in its catch-all");
			add(this.handled, bean, type);
		}
		else if (isAhead(bean)) {
			addAhead(bean, type);
		}
	}

	private void addAhead(ControllerAdviceBean bean, Class<?> type) {
		this.changes.add("order it behind paykka.errors.order=" + this.order);
		add(this.handled, bean, type);
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

	private static void add(Map<String, Set<String>> to, ControllerAdviceBean bean, Class<?> type) {
		String advice = Objects.requireNonNull(bean.getBeanType()).getName();
		to.computeIfAbsent(advice, (name) -> new LinkedHashSet<>()).add(type.getSimpleName());
	}

}

package com.paykka.errors.internal.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

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

	private final Map<String, Set<String>> passedOver = new LinkedHashMap<>();

	private final Set<String> losing = new LinkedHashSet<>();

	private AdviceReport(PaykkaErrorsProperties properties, boolean reactive) {
		this.order = properties.order();
		this.mode = properties.validation().mode();
		this.reactive = reactive;
	}

	/**
	 * Log one line, or two on WebFlux, if there is anything to report.
	 * @param invalidRequests the exceptions that invalid requests cause
	 * @param translated the exceptions that the settings translate
	 */
	public static void log(ApplicationHandlers application, List<Class<?>> invalidRequests, Set<Class<?>> translated,
			PaykkaErrorsProperties properties, boolean reactive) {
		AdviceReport report = new AdviceReport(properties, reactive);
		boolean handlesInvalid = report.mode == ValidationMode.UNLESS_HANDLED || report.mode == ValidationMode.ALWAYS;
		application.advice().forEach((bean, handlers) -> {
			// Data REST's is for its own handlers, whatever the mode
			if (!ApplicationHandlers.nameOf(bean).startsWith("org.springframework.data.rest.")) {
				report.add(bean, handlers, List.of(PaykkaException.class), Kind.FAILURE);
				report.add(bean, handlers, handlesInvalid ? invalidRequests : List.of(), Kind.INVALID_REQUEST);
				report.add(bean, handlers, translated, Kind.TRANSLATED);
			}
		});
		report.log();
	}

	private void add(ControllerAdviceBean bean, ExceptionHandlerMethodResolver handlers, Collection<Class<?>> types,
			Kind kind) {
		for (Class<?> type : types) {
			ExceptionHandlerMappingInfo mapping = ApplicationHandlers.mappingOf(handlers, type);
			if (mapping != null) {
				add(bean, mapping, type, kind);
			}
		}
	}

	private void add(ControllerAdviceBean bean, ExceptionHandlerMappingInfo mapping, Class<?> type, Kind kind) {
		boolean ahead = bean.getOrder() <= this.order;
		boolean named = !ApplicationHandlers.isCatchAll(mapping.getExceptionTypes(), type);
		// On WebFlux, the starter is called first and knows nothing of the controller
		boolean uncalled = this.reactive && !ahead && (!bean.isApplicableToBeanType(null)
				|| List.of(mapping.getHandlerMethod().getParameterTypes()).contains(HandlerMethod.class));
		if (kind == Kind.INVALID_REQUEST && !ahead && (!named || this.mode == ValidationMode.ALWAYS)) {
			this.losing.add(ApplicationHandlers.nameOf(bean));
		}
		else if (kind != Kind.TRANSLATED && named && uncalled) {
			add(this.passedOver, bean, type);
		}
		else if (kind == Kind.INVALID_REQUEST || (kind == Kind.TRANSLATED && (named || ahead || this.reactive))) {
			add(this.handled, bean, type);
		}
	}

	private static void add(Map<String, Set<String>> to, ControllerAdviceBean bean, Class<?> type) {
		to.computeIfAbsent(ApplicationHandlers.nameOf(bean), (name) -> new LinkedHashSet<>()).add(type.getSimpleName());
	}

	private void log() {
		String line = "";
		if (!this.handled.isEmpty()) {
			line = "The application handles exceptions in place of the starter: " + this.handled
					+ ". To change that for a controller advice, order it behind paykka.errors.order=" + this.order
					+ ", and remove its handler of these exceptions, rethrow them in its catch-all, or, for"
					+ " invalid requests, set paykka.errors.validation.mode=always. ";
		}
		if (!this.losing.isEmpty()) {
			line += "The starter handles invalid requests in place of " + this.losing
					+ ". To change that, set paykka.errors.validation.mode=named.";
		}
		if (!line.isEmpty()) {
			logger.info(line.strip());
		}
		if (!this.passedOver.isEmpty()) {
			logger.info("The starter handles exceptions in place of the application: " + this.passedOver
					+ ". Controller advice that is limited to some controllers, or takes a HandlerMethod, must be"
					+ " ordered at or ahead of paykka.errors.order=" + this.order + ".");
		}
	}

	private enum Kind {

		FAILURE, INVALID_REQUEST, TRANSLATED

	}

}

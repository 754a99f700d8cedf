package com.paykka.errors.internal.observability;

import java.util.Set;

import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.transport.ReceiverContext;

import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.ClassUtils;

/**
 * What an observation is about. Types of Spring Web are not referenced where it is
 * absent.
 */
final class Observed {

	private static final boolean WEB = isPresent("org.springframework.http.HttpRequest");

	private static final boolean WEB_CLIENT = isPresent("org.springframework.web.reactive.function.client.WebClient");

	/**
	 * The names that Spring gives to the handling of a record and of a message.
	 */
	private static final Set<String> LISTENERS = Set.of("spring.kafka.listener", "spring.rabbit.listener");

	private Observed() {
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, Observed.class.getClassLoader());
	}

	/**
	 * Return whether it may be one of the kinds below. The names of messages being
	 * handled are known only later.
	 */
	static boolean isCandidate(Context context) {
		return context instanceof ReceiverContext || context instanceof ScheduledTaskObservationContext
				|| isCall(context);
	}

	static boolean isServletRequest(Context context) {
		return WEB && context instanceof ServerRequestObservationContext;
	}

	/**
	 * Return whether a caller waits for the web layers to respond.
	 */
	static boolean isRequest(Context context) {
		return isServletRequest(context) || (WEB
				&& context instanceof org.springframework.http.server.reactive.observation.ServerRequestObservationContext);
	}

	/**
	 * Return whether it is a request to another service.
	 */
	static boolean isCall(Context context) {
		return (WEB && context instanceof ClientRequestObservationContext) || (WEB_CLIENT
				&& context instanceof org.springframework.web.reactive.function.client.ClientRequestObservationContext);
	}

	/**
	 * Return whether it is a scheduled task or a message being handled: no request waits
	 * for its outcome.
	 */
	static boolean isUnattended(Context context) {
		return context instanceof ScheduledTaskObservationContext
				|| (context instanceof ReceiverContext && LISTENERS.contains(String.valueOf(context.getName())));
	}

}

package com.paykka.errors.internal.observability;

import java.util.Map;

import io.micrometer.observation.Observation.Context;

/**
 * What an observation is about, determined by class names because messaging libraries may
 * be absent.
 */
enum OperationKind {

	/** A request to the servlet stack. */
	SERVLET_REQUEST,

	/** A request to the reactive stack. */
	REACTIVE_REQUEST,

	/**
	 * A scheduled task or a message being handled: no request waits for its outcome.
	 */
	UNATTENDED,

	/** A request to another service, within one of the above. */
	CALL,

	/** Anything else. */
	OTHER;

	private static final Map<String, OperationKind> BY_NAME = Map.of(
			"org.springframework.http.server.observation.ServerRequestObservationContext", SERVLET_REQUEST,
			"org.springframework.http.server.reactive.observation.ServerRequestObservationContext", REACTIVE_REQUEST,
			"org.springframework.http.client.observation.ClientRequestObservationContext", CALL,
			"org.springframework.web.reactive.function.client.ClientRequestObservationContext", CALL,
			"org.springframework.scheduling.support.ScheduledTaskObservationContext", UNATTENDED,
			"org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext", UNATTENDED,
			"org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext", UNATTENDED);

	private static final ClassValue<OperationKind> BY_TYPE = new ClassValue<>() {

		@Override
		protected OperationKind computeValue(Class<?> type) {
			Class<?> current = type;
			while (current != null) {
				OperationKind kind = BY_NAME.get(current.getName());
				if (kind != null) {
					return kind;
				}
				current = current.getSuperclass();
			}
			return OTHER;
		}

	};

	static OperationKind of(Context context) {
		return BY_TYPE.get(context.getClass());
	}

	/**
	 * Return whether failures are counted once within it.
	 */
	boolean isOperation() {
		return isRequest() || this == UNATTENDED;
	}

	/**
	 * Return whether a caller waits for the web layers to respond.
	 */
	boolean isRequest() {
		return this == SERVLET_REQUEST || this == REACTIVE_REQUEST;
	}

}

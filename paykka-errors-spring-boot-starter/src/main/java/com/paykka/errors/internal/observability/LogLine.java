package com.paykka.errors.internal.observability;

import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.util.StringUtils;

/**
 * A line of the log: its text, and the same as fields for structured logging.
 */
class LogLine {

	private final StringBuilder text = new StringBuilder();

	private final @Nullable Map<String, String> context = MDC.getCopyOfContextMap();

	private LoggingEventBuilder event;

	LogLine(LoggingEventBuilder event) {
		this.event = event;
	}

	void start(PaykkaException exception, int status) {
		PaykkaErrorCode code = exception.getErrorCode();
		String origin = exception.getOrigin().name();
		this.text.append(code.getCode()).append(' ').append(code.name()).append(" status=").append(status);
		this.text.append(" origin=").append(origin);
		field("paykka.code", code.getCode());
		field("paykka.name", code.name());
		field("paykka.origin", origin);
		field("status", status);
	}

	void addRequest(String method, String path) {
		String safeMethod = LogText.escape(method);
		String safePath = LogText.escape(path);
		this.text.append(' ').append(safeMethod).append(' ').append(safePath);
		field("method", safeMethod);
		field("path", safePath);
	}

	void add(String name, @Nullable String value) {
		if (value != null) {
			addSafe(name, LogText.escape(value));
		}
	}

	void addSafe(String name, String value) {
		this.text.append(' ').append(name).append("=\"").append(value).append('"');
		field("paykka." + name, value);
	}

	/**
	 * Leave out a name that the application has put into the MDC, or that is above or
	 * below one, such as {@code paykka}: structured logging loses lines with such fields.
	 */
	private void field(String name, Object value) {
		if (this.context == null || this.context.keySet().stream().noneMatch((other) -> isInTheWay(other, name))) {
			this.event = this.event.addKeyValue(name, value);
		}
	}

	private static boolean isInTheWay(String other, String name) {
		// Written into the same object, dots at the end count for nothing
		String key = StringUtils.trimTrailingCharacter(other, '.');
		return name.equals(key) || name.startsWith(key + '.') || key.startsWith(name + '.');
	}

	void note(String note) {
		this.text.append(" (").append(note).append(')');
	}

	void log(@Nullable Throwable trace) {
		((trace != null) ? this.event.setCause(trace) : this.event).log(this.text.toString());
	}

}

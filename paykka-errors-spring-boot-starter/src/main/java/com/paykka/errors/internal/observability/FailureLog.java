package com.paykka.errors.internal.observability;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.SafeText;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.boot.logging.LogLevel;

/**
 * Logs one line for each failure, with key-value pairs for structured logging. For a 5xx
 * it adds the stack trace, at most once a minute for each code. No value can break the
 * line, and the messages of causes are left out, because they may contain anything.
 */
class FailureLog implements FailureListener {

	private static final Logger logger = LoggerFactory.getLogger("com.paykka.errors");

	private static final int SERVER_ERROR = 500;

	/** The longest that PayKKa allows. */
	private static final int MAX_ID = 64;

	private final CodeSettings catalog;

	private final @Nullable Level client;

	private final @Nullable Level server;

	private final boolean causes;

	private final Map<PaykkaErrorCode, StackTraceThrottle> limits = new EnumMap<>(PaykkaErrorCode.class);

	FailureLog(CodeSettings catalog, PaykkaErrorsProperties.Logging settings, LongSupplier nanoTime) {
		this.catalog = catalog;
		this.client = toLevel(settings.client());
		this.server = toLevel(settings.server());
		this.causes = settings.causes();
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			this.limits.put(code, new StackTraceThrottle(nanoTime));
		}
	}

	private static @Nullable Level toLevel(LogLevel level) {
		return switch (level) {
			case TRACE -> Level.TRACE;
			case DEBUG -> Level.DEBUG;
			case INFO -> Level.INFO;
			case WARN -> Level.WARN;
			case ERROR, FATAL -> Level.ERROR;
			case OFF -> null;
		};
	}

	@Override
	public void log(Failure failure, int status, ProblemRequest request) {
		write(failure, status, request);
	}

	@Override
	public void log(PaykkaException exception) {
		write(new Failure(exception), this.catalog.get(exception.getErrorCode()).status(), null);
	}

	private void write(Failure failure, int status, @Nullable ProblemRequest request) {
		PaykkaException exception = failure.exception();
		PaykkaErrorCode code = exception.getErrorCode();
		Level level = levelOf(exception, status);
		if (level == null || !logger.isEnabledForLevel(level)) {
			return;
		}
		StringBuilder text = new StringBuilder().append(code.getCode())
			.append(' ')
			.append(code.name())
			.append(" status=")
			.append(status);
		LoggingEventBuilder line = logger.atLevel(level);
		line = field(line, "paykka.code", code.getCode());
		line = field(line, "paykka.name", code.name());
		line = field(line, "paykka.origin", exception.getOrigin().name());
		line = field(line, "status", status);
		if (request != null) {
			String method = LogText.escape(request.method());
			String path = LogText.escape(request.path());
			text.append(' ').append(method).append(' ').append(path);
			line = field(field(line, "method", method), "path", path);
		}
		line = add(line, text, "invalid", placesOf(failure));
		line = add(line, text, "upstreamCode", exception.getUpstreamCode());
		line = add(line, text, "upstreamMessage", exception.getUpstreamMessage());
		line = add(line, text, "gateway", exception.getUpstreamRequest());
		line = add(line, text, "transId", idOf(exception.getUpstreamTransId()));
		line = add(line, text, "orderId", idOf(exception.getUpstreamOrderId()));
		Throwable cause = exception.getCause();
		if (cause != null && (status >= SERVER_ERROR || this.causes)) {
			line = add(line, text, "cause", this.causes ? SafeTrace.describe(cause) : cause.getClass().getName());
		}
		long leftOut = (status < SERVER_ERROR) ? -1 : Objects.requireNonNull(this.limits.get(code)).acquire();
		if (leftOut > 0) {
			text.append(" (").append(leftOut).append(" stack traces of this code left out)");
		}
		if (leftOut >= 0) {
			line = line.setCause(withSafeCauses(exception));
		}
		line.log(text.toString());
	}

	/**
	 * Copy the exception, keeping its type, because log tools group failures by type.
	 */
	private PaykkaException withSafeCauses(PaykkaException exception) {
		Throwable cause = exception.getCause();
		// A text, because a Throwable at the end would become the cause
		Object[] arguments = Arrays.stream(exception.getArguments()).map(MessageTemplate::toText).toArray();
		PaykkaException copy = new PaykkaException(exception.getErrorCode(),
				(cause != null) ? SafeTrace.of(cause, this.causes) : null, arguments);
		copy.setStackTrace(exception.getStackTrace());
		return copy;
	}

	/**
	 * Return a number that was sent, on one line, without card numbers.
	 */
	private static @Nullable String idOf(@Nullable String sent) {
		String id = (sent != null) ? SafeText.line(sent, MAX_ID) : "";
		return id.isEmpty() ? null : id;
	}

	/**
	 * Return where the invalid values are located, in the problem's order.
	 */
	private static @Nullable String placesOf(Failure failure) {
		String places = failure.invalidValues()
			.stream()
			.flatMap((invalid) -> invalid.place().members().entrySet().stream())
			.map((member) -> member.getKey().equals("pointer") ? member.getValue()
					: member.getKey() + ' ' + member.getValue())
			.distinct()
			.collect(Collectors.joining(", "));
		return places.isEmpty() ? null : places;
	}

	private static LoggingEventBuilder add(LoggingEventBuilder line, StringBuilder text, String name,
			@Nullable String value) {
		if (value == null) {
			return line;
		}
		String escaped = LogText.escape(value);
		text.append(' ').append(name).append("=\"").append(escaped).append('"');
		return field(line, "paykka." + name, escaped);
	}

	/**
	 * Leave out a name that the application has put into the MDC: Boot's structured
	 * logging loses lines with a repeated name.
	 */
	private static LoggingEventBuilder field(LoggingEventBuilder line, String name, Object value) {
		return (MDC.get(name) != null) ? line : line.addKeyValue(name, value);
	}

	private @Nullable Level levelOf(PaykkaException exception, int status) {
		LogLevel own = this.catalog.get(exception.getErrorCode()).logLevel();
		if (own != null) {
			return toLevel(own);
		}
		if (status >= SERVER_ERROR) {
			return this.server;
		}
		boolean quieter = this.client != null && this.client.toInt() < Level.WARN.toInt();
		return (quieter && exception.getOrigin() == Origin.GATEWAY) ? Level.WARN : this.client;
	}

}

package com.paykka.errors.internal.observability;

import java.util.EnumMap;
import java.util.List;
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
import com.paykka.errors.internal.problem.RecentFailures;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.LogText;
import com.paykka.errors.internal.translation.SafeTrace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.boot.logging.LogLevel;

/**
 * Logs one line for each failure, with key-value pairs for structured logging. For a 5xx
 * it adds the stack trace, at most once a minute for each code. Of the refusals of a
 * circuit breaker, it logs one a minute. No value can break the line.
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

	private final Map<PaykkaErrorCode, OncePerMinute> stackTraces = new EnumMap<>(PaykkaErrorCode.class);

	private final OncePerMinute refusals;

	FailureLog(CodeSettings catalog, PaykkaErrorsProperties.Logging settings, LongSupplier nanoTime) {
		this.catalog = catalog;
		this.client = toLevel(settings.client());
		this.server = toLevel(settings.server());
		this.causes = settings.causes();
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			this.stackTraces.put(code, new OncePerMinute(nanoTime));
		}
		this.refusals = new OncePerMinute(nanoTime);
	}

	private static @Nullable Level toLevel(LogLevel level) {
		return (level != LogLevel.OFF) ? Level.valueOf((level != LogLevel.FATAL) ? level.name() : "ERROR") : null;
	}

	@Override
	public void log(Failure failure, int status, ProblemRequest request) {
		write(failure, status, request, null);
	}

	@Override
	public void log(PaykkaException exception, @Nullable RecentFailures operation) {
		write(new Failure(exception), this.catalog.get(exception.getErrorCode()).status(),
				(operation != null) ? operation.request() : null, (operation != null) ? operation.task() : null);
	}

	private void write(Failure failure, int status, @Nullable ProblemRequest request, @Nullable String task) {
		PaykkaException exception = failure.exception();
		Level level = levelOf(exception, status);
		if (level == null || !logger.isEnabledForLevel(level)) {
			return;
		}
		long refusalsLeftOut = isRefusalOfBreaker(exception) ? this.refusals.acquire() : 0;
		if (refusalsLeftOut < 0) {
			return;
		}
		LogLine line = new LogLine(logger.atLevel(level));
		line.start(exception, status);
		if (request != null) {
			line.addRequest(request.method(), request.path());
		}
		line.add("task", task);
		line.add("invalid", placesOf(failure));
		line.add("upstreamCode", exception.getUpstreamCode());
		line.add("upstreamMessage", exception.getUpstreamMessage());
		String gateway = exception.getUpstreamRequest();
		line.add("gateway", (gateway != null) ? LogText.request(gateway) : null);
		line.add("transId", idOf(exception, exception.getUpstreamTransId(), "transId"));
		line.add("orderId", idOf(exception, exception.getUpstreamOrderId(), "orderId"));
		Throwable cause = exception.getCause();
		// What can't be read is often part of the message
		boolean messages = this.causes && !failure.invalidRequest();
		if (cause != null && (status >= SERVER_ERROR || messages)) {
			line.addSafe("cause", describe(cause, messages));
		}
		if (refusalsLeftOut > 0) {
			line.note(refusalsLeftOut + " lines like this left out");
		}
		long tracesLeftOut = (status < SERVER_ERROR) ? -1
				: Objects.requireNonNull(this.stackTraces.get(exception.getErrorCode())).acquire();
		if (tracesLeftOut > 0) {
			line.note(tracesLeftOut + " stack traces of this code left out");
		}
		line.log((tracesLeftOut >= 0) ? withSafeCauses(exception, messages) : null);
	}

	/**
	 * Return whether nothing was sent because a circuit breaker is open, as in the
	 * recipe.
	 */
	private static boolean isRefusalOfBreaker(PaykkaException exception) {
		return exception.getErrorCode() == PaykkaErrorCode.RETRY_TRANSACTION
				&& exception.getOrigin() == Origin.APPLICATION;
	}

	/**
	 * Describe a cause, and the one at the bottom, which tells an unknown host from a
	 * certificate.
	 */
	private static String describe(Throwable cause, boolean messages) {
		List<Throwable> chain = Causes.of(cause);
		Throwable root = chain.get(chain.size() - 1);
		String text = SafeTrace.describe(cause, messages);
		return (root != cause && messages) ? text + ", caused by " + SafeTrace.describe(root, true) : text;
	}

	private static PaykkaException withSafeCauses(PaykkaException exception, boolean messages) {
		Throwable cause = exception.getCause();
		Throwable safe = (cause != null) ? SafeTrace.of(cause, messages) : null;
		if (safe == cause && exception.getSuppressed().length == 0) {
			return exception;
		}
		return SafeTrace.copy(exception, safe, true);
	}

	/**
	 * Return the number that the gateway sent, else the one that the application has
	 * added, on one line, without card numbers.
	 */
	private static @Nullable String idOf(PaykkaException exception, @Nullable String sent, String name) {
		Object id = (sent != null) ? sent : exception.getProperties().get(name);
		String text = (id != null) ? SafeText.line(MessageTemplate.toText(id), MAX_ID) : "";
		return text.isEmpty() ? null : text;
	}

	/** Return where the invalid values are located, in the problem's order. */
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

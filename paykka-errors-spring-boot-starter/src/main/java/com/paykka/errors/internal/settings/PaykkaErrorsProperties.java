package com.paykka.errors.internal.settings;

import java.time.Duration;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;

/**
 * Settings of the starter. An IDE shows the descriptions of the parameters.
 *
 * @param enabled Whether the starter is active.
 * @param order Order of the controller advice: lower values come first.
 * @param typeUri URI of a problem's type, in which "{code}" stands for the code.
 * @param retryAfter Time after which a caller may repeat a retryable request, where the
 * exception names none.
 * @param traceId Whether problems tell the id of their trace.
 * @param html What callers get who prefer HTML.
 * @param unexpected Whether exceptions that nothing else handles are answered as 6007,
 * without detail.
 * @param audience Whom problems are for: merchants are told the true code, shoppers one
 * that gives nothing away.
 * @param translate Codes for exceptions of other libraries, by the full name of their
 * class.
 * @param codes Overrides for single codes, by their code or name.
 * @param validation How invalid requests are handled.
 * @param metrics How failures are counted.
 * @param observations How failures show in observations.
 * @param logging How failures are logged.
 * @param filter How failures outside of controllers are answered.
 * @param catalog Pages that explain the codes.
 */
@ConfigurationProperties("paykka.errors")
public record PaykkaErrorsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("-100") int order,
		@DefaultValue("https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#{code}") String typeUri,
		@DefaultValue("5s") Duration retryAfter, boolean traceId, @DefaultValue("json") HtmlResponse html,
		boolean unexpected, @DefaultValue("merchant") Audience audience, @DefaultValue Map<String, String> translate,
		@DefaultValue Map<String, Code> codes, @DefaultValue Validation validation, @DefaultValue Metrics metrics,
		@DefaultValue Observations observations, @DefaultValue Logging logging, @DefaultValue Filter filter,
		@DefaultValue Catalog catalog) {

	/**
	 * What is different for a single code.
	 *
	 * @param status HTTP status, from 400 to 599.
	 * @param title Title of the problem, in every language.
	 * @param message Detail of the problem, in every language. Placeholders are written
	 * {@code {0}} or {@code <0>}.
	 * @param retryable Whether the same request may be sent again. True only for a code
	 * that PayKKa repeats.
	 * @param advice What to do next. RETRY only for a code that PayKKa repeats.
	 * @param retryAfter Time after which a caller may repeat the request, where the
	 * exception names none.
	 * @param logLevel Level of the log line.
	 */
	public record Code(@Nullable Integer status, @Nullable String title, @Nullable String message,
			@Nullable Boolean retryable, PaykkaErrorCode.@Nullable Advice advice, @Nullable Duration retryAfter,
			@Nullable LogLevel logLevel) {

	}

	/**
	 * How invalid requests are handled.
	 *
	 * @param mode When invalid requests are handled.
	 */
	public record Validation(@DefaultValue("unless-handled") ValidationMode mode) {

	}

	/**
	 * How failures are counted.
	 *
	 * @param enabled Whether failures are counted in "paykka.errors".
	 */
	public record Metrics(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * How failures show in observations.
	 *
	 * @param enabled Whether the code and the failure are added to the observations of
	 * HTTP requests, scheduled tasks and listeners.
	 */
	public record Observations(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * How failures are logged.
	 *
	 * @param client Level of failures that are answered with a 4xx status. Those that the
	 * gateway decided are at least at "warn", unless it is "off".
	 * @param server Level of failures that are answered with a 5xx status.
	 * @param causes Whether to print the messages of causes, in which card numbers are
	 * masked but anything else may be secret.
	 */
	public record Logging(@DefaultValue("debug") LogLevel client, @DefaultValue("error") LogLevel server,
			boolean causes) {

	}

	/**
	 * How failures outside of controllers are answered.
	 *
	 * @param enabled Whether failures outside of controllers, in servlet filters and
	 * WebFilters, are answered.
	 */
	public record Filter(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * Pages that explain the codes.
	 *
	 * @param enabled Whether the pages of the catalog are served.
	 * @param path Path of the pages.
	 */
	public record Catalog(boolean enabled, @DefaultValue("/paykka-errors") String path) {

	}

}

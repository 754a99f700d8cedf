package com.paykka.errors.internal.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.logging.LogLevel;

/**
 * Settings of the starter. IDEs show the descriptions of the parameters.
 *
 * @param enabled Whether the starter is active.
 * @param order Order of the controller advice: lower values come first.
 * @param typeUri URI of a problem's type, in which "{code}" stands for the code.
 * @param retryAfter Time to wait before a retryable request may be repeated, if the
 * exception names none.
 * @param traceId Whether problems include the id of their trace.
 * @param html Response to callers that prefer HTML.
 * @param unexpected Whether exceptions that nothing else handles become 6007, without
 * detail.
 * @param audience Audience of problems: merchants get the true code, shoppers one that
 * reveals nothing.
 * @param translate Codes for exceptions of other libraries, by full class name.
 * @param codes Overrides for single codes, by their code or name.
 * @param validation How invalid requests are handled.
 * @param metrics How failures are counted.
 * @param observations How failures appear in observations.
 * @param logging How failures are logged.
 * @param filter How failures outside of controllers are handled.
 * @param catalog Pages that explain the codes.
 */
@ConfigurationProperties(value = "paykka.errors", ignoreUnknownFields = false)
public record PaykkaErrorsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("-100") int order,
		@DefaultValue("https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#{code}") String typeUri,
		@DefaultValue("5s") Duration retryAfter, boolean traceId, @DefaultValue("json") HtmlResponse html,
		boolean unexpected, @DefaultValue("merchant") Audience audience, @DefaultValue Map<String, String> translate,
		@DefaultValue Map<String, Code> codes, @DefaultValue Validation validation, @DefaultValue Metrics metrics,
		@DefaultValue Observations observations, @DefaultValue Logging logging, @DefaultValue Filter filter,
		@DefaultValue Catalog catalog) {

	public PaykkaErrorsProperties {
		try {
			URI.create(typeUri.replace("{code}", "0000"));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException("paykka.errors.type-uri", typeUri,
					"Set a URI, in which {code} stands for the code.");
		}
	}

	/**
	 * Overrides for a single code.
	 *
	 * @param status HTTP status, from 400 to 599.
	 * @param title Title of the problem, in every language.
	 * @param message Detail of the problem, in every language. Placeholders are written
	 * {@code {0}} or {@code <0>}.
	 * @param retryable Whether the same request may be sent again. True only for codes
	 * that PayKKa allows to be repeated.
	 * @param advice What to do next. RETRY only for codes that PayKKa allows to be
	 * repeated.
	 * @param retryAfter Time to wait before the request may be repeated, if the exception
	 * names none.
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
	public record Validation(@DefaultValue("named") ValidationMode mode) {

	}

	/**
	 * How failures are counted.
	 *
	 * @param enabled Whether failures are counted in "paykka.errors".
	 */
	public record Metrics(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * How failures appear in observations.
	 *
	 * @param enabled Whether the code and the failure are added to the observations of
	 * HTTP requests, scheduled tasks and listeners.
	 */
	public record Observations(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * How failures are logged.
	 *
	 * @param client Level of failures with a 4xx status. Those that the gateway decided
	 * are logged at "warn" or above, unless this is "off".
	 * @param server Level of failures with a 5xx status.
	 * @param causes Whether to print the messages of causes. Card numbers, user info and
	 * queries of URLs are masked in them, other secrets are not.
	 */
	public record Logging(@DefaultValue("debug") LogLevel client, @DefaultValue("error") LogLevel server,
			@DefaultValue("true") boolean causes) {

	}

	/**
	 * How failures outside of controllers are handled.
	 *
	 * @param enabled Whether failures outside of controllers, in servlet filters and
	 * WebFilters, are handled.
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

		/**
		 * Allows only characters that need no escaping, because the last segment is
		 * written into the page.
		 */
		private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

		public Catalog {
			if (!PATH.matcher(path).matches()) {
				throw new InvalidConfigurationPropertyValueException("paykka.errors.catalog.path", path,
						"Set a path such as /paykka-errors. Segments consist of letters, digits and any of . _ ~ -"
								+ " and must not start with a dot. There must be no slash at the end.");
			}
		}

	}

	/** The response to a caller that prefers HTML to JSON. */
	public enum HtmlResponse {

		/** A problem, as for every other caller. */
		JSON,

		/** The application's error page, as Spring Boot renders it. */
		ERROR_PAGE

	}

	/** When the starter handles invalid requests. */
	public enum ValidationMode {

		/**
		 * Only if a violated constraint names a code, and the application does not handle
		 * them.
		 */
		NAMED,

		/** Unless the application handles them. */
		UNLESS_HANDLED,

		/** Even if controller advice ordered after the starter handles them. */
		ALWAYS,

		/** Never. */
		NEVER

	}

}

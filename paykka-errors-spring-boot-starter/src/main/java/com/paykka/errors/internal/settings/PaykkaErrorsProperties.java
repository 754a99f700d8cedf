package com.paykka.errors.internal.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.logging.LogLevel;

/**
 * Settings of the starter.
 */
@ConfigurationProperties("paykka.errors")
public class PaykkaErrorsProperties {

	/**
	 * Whether the starter is active.
	 */
	private boolean enabled = true;

	/**
	 * Order of the controller advice: lower values come first.
	 */
	private int order = -100;

	/**
	 * URI of a problem's type, in which "{code}" stands for the code.
	 */
	private String typeUri = "https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#{code}";

	/**
	 * Time after which a caller may repeat a retryable request, where the exception names
	 * none.
	 */
	private Duration retryAfter = Duration.ofSeconds(5);

	/**
	 * Whether exceptions that nothing else handles are answered as 6007, without detail.
	 */
	private boolean unexpected = false;

	/**
	 * Whom problems are for: merchants are told the true code, shoppers one that gives
	 * nothing away.
	 */
	private Audience audience = Audience.MERCHANT;

	/**
	 * Codes for exceptions of other libraries, by the full name of their class.
	 */
	private final Map<String, String> translate = new LinkedHashMap<>();

	/**
	 * Overrides for single codes, by their code or name.
	 */
	private final Map<String, Code> codes = new LinkedHashMap<>();

	private final Validation validation = new Validation();

	private final Metrics metrics = new Metrics();

	private final Observations observations = new Observations();

	private final Logging logging = new Logging();

	private final Filter filter = new Filter();

	private final Catalogue catalogue = new Catalogue();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public int getOrder() {
		return this.order;
	}

	public void setOrder(int order) {
		this.order = order;
	}

	public String getTypeUri() {
		return this.typeUri;
	}

	public void setTypeUri(String typeUri) {
		this.typeUri = typeUri;
	}

	public Duration getRetryAfter() {
		return this.retryAfter;
	}

	public void setRetryAfter(Duration retryAfter) {
		this.retryAfter = retryAfter;
	}

	public boolean isUnexpected() {
		return this.unexpected;
	}

	public void setUnexpected(boolean unexpected) {
		this.unexpected = unexpected;
	}

	public Audience getAudience() {
		return this.audience;
	}

	public void setAudience(Audience audience) {
		this.audience = audience;
	}

	public Map<String, String> getTranslate() {
		return this.translate;
	}

	public Map<String, Code> getCodes() {
		return this.codes;
	}

	public Validation getValidation() {
		return this.validation;
	}

	public Metrics getMetrics() {
		return this.metrics;
	}

	public Observations getObservations() {
		return this.observations;
	}

	public Logging getLogging() {
		return this.logging;
	}

	public Filter getFilter() {
		return this.filter;
	}

	public Catalogue getCatalogue() {
		return this.catalogue;
	}

	/**
	 * What is different for a single code.
	 */
	public static class Code {

		/**
		 * HTTP status, from 400 to 599.
		 */
		private @Nullable Integer status;

		/**
		 * Title of the problem, in every language.
		 */
		private @Nullable String title;

		/**
		 * Detail of the problem, in every language. Placeholders are written {0} or <0>.
		 */
		private @Nullable String message;

		/**
		 * Whether the same request may be sent again. True only for a code that PayKKa
		 * repeats.
		 */
		private @Nullable Boolean retryable;

		/**
		 * What to do next. RETRY only for a code that PayKKa repeats.
		 */
		private PaykkaErrorCode.@Nullable Advice advice;

		/**
		 * Time after which a caller may repeat the request, where the exception names
		 * none.
		 */
		private @Nullable Duration retryAfter;

		/**
		 * Level of the log line.
		 */
		private @Nullable LogLevel logLevel;

		public @Nullable Integer getStatus() {
			return this.status;
		}

		public void setStatus(@Nullable Integer status) {
			this.status = status;
		}

		public @Nullable String getTitle() {
			return this.title;
		}

		public void setTitle(@Nullable String title) {
			this.title = title;
		}

		public @Nullable String getMessage() {
			return this.message;
		}

		public void setMessage(@Nullable String message) {
			this.message = message;
		}

		public @Nullable Boolean getRetryable() {
			return this.retryable;
		}

		public void setRetryable(@Nullable Boolean retryable) {
			this.retryable = retryable;
		}

		public PaykkaErrorCode.@Nullable Advice getAdvice() {
			return this.advice;
		}

		public void setAdvice(PaykkaErrorCode.@Nullable Advice advice) {
			this.advice = advice;
		}

		public @Nullable Duration getRetryAfter() {
			return this.retryAfter;
		}

		public void setRetryAfter(@Nullable Duration retryAfter) {
			this.retryAfter = retryAfter;
		}

		public @Nullable LogLevel getLogLevel() {
			return this.logLevel;
		}

		public void setLogLevel(@Nullable LogLevel logLevel) {
			this.logLevel = logLevel;
		}

	}

	/**
	 * How invalid requests are answered.
	 */
	public static class Validation {

		/**
		 * When invalid requests are answered.
		 */
		private ValidationAnswer answer = ValidationAnswer.UNLESS_HANDLED;

		public ValidationAnswer getAnswer() {
			return this.answer;
		}

		public void setAnswer(ValidationAnswer answer) {
			this.answer = answer;
		}

	}

	/**
	 * How failures are counted.
	 */
	public static class Metrics {

		/**
		 * Whether failures are counted in "paykka.errors".
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * How failures show in observations.
	 */
	public static class Observations {

		/**
		 * Whether the code is added to the observations of HTTP requests, and the failure
		 * to those of the server.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * How failures are logged.
	 */
	public static class Logging {

		/**
		 * Level of failures that are answered with a 4xx status. Those that the gateway
		 * decided are at least at "warn", unless it is "off".
		 */
		private LogLevel client = LogLevel.DEBUG;

		/**
		 * Level of failures that are answered with a 5xx status.
		 */
		private LogLevel server = LogLevel.ERROR;

		public LogLevel getClient() {
			return this.client;
		}

		public void setClient(LogLevel client) {
			this.client = client;
		}

		public LogLevel getServer() {
			return this.server;
		}

		public void setServer(LogLevel server) {
			this.server = server;
		}

	}

	/**
	 * How failures outside of controllers are answered.
	 */
	public static class Filter {

		/**
		 * Whether failures outside of controllers, in servlet filters and WebFilters, are
		 * answered.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * Pages that explain the codes.
	 */
	public static class Catalogue {

		/**
		 * Whether the pages of the catalogue are served.
		 */
		private boolean enabled = false;

		/**
		 * Path of the pages.
		 */
		private String path = "/paykka-errors";

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getPath() {
			return this.path;
		}

		public void setPath(String path) {
			this.path = path;
		}

	}

}

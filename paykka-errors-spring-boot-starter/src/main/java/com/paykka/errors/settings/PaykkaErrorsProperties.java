package com.paykka.errors.settings;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

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

	private final Validation validation = new Validation();

	private final Metrics metrics = new Metrics();

	private final Filter filter = new Filter();

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

	public Validation getValidation() {
		return this.validation;
	}

	public Metrics getMetrics() {
		return this.metrics;
	}

	public Filter getFilter() {
		return this.filter;
	}

	/**
	 * How invalid requests are answered.
	 */
	public static class Validation {

		/**
		 * Whether validation errors and unreadable requests are answered as problems.
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

}

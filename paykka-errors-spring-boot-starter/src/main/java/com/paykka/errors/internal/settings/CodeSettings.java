package com.paykka.errors.internal.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.Code;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.logging.LogLevel;

/**
 * PayKKa's catalog with the settings applied, resolved once at startup.
 */
public final class CodeSettings {

	private static final int MIN_STATUS = 400;

	private static final int MAX_STATUS = 599;

	private static final Duration LONGEST_WAIT = Duration.ofDays(365);

	private static final Map<String, PaykkaErrorCode> NAMES = Arrays.stream(PaykkaErrorCode.values())
		.collect(Collectors.toMap((code) -> bare(code.name()), Function.identity()));

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d{1,4}}");

	private final Map<PaykkaErrorCode, Entry> entries = new EnumMap<>(PaykkaErrorCode.class);

	public CodeSettings(PaykkaErrorsProperties properties) {
		Duration retryAfter = checkDuration("paykka.errors.retry-after", properties.retryAfter());
		Map<PaykkaErrorCode, String> overridden = new EnumMap<>(PaykkaErrorCode.class);
		properties.codes().forEach((key, settings) -> {
			String property = "paykka.errors.codes." + key;
			PaykkaErrorCode code = codeOf(property, key);
			this.entries.put(code, entry(code, settings, retryAfter, property));
			if (overridden.put(code, property) != null) {
				throw new InvalidConfigurationPropertyValueException(property, key, "It means " + code.getCode() + " "
						+ code.name() + ", which is set twice: use only one of its names.");
			}
		});
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			this.entries.computeIfAbsent(code, (absent) -> new Entry(absent, absent.getHttpStatus(), absent.getAdvice(),
					retryAfter, null, null, null));
		}
		this.entries.values().forEach((entry) -> checkShopper(entry, overridden));
	}

	private static Entry entry(PaykkaErrorCode code, Code settings, Duration retryAfter, String property) {
		Integer status = settings.status();
		if (status != null && (status < MIN_STATUS || status > MAX_STATUS)) {
			throw new InvalidConfigurationPropertyValueException(property + ".status", status.toString(),
					"Set an HTTP status from 400 to 599.");
		}
		Duration wait = settings.retryAfter();
		String title = checkText(property + ".title", settings.title());
		String message = checkText(property + ".message", settings.message());
		if (message != null && PLACEHOLDER.matcher(message).replaceAll("").indexOf('{') >= 0) {
			throw new InvalidConfigurationPropertyValueException(property + ".message", message,
					"Placeholders are written {0} or <0>.");
		}
		return new Entry(code, Objects.requireNonNullElse(status, code.getHttpStatus()),
				advice(code, settings, property),
				(wait != null) ? checkDuration(property + ".retry-after", wait) : retryAfter, title,
				(message != null) ? MessageTemplate.compile(message) : null, settings.logLevel());
	}

	/**
	 * A setting may forbid repeating a request, but never allow it where money may move
	 * twice.
	 */
	private static Advice advice(PaykkaErrorCode code, Code settings, String property) {
		Boolean retryable = settings.retryable();
		Advice advice = settings.advice();
		if (!code.isRetryable() && Boolean.TRUE.equals(retryable)) {
			throw new InvalidConfigurationPropertyValueException(property + ".retryable", "true", notRepeated(code));
		}
		if (!code.isRetryable() && advice == Advice.RETRY) {
			throw new InvalidConfigurationPropertyValueException(property + ".advice", advice.name(),
					notRepeated(code));
		}
		if (advice != null && retryable != null && retryable != (advice == Advice.RETRY)) {
			throw new InvalidConfigurationPropertyValueException(property + ".advice", advice.name(),
					"It contradicts '" + property + ".retryable', which is " + retryable + ": remove one of them.");
		}
		if (advice != null) {
			return advice;
		}
		return (code.isRetryable() && Boolean.FALSE.equals(retryable)) ? Advice.CHECK_STATUS : code.getAdvice();
	}

	private static String notRepeated(PaykkaErrorCode code) {
		return "PayKKa allows no repeat after " + code.getCode() + " " + code.name()
				+ ": it might move the money twice. Set another value, or remove the property.";
	}

	/** A shopper who may have paid must not be asked to pay again. */
	private void checkShopper(Entry entry, Map<PaykkaErrorCode, String> overridden) {
		Entry shown = get(entry.code().forShopper());
		if (entry.advice() == Advice.CHECK_STATUS && shown.advice() != Advice.CHECK_STATUS) {
			Entry changed = (entry.advice() != entry.code().getAdvice()) ? entry : shown;
			throw new InvalidConfigurationPropertyValueException(overridden.get(changed.code()) + ".advice",
					changed.advice().name(),
					"After " + entry.code().getCode() + " the status must be checked, but a shopper is shown "
							+ shown.code().getCode() + " instead, with advice " + shown.advice()
							+ ": set CHECK_STATUS for both or for neither.");
		}
	}

	private static Duration checkDuration(String property, Duration duration) {
		if (duration.isNegative() || duration.compareTo(LONGEST_WAIT) > 0) {
			throw new InvalidConfigurationPropertyValueException(property,
					DurationStyle.SIMPLE.print(duration, ChronoUnit.SECONDS),
					"Set a duration that is not negative and at most 365d, such as 5s.");
		}
		return duration;
	}

	private static @Nullable String checkText(String property, @Nullable String text) {
		if (text != null && text.isBlank()) {
			throw new InvalidConfigurationPropertyValueException(property, text, "Set a text, or remove the property.");
		}
		return text;
	}

	/**
	 * Return the code that a setting names by code or name, in any case, with or without
	 * dashes and underscores.
	 */
	public static PaykkaErrorCode codeOf(String property, String text) {
		PaykkaErrorCode code = byCodeOrName(text);
		if (code == null) {
			String meant = SettingsFailureAnalyzer.nearestField(text.strip().replace('-', '_').toUpperCase(Locale.ROOT),
					PaykkaErrorCode.class);
			boolean known = meant != null && byCodeOrName(meant) != null;
			throw new InvalidConfigurationPropertyValueException(property, text,
					"PayKKa's catalog has no error '" + text + "'. " + (known ? "Did you mean " + meant + '?'
							: "Name one by its code or name, such as 4018 or ORDER_EXPIRED."));
		}
		return code;
	}

	public static @Nullable PaykkaErrorCode byCodeOrName(String text) {
		PaykkaErrorCode named = NAMES.get(bare(text));
		PaykkaErrorCode found = (named != null) ? named : PaykkaErrorCode.resolve(text.strip());
		return (found != PaykkaErrorCode.SUCCESS) ? found : null;
	}

	private static String bare(String name) {
		return name.strip().replace("_", "").replace("-", "").toUpperCase(Locale.ROOT);
	}

	/** Return the entry of a code. */
	public Entry get(PaykkaErrorCode code) {
		return Objects.requireNonNull(this.entries.get(code));
	}

	/**
	 * A code with the settings applied.
	 *
	 * @param code the code
	 * @param status the HTTP status
	 * @param advice what to do next, {@code RETRY} only if PayKKa allows a repeat
	 * @param retryAfter the time to wait before a retry, if the exception names none
	 * @param title the title, or {@code null} for the catalog's or its translation
	 * @param message the message, or {@code null} for the catalog's or its translation
	 * @param logLevel the level of the log line, or {@code null} for the default
	 */
	public record Entry(PaykkaErrorCode code, int status, Advice advice, Duration retryAfter, @Nullable String title,
			@Nullable MessageTemplate message, @Nullable LogLevel logLevel) {

		/** Return whether the same request may be sent again. */
		public boolean retryable() {
			return this.advice == Advice.RETRY;
		}

	}

}

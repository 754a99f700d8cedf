package com.paykka.errors.internal.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds the title and detail of a code: in the settings, then in the application's
 * {@link MessageSource}, then the starter's Simplified Chinese, then the catalog. The
 * locale is {@code null} for English.
 */
public final class ProblemMessages {

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private static final Set<String> LANGUAGES_OF_STARTER = Set.of("en", "zh");

	private static final int MAX_LOCALES = 200;

	private final Set<Locale> admitted = ConcurrentHashMap.newKeySet();

	private final CodeSettings catalog;

	private final MessageSource messageSource;

	private final ExtensionFaults extensionFaults;

	private final SingletonSupplier<Properties> chineseTexts = SingletonSupplier.of(ProblemMessages::chinese);

	private final SingletonSupplier<Map<PaykkaErrorCode, Text>> english = SingletonSupplier
		.of(() -> texts(new Properties()));

	private final SingletonSupplier<Map<PaykkaErrorCode, Text>> chinese = SingletonSupplier
		.of(() -> texts(this.chineseTexts.obtain()));

	ProblemMessages(CodeSettings catalog, MessageSource messageSource, ExtensionFaults extensionFaults) {
		this.catalog = catalog;
		this.messageSource = messageSource;
		this.extensionFaults = extensionFaults;
	}

	private static Map<PaykkaErrorCode, Text> texts(Properties translations) {
		Map<PaykkaErrorCode, Text> texts = new EnumMap<>(PaykkaErrorCode.class);
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			String title = "paykka." + code.getCode() + ".title";
			String detail = "paykka." + code.getCode() + ".detail";
			String translated = translations.getProperty(detail);
			texts.put(code, new Text(title, MessageTemplate.compile(translations.getProperty(title, code.getTitle())),
					detail, (translated != null) ? MessageTemplate.compile(translated) : code.getMessageTemplate()));
		}
		return texts;
	}

	private static Properties chinese() {
		try {
			return PropertiesLoaderUtils.loadProperties(new EncodedResource(
					new ClassPathResource("messages_zh.properties", ProblemMessages.class), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String title(PaykkaErrorCode code, @Nullable Locale locale) {
		String title = this.catalog.get(code).title();
		if (title == null) {
			Text text = text(code, locale);
			title = messageFor(text.titleKey(), locale, text.title()).toString();
		}
		return ProblemValues.safeText(title);
	}

	/** Return the message of a code with its placeholders as written. */
	public String message(PaykkaErrorCode code, @Nullable Locale locale) {
		return ProblemValues.safeText(detail(code, locale).toString());
	}

	/** Return the message of a code, not yet rendered. */
	MessageTemplate detail(PaykkaErrorCode code, @Nullable Locale locale) {
		MessageTemplate message = this.catalog.get(code).message();
		if (message != null) {
			return message;
		}
		Text text = text(code, locale);
		return messageFor(text.detailKey(), locale, text.detail());
	}

	String reason(Reason reason, @Nullable Locale locale) {
		String key = "paykka.reason." + reason.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
		String text = isChinese(locale) ? this.chineseTexts.obtain().getProperty(key, reason.kind().text())
				: reason.kind().text();
		return ProblemValues.safeText(
				messageFor(key, locale, MessageTemplate.compile(text)).render(String.join(", ", reason.allowed())));
	}

	/** Return whether a language has texts, the starter's or the application's. */
	public boolean hasTexts(PaykkaErrorCode code, Locale locale) {
		Text text = text(code, locale);
		return LANGUAGES_OF_STARTER.contains(locale.getLanguage())
				|| messageFor(text.titleKey(), locale, text.title()) != text.title()
				|| messageFor(text.detailKey(), locale, text.detail()) != text.detail();
	}

	private Text text(PaykkaErrorCode code, @Nullable Locale locale) {
		return Objects.requireNonNull((isChinese(locale) ? this.chinese : this.english).obtain().get(code));
	}

	private static boolean isChinese(@Nullable Locale locale) {
		return locale != null && locale.getLanguage().equals("zh");
	}

	private MessageTemplate messageFor(String key, @Nullable Locale locale, MessageTemplate fallback) {
		try {
			// Without arguments, the pattern is returned as is
			String pattern = this.messageSource.getMessage(key, null, null, admit(locale));
			return (pattern == null || pattern.equals(key)) ? fallback : MessageTemplate.compile(pattern);
		}
		catch (Throwable ex) {
			this.extensionFaults.report("looking up a message with", this.messageSource, ex);
			return fallback;
		}
	}

	/**
	 * Limit the locales that reach the {@link MessageSource}, which may cache what it
	 * finds for each, because anybody can invent them. Plain languages always pass.
	 */
	private Locale admit(@Nullable Locale locale) {
		if (locale == null) {
			return Locale.ENGLISH;
		}
		if (this.admitted.contains(locale) || (this.admitted.size() < MAX_LOCALES && this.admitted.add(locale))) {
			return locale;
		}
		return LANGUAGES.contains(locale.getLanguage()) ? Locale.forLanguageTag(locale.getLanguage()) : Locale.ENGLISH;
	}

	private record Text(String titleKey, MessageTemplate title, String detailKey, MessageTemplate detail) {
	}

}

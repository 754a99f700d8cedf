package com.paykka.errors.internal.problem;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.translation.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TranslationsTests {

	private static final Properties CHINESE = new Properties();

	static {
		try (InputStreamReader reader = new InputStreamReader(
				TranslationsTests.class.getResourceAsStream("messages_zh.properties"), StandardCharsets.UTF_8)) {
			CHINESE.load(reader);
		}
		catch (java.io.IOException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUCCESS")
	void everyCodeIsTranslated(PaykkaErrorCode code) {
		assertThat(CHINESE.getProperty("paykka." + code.getCode() + ".title")).containsPattern("\\p{IsHan}");
		assertThat(CHINESE.getProperty("paykka." + code.getCode() + ".detail")).containsPattern("\\p{IsHan}");
		assertThat(placeholders(CHINESE.getProperty("paykka." + code.getCode() + ".detail")))
			.isEqualTo(placeholders(code.getMessageTemplate().toString()));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUCCESS")
	void constraintMessagesAreThoseOfTheCatalog(PaykkaErrorCode code) {
		assertThat(constraintMessage(code, Locale.ENGLISH)).isEqualTo(code.getMessageTemplate().toString());
		assertThat(constraintMessage(code, Locale.SIMPLIFIED_CHINESE))
			.isEqualTo(CHINESE.getProperty("paykka." + code.getCode() + ".detail"));
	}

	@ParameterizedTest
	@EnumSource
	void everyReasonIsTranslated(Reason.Kind kind) {
		String text = CHINESE.getProperty("paykka.reason." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
		assertThat(text).containsPattern("\\p{IsHan}");
		assertThat(placeholders(text)).isEqualTo(placeholders(kind.text()));
	}

	private static String constraintMessage(PaykkaErrorCode code, Locale locale) {
		// Hibernate Validator requires braces to be escaped unless they enclose
		// parameters
		return ResourceBundle.getBundle("ContributorValidationMessages", locale)
			.getString("paykka." + code.getCode())
			.replace("\\", "");
	}

	private static long placeholders(String text) {
		return text.chars().filter((character) -> character == '{').count();
	}

}

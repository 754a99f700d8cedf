package com.paykka.errors;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that each invalid setting prevents an application from starting, on both stacks
 * and without web, with an explanation.
 */
@ExtendWith(OutputCaptureExtension.class)
class WrongSettingsTests {

	// Without web there are no pages
	private static final List<WebApplicationType> STACKS = Boolean.getBoolean("paykka.whole")
			? List.of(WebApplicationType.values()) : List.of(WebApplicationType.SERVLET);

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			enabled, maybe, Set true or false
			enabled, on, Set true or false
			order, first, `"first"`
			type-uri, not a uri, Set a URI
			retry-after, -5s, Set a duration that is not negative
			retry-after, soon, `'soon' is not a valid duration`
			unexpected, maybe, `'maybe'`
			unexpected, on, Set true or false
			audience, everybody, shopper
			validation.mode, maybe, `"maybe"`
			metrics.enabled, maybe, `'maybe'`
			metrics.enabled, on, Set true or false
			observations.enabled, maybe, `'maybe'`
			observations.enabled, on, Set true or false
			filter.enabled, maybe, `'maybe'`
			filter.enabled, on, Set true or false
			logging.client, loud, warn
			logging.server, loud, warn
			catalog.enabled, maybe, `'maybe'`
			catalog.enabled, on, Set true or false
			catalog.path, no-slash, Set a path
			codes.9999.status, 9999, by its code or name
			codes.0000.status, 0000, by its code or name
			codes.4018.status, 200, Set an HTTP status from 400 to 599
			codes.4018.status, gone, `"gone"`
			codes.4018.title, ` `, Set a text
			codes.4018.message, ` `, Set a text
			codes.4018.retryable, maybe, `'maybe'`
			codes.4018.retryable, true, move the money twice
			codes.4018.advice, panic, `"panic"`
			codes.4018.advice, RETRY, move the money twice
			codes.5009.advice, CHECK_STATUS, set CHECK_STATUS for both or for neither
			codes.4018.retry-after, -1s, Set a duration that is not negative
			codes.4018.retry-after, soon, `'soon' is not a valid duration`
			codes.4018.log-level, loud, warn
			translate.com.example.Absent, 6000, There is no class 'com.example.Absent'
			translate.java.lang.String, 6000, 'java.lang.String' is not a Throwable
			translate.java.io.IOException, 9999, by its code or name
			""")
	void failsTheStart(String property, String value, String allowed, CapturedOutput output) {
		for (WebApplicationType stack : STACKS) {
			if (stack != WebApplicationType.NONE || !property.equals("catalog.path")) {
				assertStartFails(stack, property, value, allowed, output);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsTheStartOfEveryStack(WebApplicationType stack, CapturedOutput output) {
		assertStartFails(stack, "enabled", "maybe", "Set true or false", output);
		assertStartFails(stack, "audience", "everybody", "shopper", output);
		assertStartFails(stack, "codes.9999.status", "9999", "by its code or name", output);
		assertStartFails(stack, "translate.java.lang.String", "6000", "is not a Throwable", output);
	}

	private static void assertStartFails(WebApplicationType stack, String property, String value, String allowed,
			CapturedOutput output) {
		int before = output.getOut().length();
		assertThatException().isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(stack)
			.properties("server.port=0", "paykka.errors.catalog.enabled=true", "spring.main.banner-mode=off")
			.run("--paykka.errors." + property + "=" + value));
		assertThat(output.getOut().substring(before))
			.contains("APPLICATION FAILED TO START",
					"paykka.errors." + property.replaceFirst("^(codes\\.(9999|0000)).*", "$1"), value)
			.containsIgnoringCase(allowed);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}

package com.paykka.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.paykka.errors.internal.observability.PaykkaObservabilityAutoConfiguration;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.PaykkaSettingsAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.problem.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that each wrong setting in the documentation prevents an application from
 * starting, with the explanation that is documented.
 */
@ExtendWith(OutputCaptureExtension.class)
class WrongSettingsTests {

	private static final Pattern ROW = Pattern.compile("\\| `([^=`]+)=([^`]*)` \\| (.+) \\|");

	static List<Arguments> documented() throws IOException {
		return Files.readAllLines(Path.of("../docs/settings.md"))
			.stream()
			.map(ROW::matcher)
			.filter(Matcher::matches)
			.map((row) -> Arguments.of(row.group(1), row.group(2), row.group(3)))
			.toList();
	}

	@Test
	void fortyAreDocumented() throws IOException {
		assertThat(documented()).hasSizeGreaterThanOrEqualTo(40);
	}

	@ParameterizedTest
	@MethodSource("documented")
	void failsTheStartAsDocumented(String name, String value, String explanation, CapturedOutput output) {
		String property = "paykka.errors." + name;
		assertThatException().isThrownBy(() -> new SpringApplicationBuilder(Starter.class).web(WebApplicationType.NONE)
			.run("--" + property + '=' + value));
		String text = output.getOut().replaceAll("\\s+", " ");
		assertThat(text).contains("APPLICATION FAILED TO START", "Value: \"" + value + '"',
				"Origin: \"" + property + "\" from property source \"commandLineArgs\"");
		assertThat(text).containsIgnoringCase("Property: " + property);
		assertThat(explanation.split(" (?=Did you)")).allSatisfy((part) -> assertThat(text).contains(part));
	}

	@ParameterizedTest
	@EnumSource
	void failsTheStartOfEveryStack(WebApplicationType stack, CapturedOutput output) {
		assertThatException().isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(stack)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run("--paykka.errors.audiance=shopper"));
		assertThat(output.getOut()).contains("APPLICATION FAILED TO START", "Did you mean 'paykka.errors.audience'?");
	}

	@Test
	void environmentVariablesWorkAsInBoot() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
							Map.of("PAYKKA_ERRORS_AUDIENCE", "shopper", "PAYKKA_ERRORS_CODES_4018_LOGLEVEL", "warn",
									"PAYKKA_ERRORS_CODES_CARDEXPIRED_STATUS", "404", "PAYKKA_ERRORS_NONSENSE", "1")));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Starter.class)
			.environment(environment)
			.web(WebApplicationType.NONE)
			.run("--paykka.errors.codes.4018.title=${title:Too late}", "--paykka.errors.enabled=${on:true}")) {
			PaykkaErrorsProperties settings = context.getBean(PaykkaErrorsProperties.class);
			assertThat(settings.audience()).isEqualTo(Audience.SHOPPER);
			assertThat(settings.codes()).containsOnlyKeys("4018", "cardexpired");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ PaykkaSettingsAutoConfiguration.class, PaykkaTranslationAutoConfiguration.class,
			PaykkaProblemAutoConfiguration.class, PaykkaObservabilityAutoConfiguration.class })
	static class Starter {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}

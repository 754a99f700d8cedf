package com.paykka.errors.internal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the settings' metadata for IDEs.
 */
class ConfigurationMetadataTests {

	private final DocumentContext metadata = metadata();

	@Test
	void everyPropertyIsDescribed() {
		List<String> names = this.metadata.read("$.properties[*].name");
		assertThat(names).contains("paykka.errors.audience", "paykka.errors.catalog.enabled",
				"paykka.errors.catalog.path", "paykka.errors.codes", "paykka.errors.enabled",
				"paykka.errors.filter.enabled", "paykka.errors.logging.client", "paykka.errors.logging.server",
				"paykka.errors.metrics.enabled", "paykka.errors.observations.enabled", "paykka.errors.order",
				"paykka.errors.retry-after", "paykka.errors.translate", "paykka.errors.type-uri",
				"paykka.errors.unexpected", "paykka.errors.validation.mode");
		assertThat(this.metadata.<List<String>>read("$.properties[*].description")).hasSameSizeAs(names)
			.allSatisfy((description) -> assertThat(description).endsWith("."));
	}

	@Test
	void everyGroupIsDescribed() {
		assertThat(this.metadata.<List<String>>read("$.groups[?(@.name =~ /paykka.errors.*/)].description")).hasSize(7)
			.allSatisfy((description) -> assertThat(description).endsWith("."));
	}

	@ParameterizedTest
	@CsvSource({ "audience, com.paykka.errors.problem.Audience",
			"html, com.paykka.errors.internal.settings.PaykkaErrorsProperties$HtmlResponse",
			"validation.mode, com.paykka.errors.internal.settings.PaykkaErrorsProperties$ValidationMode" })
	void everyChoiceIsDescribed(String name, Class<? extends Enum<?>> choices) {
		assertThat(values("paykka.errors." + name))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(choices.getEnumConstants())
				.map((choice) -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList());
		assertThat(this.metadata
			.<List<String>>read("$.hints[?(@.name=='paykka.errors." + name + "')].values[*].description"))
			.hasSize(choices.getEnumConstants().length);
	}

	@Test
	void codesAreCompletedByCodeAndName() {
		assertThat(values("paykka.errors.codes.keys")).containsExactlyInAnyOrderElementsOf(
				names((code) -> code.name().toLowerCase(Locale.ROOT).replace('_', '-')));
		assertThat(values("paykka.errors.translate.values")).containsExactlyInAnyOrderElementsOf(names(Enum::name));
	}

	@Test
	void everyCompletionIsUnderstood() {
		assertThat(Stream.concat(values("paykka.errors.codes.keys").stream(),
				values("paykka.errors.translate.values").stream()))
			.allSatisfy((value) -> assertThat(CodeSettings.codeOf("any", value)).isNotNull());
	}

	@Test
	void exceptionsAreCompletedByClass() {
		assertThat(this.metadata
			.<List<String>>read("$.hints[?(@.name=='paykka.errors.translate.keys')].providers[0].parameters.target"))
			.containsExactly("java.lang.Throwable");
	}

	private List<String> values(String hint) {
		return this.metadata.read("$.hints[?(@.name=='" + hint + "')].values[*].value");
	}

	private static List<String> names(java.util.function.Function<PaykkaErrorCode, String> name) {
		return Arrays.stream(PaykkaErrorCode.values())
			.filter((code) -> code != PaykkaErrorCode.SUCCESS)
			.flatMap((code) -> Stream.of(code.getCode(), name.apply(code)))
			.toList();
	}

	private static DocumentContext metadata() {
		try (InputStream resource = PaykkaErrorsProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonPath.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}

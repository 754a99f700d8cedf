import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;

/**
 * Writes resources derived from the catalog: code completion for IDEs, and messages for Bean Validation. The build
 * runs it from source, before copying the resources.
 */
class CatalogResources {

	private static final List<PaykkaErrorCode> CODES = Arrays.stream(PaykkaErrorCode.values())
		.filter((code) -> code != PaykkaErrorCode.SUCCESS)
		.toList();

	private static final String METADATA = """
			{
				"groups": [
					{ "name": "paykka.errors", "description": "How failures of payments are handled." },
					{ "name": "paykka.errors.catalog", "description": "Pages that explain the codes." },
					{ "name": "paykka.errors.filter", "description": "How failures outside of controllers are handled." },
					{ "name": "paykka.errors.logging", "description": "How failures are logged." },
					{ "name": "paykka.errors.metrics", "description": "How failures are counted." },
					{ "name": "paykka.errors.observations", "description": "How failures appear in observations." },
					{ "name": "paykka.errors.validation", "description": "How invalid requests are handled." }
				],
				"hints": [
					{
						"name": "paykka.errors.audience",
						"values": [
							{ "value": "merchant", "description": "The merchant's own people and services, who get the true code." },
							{ "value": "shopper", "description": "Shoppers, who get a code that reveals nothing." }
						]
					},
					{
						"name": "paykka.errors.html",
						"values": [
							{ "value": "json", "description": "A problem, as for every other caller." },
							{ "value": "error-page", "description": "The application's error page, as Spring Boot renders it." }
						]
					},
					{
						"name": "paykka.errors.validation.mode",
						"values": [
							{ "value": "named", "description": "Only if a violated constraint names a code, and the application does not handle them." },
							{ "value": "unless-handled", "description": "Unless the application handles them." },
							{ "value": "always", "description": "Even if controller advice ordered after the starter handles them." },
							{ "value": "never", "description": "Never." }
						]
					},
					{
						"name": "paykka.errors.codes.keys",
						"values": [
			%s
						]
					},
					{
						"name": "paykka.errors.translate.keys",
						"providers": [
							{
								"name": "class-reference",
								"parameters": {
									"target": "java.lang.Throwable"
								}
							}
						]
					},
					{
						"name": "paykka.errors.translate.values",
						"values": [
			%s
						]
					},
					{
						"name": "paykka.errors.catalog.path",
						"values": [
							{
								"value": "/paykka-errors"
							}
						]
					}
				]
			}
			""";

	public static void main(String[] args) throws IOException {
		Path chinese = Path.of(args[0]);
		Path target = Path.of(args[1]);
		write(target.resolve("META-INF/additional-spring-configuration-metadata.json"),
				METADATA.formatted(hints((code) -> code.name().toLowerCase(Locale.ROOT).replace('_', '-')),
						hints(PaykkaErrorCode::name)));
		write(target.resolve("ContributorValidationMessages.properties"),
				constraintMessages("English", (code) -> code.getMessageTemplate().toString()));
		write(target.resolve("ContributorValidationMessages_zh.properties"),
				constraintMessages("Simplified Chinese", chineseDetails(chinese)));
	}

	private static String hints(Function<PaykkaErrorCode, String> name) {
		return Stream
			.concat(CODES.stream().map((code) -> hint(code.getCode(), code.name(), code)),
					CODES.stream().map((code) -> hint(name.apply(code), code.getCode(), code)))
			.collect(Collectors.joining(",\n"));
	}

	private static String hint(String value, String otherName, PaykkaErrorCode code) {
		String message = code.getMessageTemplate().toString().replace("\\", "\\\\").replace("\"", "\\\"");
		return "\t\t\t\t{ \"value\": \"%s\", \"description\": \"%s: %s\" }".formatted(value, otherName, message);
	}

	private static Function<PaykkaErrorCode, String> chineseDetails(Path file) throws IOException {
		Properties details = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			details.load(reader);
		}
		return (code) -> {
			String key = "paykka." + code.getCode() + ".detail";
			String detail = details.getProperty(key);
			if (detail == null) {
				throw new IllegalStateException(file + " has no " + key);
			}
			return detail;
		};
	}

	private static String constraintMessages(String language, Function<PaykkaErrorCode, String> message) {
		return CODES.stream()
			.map((code) -> "paykka." + code.getCode() + "=" + escape(message.apply(code)) + "\n")
			.collect(Collectors.joining("", "# " + language + " text of {paykka.<code>} in Bean Validation messages."
					+ " Hibernate Validator reads this name and ISO-8859-1 only.\n", ""));
	}

	// Hibernate Validator takes braces for parameters, and reads properties as ISO-8859-1
	private static String escape(String message) {
		return message.replaceAll("[{}]", "\\\\\\\\$0")
			.chars()
			.mapToObj((c) -> (c < 0x80) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
			.collect(Collectors.joining());
	}

	private static void write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text, StandardCharsets.UTF_8);
	}

}

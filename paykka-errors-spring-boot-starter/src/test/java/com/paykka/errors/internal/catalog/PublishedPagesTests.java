package com.paykka.errors.internal.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes the pages as files for a web server without the application, in
 * <code>target/catalog</code>, and tests that they are complete.
 */
class PublishedPagesTests {

	private static final Path FOLDER = Path.of("target/catalog");

	private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
				PaykkaProblemAutoConfiguration.class, PaykkaCatalogAutoConfiguration.class))
		.withPropertyValues("paykka.errors.catalog.enabled=true");

	@Test
	void everyCodeIsPublished() throws IOException {
		FileSystemUtils.deleteRecursively(FOLDER);
		this.runner.run((context) -> publish(context.getBean(CatalogController.class)));
		for (PaykkaErrorCode code : CodeListing.ERRORS) {
			Path folder = FOLDER.resolve(code.getCode());
			assertThat(Files.readString(folder.resolve("index.html"))).contains("src=\"../catalog.js\"",
					"href=\"code.en.json\"", "<h1>" + code.getCode());
			for (Locale language : LANGUAGES) {
				String json = Files.readString(folder.resolve("code." + language.toLanguageTag() + ".json"));
				assertThat(JsonPath.parse(json).<Map<String, Object>>json()).containsEntry("code", code.getCode())
					.containsKeys("exampleForShopper", "related")
					.doesNotContainKey("count");
			}
		}
		assertThat(FOLDER.resolve("index.html")).content().contains("src=\"catalog.js\"", "href=\"codes.zh-CN.json\"");
		assertThat(CatalogController.FILES).allSatisfy((file) -> assertThat(FOLDER.resolve(file)).isNotEmptyFile());
	}

	private static void publish(CatalogController controller) throws IOException {
		Files.createDirectories(FOLDER);
		for (String file : CatalogController.FILES) {
			Files.write(FOLDER.resolve(file), CatalogController.load(file));
		}
		write(FOLDER, "", "codes", Map.of("code", "PayKKa", "title", "error codes", "message", ""),
				(headers, language) -> controller.codes(headers, language));
		for (PaykkaErrorCode code : CodeListing.ERRORS) {
			DocumentContext english = JsonPath
				.parse(text(controller.code(code.getCode(), json(Locale.ENGLISH), Locale.ENGLISH)));
			write(Files.createDirectories(FOLDER.resolve(code.getCode())), "../", "code", english.json(),
					(headers, language) -> controller.code(code.getCode(), headers, language));
		}
	}

	/**
	 * Write a page that finds its content in a file for each language, and shows the
	 * words to readers without scripts.
	 */
	private static void write(Path folder, String base, String name, Map<String, Object> words, Content content)
			throws IOException {
		StringBuilder links = new StringBuilder();
		for (Locale language : LANGUAGES) {
			String file = name + '.' + language.toLanguageTag() + ".json";
			Files.writeString(folder.resolve(file), text(content.in(json(language), language)));
			links.append("<link rel=\"alternate\" type=\"application/json\" hreflang=\"%s\" href=\"%s\">\n"
				.formatted(language.toLanguageTag(), file));
		}
		String title = HtmlUtils.htmlEscape(words.get("code") + " " + words.get("title"));
		String page = new String(CatalogController.page(base, null), StandardCharsets.UTF_8)
			.replace("<title>PayKKa</title>", "<title>" + title + "</title>")
			.replace("</head>", links + "</head>")
			.replaceFirst("(?s)<noscript>.*</noscript>", "<noscript>\n<main>\n<h1>" + title + "</h1>\n<p>"
					+ HtmlUtils.htmlEscape(words.get("message").toString()) + "</p>\n</main>\n</noscript>");
		Files.writeString(folder.resolve("index.html"), page);
	}

	private static HttpHeaders json(Locale language) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, "application/json");
		headers.set(HttpHeaders.ACCEPT_LANGUAGE, language.toLanguageTag());
		return headers;
	}

	private static String text(ResponseEntity<byte[]> response) {
		return new String(response.getBody(), StandardCharsets.UTF_8);
	}

	/**
	 * The content of a page in one language.
	 */
	private interface Content {

		ResponseEntity<byte[]> in(HttpHeaders headers, Locale language);

	}

}

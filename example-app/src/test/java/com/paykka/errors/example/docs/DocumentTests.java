package com.paykka.errors.example.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the documentation as a whole: its links and its length.
 */
class DocumentTests {

	@ParameterizedTest
	@MethodSource("com.paykka.errors.example.docs.Document#all")
	void linksResolve(Document document) {
		assertThat(document.links()).filteredOn((link) -> !URI.create(link).isAbsolute())
			.allSatisfy((link) -> assertResolves(document.file(), link));
	}

	@Test
	void linksOfAlertsResolve() throws IOException {
		Path folder = Document.ROOT.resolve("example-app/src/monitoring");
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Pattern.compile("runbook_url: \"[{]{2} \\$externalLabels.runbook }}(#\\w+)")
					.matcher(Files.readString(file))
					.results()
					.forEach((link) -> assertResolves(Document.ROOT.resolve("any"),
							"docs/operating.md" + link.group(1)));
			}
		}
	}

	@Test
	void readmeIsShort() throws IOException {
		assertThat(Files.size(Document.ROOT.resolve("README.md"))).isLessThanOrEqualTo(10 * 1024);
	}

	@Test
	void readmeNamesThePublisherOfThePom() throws IOException {
		String pom = Files.readString(Document.ROOT.resolve("pom.xml"));
		Function<String, String> owner = (name) -> pom.replaceFirst("(?s).*<owner\\." + name + ">(.*?)</.*", "$1");
		assertThat(Document.of("README.md").prose()).contains(
				"[" + owner.apply("name") + "](" + owner.apply("url") + ")",
				"git clone https://" + owner.apply("repository") + ".git",
				"https://" + owner.apply("repository") + "/issues");
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.example.docs.Document#topics")
	void topicIsShortEnoughToRead(Path file) throws IOException {
		assertThat(Files.size(file)).isLessThanOrEqualTo(25 * 1024);
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.example.docs.Document#topics")
	void topicIsLinkedFromTheReadme(Path file) {
		assertThat(Document.of("README.md").links()).contains("docs/" + file.getFileName());
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.example.docs.Document#topics")
	void topicBeginsWithWhenToReadIt(Path file) {
		assertThat(Document.of("docs/" + file.getFileName()).paragraphs().get(1)).startsWith("Read this ");
	}

	@Test
	void nothingIsRepeated() {
		Map<String, Document> places = new HashMap<>();
		for (Document document : Document.all()) {
			Stream<String> prose = document.paragraphs()
				.stream()
				.flatMap((text) -> text.startsWith("|") ? text.lines() : Stream.of(text));
			Stream<String> blocks = document.blocks()
				.stream()
				.filter((block) -> block.lines().size() > 2)
				.map(Document.Block::text);
			Stream.concat(prose, blocks)
				.map((text) -> text.replaceAll("\\s+", " "))
				.filter((text) -> text.length() > 100)
				.forEach((text) -> assertThat(places.put(text, document)).as(text).isNull());
		}
	}

	private static void assertResolves(Path from, String link) {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
		assertThat(target).exists();
		if (parts.length > 1) {
			assertThat(anchors(target)).as(link).contains(parts[1]);
		}
	}

	private static Set<String> anchors(Path file) {
		List<Document> found = Document.all().stream().filter((document) -> document.file().equals(file)).toList();
		assertThat(found).as("%s is documentation", file).hasSize(1);
		return found.get(0).anchors();
	}

}

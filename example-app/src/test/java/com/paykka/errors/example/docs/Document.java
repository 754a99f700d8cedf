package com.paykka.errors.example.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of the project's documentation, as GitHub reads it.
 */
final class Document {

	static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

	private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?) *#*");

	private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

	private static final String FENCE = "```";

	private final Path file;

	private final List<String> prose = new ArrayList<>();

	private final List<Block> blocks = new ArrayList<>();

	private Document(Path file) {
		this.file = file;
		try {
			read(Files.readAllLines(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(List<String> lines) {
		Block block = null;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.startsWith(FENCE)) {
				if (block == null) {
					block = new Block(this, i + 1, line.substring(FENCE.length()), new ArrayList<>());
					this.blocks.add(block);
				}
				else {
					block = null;
				}
			}
			else if (block != null) {
				block.lines().add(line);
			}
			else {
				this.prose.add(line);
			}
		}
	}

	/**
	 * Return all documents.
	 */
	static List<Document> all() {
		List<Path> files = new ArrayList<>(Stream
			.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "benchmarks/README.md",
					"example-app/README.md")
			.map(ROOT::resolve)
			.toList());
		files.addAll(topics());
		return files.stream().map(Document::new).toList();
	}

	static Document of(String file) {
		return new Document(ROOT.resolve(file));
	}

	/**
	 * Return the files of the folder <code>docs</code>.
	 */
	static List<Path> topics() {
		try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<Block> blocks(String info) {
		return all().stream().flatMap((document) -> document.blocks.stream()).filter((block) -> block.is(info));
	}

	Path file() {
		return this.file;
	}

	List<Block> blocks() {
		return this.blocks;
	}

	/**
	 * Return all text outside blocks.
	 */
	String prose() {
		return String.join("\n", this.prose);
	}

	List<String> paragraphs() {
		return Stream.of(prose().split("\n\\s*\n")).map(String::strip).filter((text) -> !text.isEmpty()).toList();
	}

	List<String> links() {
		return LINK.matcher(prose()).results().map((match) -> match.group(1)).toList();
	}

	boolean linksTo(Path target) {
		return links().stream().anyMatch((link) -> this.file.resolveSibling(link).normalize().equals(target));
	}

	Set<String> anchors() {
		Map<String, Integer> seen = new HashMap<>();
		Set<String> anchors = new LinkedHashSet<>();
		for (String line : this.prose) {
			Matcher heading = HEADING.matcher(line);
			if (heading.matches()) {
				String slug = slug(heading.group(1));
				int times = seen.merge(slug, 1, Integer::sum);
				anchors.add((times > 1) ? slug + '-' + (times - 1) : slug);
			}
		}
		return anchors;
	}

	private static String slug(String heading) {
		String text = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
	}

	@Override
	public String toString() {
		return ROOT.relativize(this.file).toString();
	}

	/**
	 * A fenced block.
	 *
	 * @param document the file
	 * @param line the number of its first line
	 * @param info the text after the fence
	 * @param lines its lines
	 */
	record Block(Document document, int line, String info, List<String> lines) {

		boolean is(String expected) {
			return this.info.equals(expected);
		}

		String text() {
			return String.join("\n", this.lines);
		}

		@Override
		public String toString() {
			return this.document + ":" + this.line;
		}

	}

}

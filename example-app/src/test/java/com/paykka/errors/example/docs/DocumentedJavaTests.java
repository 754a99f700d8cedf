package com.paykka.errors.example.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.paykka.errors.example.docs.Document.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that all Java in the documentation is compiled somewhere in the build.
 */
class DocumentedJavaTests {

	/**
	 * A block may leave out code between its paragraphs, but not within. A reader finds
	 * the whole file, with its imports, by a link.
	 */
	@ParameterizedTest
	@MethodSource("blocks")
	void codeIsCompiledInALinkedFile(Block block) {
		List<String> parts = Stream.of(block.text().split("\n\\s*(\n|…\n)"))
			.map(TestedFiles::normalize)
			.filter((part) -> !part.isEmpty())
			.toList();
		assertThat(parts).as(block.toString()).isNotEmpty();
		List<Path> files = TestedFiles.java()
			.entrySet()
			.stream()
			.filter((source) -> contains(source.getValue(), parts))
			.map(Map.Entry::getKey)
			.toList();
		assertThat(files).as("%s is compiled:%n%s", block, block.text()).isNotEmpty();
		if (block.document().file().getParent().endsWith("docs")) {
			assertThat(files).as("%s is linked:%n%s", block, block.text()).anyMatch(block.document()::linksTo);
		}
	}

	@ParameterizedTest
	@MethodSource("kotlin")
	void kotlinIsCompiled(Block block) {
		assertThat(TestedFiles.kotlin()).as(block.toString())
			.anyMatch((source) -> source.contains(TestedFiles.normalize(block.text())));
	}

	/**
	 * The libraries to migrate from are not on the class path.
	 */
	@Test
	void onlyGuidesForMigratingShowCodeThatIsNotCompiled() {
		assertThat(Document.blocks("java peers"))
			.allSatisfy((block) -> assertThat(block.document()).hasToString("docs/migrating.md"))
			.hasSizeLessThanOrEqualTo(4);
	}

	@Test
	void codeIsMarkedAsSuch() {
		assertThat(Document.all()).flatExtracting(Document::blocks)
			.extracting(Block::info)
			.isSubsetOf("java", "java peers", "xml", "kotlin", "yaml", "properties", "json", "http", "console", "text");
	}

	static Stream<Block> blocks() {
		return Document.blocks("java");
	}

	static Stream<Block> kotlin() {
		return Document.blocks("kotlin").filter((block) -> block.text().contains("fun "));
	}

	private static boolean contains(String source, List<String> parts) {
		int end = 0;
		for (String part : parts) {
			int start = source.indexOf(part, end);
			if (start < 0) {
				return false;
			}
			end = start + part.length();
		}
		return true;
	}

}

package com.paykka.errors;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the published poms. Gradle picks the highest version requested, so they must
 * not request a newer one than an application on Spring Boot 3.5 has.
 */
class PublishedPomTests {

	private final Element core = read("paykka-errors-core");

	private final Element starter = read("paykka-errors-spring-boot-starter");

	PublishedPomTests() throws Exception {
	}

	@Test
	void starterAsksForTheFirstSpringBootOfTheLine() {
		assertThat(required(this.starter)).containsExactly(
				"com.paykka.errors:paykka-errors-core:" + text(this.starter, "version"),
				"org.springframework.boot:spring-boot-starter:3.5.0");
	}

	@Test
	void coreAsksForJSpecifyOnly() {
		assertThat(required(this.core)).containsExactly("org.jspecify:jspecify:1.0.0");
	}

	@Test
	void neitherManagesVersions() {
		assertThat(Stream.of(this.core, this.starter)
			.flatMap((pom) -> Stream.of("parent", "dependencyManagement").flatMap((name) -> children(pom, name))))
			.isEmpty();
	}

	private static List<String> required(Element pom) {
		return children(pom, "dependencies").flatMap((dependencies) -> children(dependencies, "dependency"))
			.filter((dependency) -> !text(dependency, "optional").equals("true"))
			.map((dependency) -> text(dependency, "groupId") + ":" + text(dependency, "artifactId") + ":"
					+ text(dependency, "version"))
			.toList();
	}

	private static String text(Element parent, String name) {
		return children(parent, name).findFirst().map(Element::getTextContent).orElse("");
	}

	private static Stream<Element> children(Element parent, String name) {
		NodeList nodes = parent.getChildNodes();
		return IntStream.range(0, nodes.getLength())
			.mapToObj(nodes::item)
			.filter((node) -> node.getNodeName().equals(name))
			.map(Element.class::cast);
	}

	private static Element read(String module) throws Exception {
		File pom = Path.of(System.getProperty("basedir", ""), "..", module, ".flattened-pom.xml").toFile();
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom).getDocumentElement();
	}

}

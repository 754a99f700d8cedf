package com.paykka.errors;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The pom of a module as it is published.
 */
final class PublishedPom {

	private final Element project;

	PublishedPom(String module) throws Exception {
		File pom = Path.of(System.getProperty("basedir", ""), "..", module, ".flattened-pom.xml").toFile();
		this.project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom).getDocumentElement();
	}

	String version() {
		return text(this.project, "version");
	}

	/**
	 * List the dependencies that are not optional, with their versions.
	 */
	List<String> required() {
		return children(this.project, "dependencies").flatMap((dependencies) -> children(dependencies, "dependency"))
			.filter((dependency) -> !text(dependency, "optional").equals("true"))
			.map((dependency) -> text(dependency, "groupId") + ":" + text(dependency, "artifactId") + ":"
					+ text(dependency, "version"))
			.toList();
	}

	boolean managesVersions() {
		return Stream.of("parent", "dependencyManagement").anyMatch((name) -> children(this.project, name).count() > 0);
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

}

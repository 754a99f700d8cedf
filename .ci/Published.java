import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;

/**
 * Lists and checks the files of a release in a repository: that everything Maven Central
 * requires is there and nothing else, and that checksums and poms are correct.
 *
 * <pre>java .ci/Published.java REPOSITORY VERSION</pre>
 */
final class Published {

	private static final List<String> ARTIFACTS = List.of("paykka-errors-core", "paykka-errors-spring-boot-starter",
			"paykka-errors-test");

	private static final List<String> ENDINGS = List.of(".jar", ".pom", "-sources.jar", "-javadoc.jar",
			"-cyclonedx.json");

	/** What each pom must contain, and what none may. */
	private static final List<String> WANTED = List.of("/project/name", "/project/description", "/project/url",
			"/project/organization/name", "/project/licenses/license/name", "/project/licenses/license/url",
			"/project/developers/developer/name", "/project/developers/developer/organization",
			"/project/scm/connection", "/project/scm/developerConnection", "/project/scm/url");

	private static final List<String> UNWANTED = List.of("/project/parent", "/project/repositories",
			"/project/dependencyManagement", "/project/build", "//dependency[not(version)]",
			"//*[not(*)][contains(., '${')]", "//*[not(*)][contains(., 'SNAPSHOT')]");

	private final Path group;

	private final String version;

	private final List<String> faults = new ArrayList<>();

	private Published(Path repository, String version) {
		this.group = repository.resolve("com/paykka/errors");
		this.version = version;
	}

	public static void main(String[] args) throws Exception {
		Published published = new Published(Path.of(args[0]), args[1]);
		published.check();
		published.faults.forEach((fault) -> System.err.println("FAILED: " + fault));
		System.exit(published.faults.isEmpty() ? 0 : 1);
	}

	private void check() throws Exception {
		expect("artifacts", new TreeSet<>(ARTIFACTS), names(this.group));
		for (String artifact : ARTIFACTS) {
			Path folder = this.group.resolve(artifact).resolve(this.version);
			Set<String> files = new TreeSet<>();
			for (String ending : ENDINGS) {
				String file = artifact + "-" + this.version + ending;
				files.addAll(List.of(file, file + ".md5", file + ".sha1"));
			}
			// Either all files are signed or none
			if (names(folder).stream().anyMatch((name) -> name.endsWith(".asc"))) {
				ENDINGS.forEach((ending) -> files.add(artifact + "-" + this.version + ending + ".asc"));
			}
			if (expect("files of " + artifact, files, names(folder))) {
				for (String file : files) {
					checkFile(folder.resolve(file));
				}
			}
		}
	}

	private void checkFile(Path file) throws Exception {
		String name = file.getFileName().toString();
		if (name.endsWith(".md5") || name.endsWith(".sha1")) {
			return;
		}
		System.out.printf("%9d  %s  %s%n", Files.size(file), hash(file, "SHA-256"), name);
		if (Files.size(file) == 0) {
			this.faults.add(name + " is empty");
		}
		if (name.endsWith(".asc")) {
			return;
		}
		expect("MD5 of " + name, Files.readString(Path.of(file + ".md5")), hash(file, "MD5"));
		expect("SHA-1 of " + name, Files.readString(Path.of(file + ".sha1")), hash(file, "SHA-1"));
		if (name.endsWith(".pom")) {
			checkPom(file);
		}
		else if (name.endsWith("-sources.jar")) {
			expectEntry(file, "com/paykka/errors/.+\\.java");
		}
		else if (name.endsWith("-javadoc.jar")) {
			expectEntry(file, "com/paykka/errors/(.+/)?package-summary\\.html");
			expectEntry(file, "index\\.html");
		}
		else if (name.endsWith(".jar")) {
			expectEntry(file, "com/paykka/errors/.+\\.class");
		}
		else if (name.endsWith(".json") && !Files.readString(file).contains("\"version\" : \"" + this.version + "\"")) {
			this.faults.add(name + " does not name " + this.version);
		}
	}

	private void checkPom(Path file) throws Exception {
		String name = file.getFileName().toString();
		Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
		XPath path = XPathFactory.newInstance().newXPath();
		expect("coordinates in " + name, name,
				path.evaluate("concat(/project/artifactId, '-', /project/version, '.pom')", pom));
		for (String wanted : WANTED) {
			if (path.evaluate(wanted, pom).isBlank()) {
				this.faults.add(name + " lacks " + wanted);
			}
		}
		for (String unwanted : UNWANTED) {
			if (!"0".equals(path.evaluate("count(" + unwanted + ")", pom))) {
				this.faults.add(name + " has " + unwanted);
			}
		}
	}

	private void expectEntry(Path file, String pattern) throws IOException {
		try (ZipFile jar = new ZipFile(file.toFile())) {
			if (jar.stream().noneMatch((entry) -> entry.getName().matches(pattern))) {
				this.faults.add(file.getFileName() + " has no " + pattern);
			}
		}
	}

	private boolean expect(String what, Object expected, Object actual) {
		if (!expected.equals(actual)) {
			this.faults.add(what + ": expected " + expected + ", not " + actual);
		}
		return expected.equals(actual);
	}

	private static Set<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static String hash(Path file, String algorithm) throws IOException, GeneralSecurityException {
		MessageDigest digest = MessageDigest.getInstance(algorithm);
		try (InputStream content = Files.newInputStream(file)) {
			digest.update(content.readAllBytes());
		}
		return HexFormat.of().formatHex(digest.digest());
	}

}

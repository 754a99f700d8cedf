package com.paykka.errors;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the bills of materials of both modules, which the profile
 * <code>release</code> creates. Maven does not create them offline.
 */
class BillOfMaterialsIT {

	private final DocumentContext core = read("paykka-errors-core");

	private final DocumentContext starter = read("paykka-errors-spring-boot-starter");

	BillOfMaterialsIT() throws IOException {
	}

	@Test
	void namesTheModules() {
		assertThat(List.of(own(this.core, "name"), own(this.starter, "name"))).containsExactly("paykka-errors-core",
				"paykka-errors-spring-boot-starter");
	}

	@Test
	void namesTheModulesLicense() {
		String licenses = "$.metadata.component.licenses[*].license.id";
		assertThat(this.core.<List<String>>read(licenses)).containsExactly("Apache-2.0");
		assertThat(this.starter.<List<String>>read(licenses)).containsExactly("Apache-2.0");
	}

	@Test
	void coreBringsJSpecifyOnly() {
		assertThat(this.core.<List<String>>read("$.components[*].name")).containsExactly("jspecify");
	}

	@Test
	void starterRequiresWhatItBrings() {
		assertThat(components("required")).containsExactlyInAnyOrderElementsOf(withDependencies(
				"com.paykka.errors/paykka-errors-core", "org.springframework.boot/spring-boot-starter"));
	}

	@Test
	void starterListsTheRestAsOptional() {
		assertThat(components("optional")).extracting((component) -> component.replaceAll("@.*", ""))
			.contains("pkg:maven/com.fasterxml.jackson.core/jackson-databind",
					"pkg:maven/org.springframework/spring-webflux", "pkg:maven/org.springframework/spring-webmvc",
					"pkg:maven/tools.jackson.core/jackson-databind");
	}

	@Test
	void namesLicenseAndHashOfEachComponent() {
		assertThat(this.starter.<List<String>>read("$.components[?(!@.licenses[0] || !@.hashes[0])].name")).isEmpty();
	}

	private List<String> components(String scope) {
		return this.starter.read("$.components[?(@.scope == '" + scope + "')].purl");
	}

	private Set<String> withDependencies(String... modules) {
		Set<String> found = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>();
		for (String module : modules) {
			open.addAll(this.starter
				.<List<String>>read("$.components[?(@.purl =~ /.*" + module.replace("/", "\\/") + "@.*/)].purl"));
		}
		while (!open.isEmpty()) {
			String component = open.pop();
			if (found.add(component)) {
				open.addAll(this.starter
					.<List<String>>read("$.dependencies[?(@.ref == '" + component + "')].dependsOn[*]"));
			}
		}
		return found;
	}

	private static String own(DocumentContext bill, String member) {
		return bill.read("$.metadata.component." + member);
	}

	private static DocumentContext read(String module) throws IOException {
		File bill = Path.of(System.getProperty("basedir", ""), "..", module, "target", "bom.json").toFile();
		return JsonPath.parse(bill);
	}

}

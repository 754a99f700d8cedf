package com.paykka.errors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the bill of materials of the test kit, which the profile <code>release</code>
 * creates. Maven does not create it offline.
 */
class KitBillOfMaterialsIT {

	private final DocumentContext bill = JsonPath
		.parse(Path.of(System.getProperty("basedir", ""), "target", "bom.json").toFile());

	KitBillOfMaterialsIT() throws IOException {
	}

	@Test
	void requiresCoreAndAJsonLibrary() {
		String kit = this.bill.read("$.metadata.component.bom-ref");
		List<String> direct = this.bill.<List<List<String>>>read("$.dependencies[?(@.ref == '" + kit + "')].dependsOn")
			.get(0);
		List<String> required = this.bill.read("$.components[?(@.scope == 'required')].bom-ref");
		// What optional ones bring is listed as required, too, where a test brings it
		assertThat(direct).filteredOn(required::contains)
			.extracting((component) -> component.replaceAll("@.*", ""))
			.containsExactlyInAnyOrder("pkg:maven/com.paykka.errors/paykka-errors-core",
					"pkg:maven/net.minidev/json-smart");
	}

	@Test
	void hasTheRestAsOptions() {
		assertThat(this.bill.<List<String>>read("$.components[?(@.scope == 'optional')].name"))
			.contains("paykka-errors-spring-boot-starter", "assertj-core", "junit-jupiter-api", "spring-test");
	}

}

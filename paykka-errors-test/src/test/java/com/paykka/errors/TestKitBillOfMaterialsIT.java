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
class TestKitBillOfMaterialsIT {

	private final DocumentContext bill = JsonPath
		.parse(Path.of(System.getProperty("basedir", ""), "target", "bom.json").toFile());

	TestKitBillOfMaterialsIT() throws IOException {
	}

	@Test
	void bringsCoreAndAJsonLibrary() {
		assertThat(this.bill.<List<String>>read("$.components[?(@.scope == 'required')].name"))
			.containsExactlyInAnyOrder("paykka-errors-core", "jspecify", "json-smart", "accessors-smart", "asm");
	}

	@Test
	void hasTheRestAsOptions() {
		assertThat(this.bill.<List<String>>read("$.components[?(@.scope == 'optional')].name"))
			.contains("paykka-errors-spring-boot-starter", "assertj-core", "junit-jupiter-api", "spring-test");
	}

}

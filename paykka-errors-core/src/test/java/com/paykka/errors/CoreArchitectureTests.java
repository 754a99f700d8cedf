package com.paykka.errors;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * Tests for the dependencies of the core.
 */
@AnalyzeClasses(packages = "com.paykka.errors", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTests {

	@ArchTest
	static final ArchRule dependsOnTheJdkAndJSpecifyOnly = classes().should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("com.paykka.errors", "java..", "org.jspecify..");

}

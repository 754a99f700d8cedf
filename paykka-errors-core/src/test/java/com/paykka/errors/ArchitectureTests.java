package com.paykka.errors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the core depends on and what it shows.
 */
@AnalyzeClasses(packages = "com.paykka.errors", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule dependsOnTheJdkAndJSpecifyOnly = classes().should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("com.paykka.errors", "java..", "org.jspecify..");

	@ArchTest
	static void showsNoOtherTypesThanTheseToUsers(JavaClasses types) {
		assertThat(types).filteredOn((type) -> type.getModifiers().contains(JavaModifier.PUBLIC))
			.extracting(JavaClass::getFullName)
			.containsExactlyInAnyOrder("com.paykka.errors.CardNumbers", "com.paykka.errors.GatewayAnswer",
					"com.paykka.errors.MessageTemplate", "com.paykka.errors.PeerProblem",
					"com.paykka.errors.PaykkaErrorCode", "com.paykka.errors.PaykkaErrorCode$Category",
					"com.paykka.errors.PaykkaException", "com.paykka.errors.PaykkaException$Origin",
					"com.paykka.errors.RetryableErrorPredicate", "com.paykka.errors.SafeText");
	}

}

package com.paykka.errors.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "com.paykka.errors.test", importOptions = ImportOption.DoNotIncludeTests.class)
class TestKitArchitectureTests {

	@ArchTest
	static final ArchRule sandboxNeedsNoSpring = classes().that()
		.haveNameMatching(".*\\.(PaykkaSandbox|Sandbox|Odd|Test|Amount|Payment|Operation|Repeated|Json).*")
		.and()
		.doNotHaveSimpleName("PaykkaSandboxExtension")
		.should()
		.onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("com.paykka.errors..", "java..", "com.sun..",
				"net.minidev..", "org.jspecify.."));

	@ArchTest
	static final ArchRule nothingDependsOnTheStarter = noClasses().should()
		.dependOnClassesThat(resideInAPackage("com.paykka.errors..")
			.and(not(resideInAPackage("com.paykka.errors.test").or(nameMatching("com\\.paykka\\.errors\\.[A-Z].*")))));

	@ArchTest
	static final ArchRule nothingThatMovedInBoot4 = noClasses().should()
		.dependOnClassesThat(resideInAPackage("org.springframework.boot..")
			.and(not(nameMatching("org\\.springframework\\.boot\\.(ApplicationContextFactory|WebApplicationType|"
					+ "autoconfigure\\.AutoConfiguration(ImportSelector)?|context\\.annotation\\.ImportCandidates|"
					+ "web\\.servlet\\.FilterRegistrationBean)"))));

}

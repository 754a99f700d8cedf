package com.paykka.errors;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "com.paykka.errors", importOptions = ImportOption.DoNotIncludeTests.class)
class StarterArchitectureTests {

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("com.paykka.errors.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule translationDoesNotDependOnProblem = noClasses().that()
		.resideInAPackage("..internal.translation..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..internal.problem..", "..errors.internal.web..", "..internal.observability..");

	@ArchTest
	static final ArchRule problemDependsOnNoWebStack = noClasses().that()
		.resideInAPackage("..internal.problem..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.internal.web..", "..internal.observability..", "jakarta.servlet..", "reactor..",
				"org.springframework.web.servlet..", "org.springframework.web.reactive..");

	@ArchTest
	static final ArchRule observabilityDependsOnNoWebStack = noClasses().that()
		.resideInAPackage("..internal.observability..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.internal.web..", "jakarta.servlet..", "reactor..");

	@ArchTest
	static final ArchRule openapiDependsOnNoWebStack = noClasses().that()
		.resideInAPackage("..errors.internal.openapi..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.internal.web..", "..internal.observability..", "..errors.internal.client..",
				"jakarta.servlet..", "reactor..");

	@ArchTest
	static final ArchRule nothingElseDependsOnOpenapi = noClasses().that()
		.resideOutsideOfPackages("..errors.openapi..", "..internal.openapi..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.openapi..", "..internal.openapi..", "org.springdoc..", "io.swagger..");

	@ArchTest
	static final ArchRule catalogDependsOnNoWebStack = noClasses().that()
		.resideInAPackage("..errors.internal.catalog..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.internal.web..", "jakarta.servlet..", "reactor..",
				"org.springframework.web.servlet..", "org.springframework.web.reactive..");

	@ArchTest
	static final ArchRule nothingElseDependsOnSpringSecurity = noClasses().that()
		.resideOutsideOfPackage("..internal.security..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..internal.security..", "org.springframework.security..");

	@ArchTest
	static final ArchRule nothingElseDependsOnGraphQl = noClasses().that()
		.resideOutsideOfPackage("..internal.graphql..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..internal.graphql..", "org.springframework.graphql..", "graphql..");

	@ArchTest
	static final ArchRule applicationsSeeOnlyTheListedTypes = classes().that()
		.resideInAnyPackage("com.paykka.errors.(*)..")
		.and()
		.resideOutsideOfPackage("com.paykka.errors.internal..")
		.and()
		.areTopLevelClasses()
		.and()
		.doNotHaveSimpleName("package-info")
		.should()
		.haveNameMatching("com\\.paykka\\.errors\\.(client\\.(PaykkaRestClientErrors|PaykkaWebClientErrors)|"
				+ "observability\\.PaykkaFailureReporter|openapi\\.PaykkaErrorResponses|"
				+ "problem\\.(Audience|PaykkaAudienceResolver|PaykkaProblemCustomizer)|"
				+ "translation\\.PaykkaExceptionTranslator)");

	@ArchTest
	static final ArchRule autoConfigurationsAreFinalAndPublic = classes().that()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicMethods = methods().that()
		.areDeclaredInClassesThat()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule nothingDependsOnWhatMovedInBoot4 = noClasses().should()
		.dependOnClassesThat(resideInAnyPackage("org.springframework.boot.web..", "org.springframework.boot.actuate..",
				"org.springframework.boot.autoconfigure.web..", "org.springframework.boot.autoconfigure.jackson..",
				"org.springframework.boot.test..")
			.and(not(nameMatching("org\\.springframework\\.boot\\.web\\.servlet\\.FilterRegistrationBean|"
					+ "org\\.springframework\\.boot\\.actuate\\.("
					// The same on both lines
					+ "endpoint\\.(Access|Producible|annotation\\.(Endpoint|ReadOperation|Selector(\\$Match)?))|"
					+ "autoconfigure\\.endpoint\\.condition\\.ConditionalOnAvailableEndpoint)"))));

}

package com.paykka.errors;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "com.paykka.errors", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("com.paykka.errors.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule translationKnowsNoProblem = noClasses().that()
		.resideInAPackage("..translation..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..problem..", "..errors.web..", "..observability..");

	@ArchTest
	static final ArchRule problemKnowsNoWebStack = noClasses().that()
		.resideInAPackage("..problem..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.web..", "..observability..", "jakarta.servlet..", "reactor..",
				"org.springframework.web.servlet..", "org.springframework.web.reactive..");

	@ArchTest
	static final ArchRule observabilityKnowsNoWebStack = noClasses().that()
		.resideInAPackage("..observability..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.web..", "jakarta.servlet..", "reactor..");

	@ArchTest
	static final ArchRule openapiKnowsNoWebStack = noClasses().that()
		.resideInAPackage("..errors.openapi..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.web..", "..observability..", "..errors.client..", "jakarta.servlet..",
				"reactor..");

	@ArchTest
	static final ArchRule nobodyKnowsOpenapi = noClasses().that()
		.resideOutsideOfPackage("..errors.openapi..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.openapi..", "org.springdoc..", "io.swagger..");

	@ArchTest
	static final ArchRule catalogueKnowsNoWebStack = noClasses().that()
		.resideInAPackage("..errors.catalogue..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..errors.web..", "..observability..", "jakarta.servlet..", "reactor..",
				"org.springframework.web.servlet..", "org.springframework.web.reactive..");

	@ArchTest
	static final ArchRule publicTypesAreListed = classes().that()
		.resideInAnyPackage("com.paykka.errors.(*)..")
		.and(not(simpleNameEndingWith("AutoConfiguration")))
		.and()
		.areTopLevelClasses()
		.and()
		.arePublic()
		.should()
		.haveNameMatching("com\\.paykka\\.errors\\.("
				// For applications
				+ "client\\.(PaykkaRestClientErrors|PaykkaWebClientErrors)|openapi\\.PaykkaErrors|"
				+ "problem\\.(PaykkaAudienceResolver|PaykkaProblemCustomizer)|settings\\.Audience|translation\\.PaykkaExceptionTranslator|"
				// For other packages of the starter
				+ "settings\\.(ConditionalOnSetting|ErrorCatalogue|PaykkaErrorsProperties|InvalidSettingException)|"
				+ "translation\\.(Failure|Failures|FaultLog|InvalidValue|UnexpectedExceptions)|"
				+ "problem\\.(Audiences|FailureListener|PaykkaProblem|ProblemMessages|ProblemRenderer|ProblemRequest|RenderedProblem)|"
				+ "web\\.(ApplicationAdvice|SameFailure))");

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
	static final ArchRule nothingThatMovedInBoot4 = noClasses().should()
		.dependOnClassesThat(
				resideInAnyPackage("org.springframework.boot.web..", "org.springframework.boot.actuate..",
						"org.springframework.boot.autoconfigure.web..",
						"org.springframework.boot.autoconfigure.jackson..", "org.springframework.boot.test..")
					.and(not(nameMatching("org\\.springframework\\.boot\\.actuate\\.("
							// The same on both lines
							+ "endpoint\\.(Access|Producible|annotation\\.(Endpoint|ReadOperation|Selector(\\$Match)?))|"
							+ "autoconfigure\\.endpoint\\.condition\\.ConditionalOnAvailableEndpoint)"))));

}

package com.paykka.errors;

import java.util.List;
import java.util.stream.Stream;

import com.paykka.errors.internal.catalog.PaykkaCatalogAutoConfiguration;
import com.paykka.errors.internal.observability.PaykkaObservabilityAutoConfiguration;
import com.paykka.errors.internal.openapi.PaykkaOpenApiAutoConfiguration;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.settings.PaykkaSettingsAutoConfiguration;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import com.paykka.errors.observability.PaykkaFailureReporter;
import com.paykka.errors.problem.Audience;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import com.paykka.errors.internal.translation.FailureResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

class AutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class,
			PaykkaServletAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class,
			PaykkaObservabilityAutoConfiguration.class, PaykkaOpenApiAutoConfiguration.class,
			PaykkaCatalogAutoConfiguration.class);

	static Stream<AbstractApplicationContextRunner<?, ?, ?>> stacks() {
		return Stream.of(new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS),
				new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void addsNoMoreThanAHandfulOfBeans(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withPropertyValues("paykka.errors.validation.mode=unless-handled")
			.run((context) -> assertThat(paykkaBeans(context)).hasSizeLessThanOrEqualTo(18)
				.contains("paykkaExceptionAdvice"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void canBeSwitchedOff(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withConfiguration(AutoConfigurations.of(PaykkaSettingsAutoConfiguration.class))
			.withPropertyValues("paykka.errors.enabled=false")
			.run((context) -> {
				assertThat(paykkaBeans(context)).containsExactlyInAnyOrder("paykkaBooleanSettings",
						"paykkaDisabledFailureReporter",
						"paykka.errors-com.paykka.errors.internal.settings.PaykkaErrorsProperties");
				assertThat(((ApplicationContext) context).getBean(PaykkaFailureReporter.class)
					.report(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED))).isNull();
			});
	}

	@Test
	void addsOnlyTheReporterWithoutWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.graphql"))
			.run((context) -> assertThat(paykkaBeans(context)).containsExactlyInAnyOrder("paykkaExtensionFaults",
					"paykkaTranslators", "paykkaCodeSettings", "paykkaFailureObserver", "paykkaFailureLog",
					"paykkaFailureReporter",
					"paykka.errors-com.paykka.errors.internal.settings.PaykkaErrorsProperties"));
	}

	@Test
	void countsFromZeroAlsoIfBeansAreLazy() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean(MeterRegistry.class, () -> registry)
			.run((context) -> assertThat(registry.find("paykka.errors").counters()).isNotEmpty());
	}

	@Test
	void reportsWithoutWebMicrometerAndSlf4j() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.web", "org.springframework.http",
					"io.micrometer", "org.slf4j"))
			.run((context) -> {
				assertThat(context.getBean(PaykkaFailureReporter.class)
					.report(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED))).isNotNull();
				assertThat(paykkaBeans(context)).doesNotContain("paykkaFailureObserver", "paykkaFailureLog");
			});
	}

	@Test
	void applicationsReporterIsPreferred() {
		PaykkaFailureReporter own = (thrown) -> null;
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withBean("ownReporter", PaykkaFailureReporter.class, () -> own)
			.run((context) -> assertThat(context.getBean(PaykkaFailureReporter.class)).isSameAs(own));
	}

	@Test
	void adviceForInvalidRequestsNeedsAMode() {
		ReactiveWebApplicationContextRunner stack = new ReactiveWebApplicationContextRunner()
			.withConfiguration(CONFIGURATIONS);
		String[] advice = { "paykkaInvalidRequestAdvice", "paykkaConstraintViolationAdvice" };
		stack.run(
				(context) -> assertThat(paykkaBeans(context)).contains("paykkaExceptionAdvice").doesNotContain(advice));
		for (String mode : List.of("named", "never")) {
			stack.withPropertyValues("paykka.errors.validation.mode=" + mode)
				.run((context) -> assertThat(paykkaBeans(context)).doesNotContain(advice));
		}
		for (String mode : List.of("unless-handled", "always")) {
			stack.withPropertyValues("paykka.errors.validation.mode=" + mode)
				.run((context) -> assertThat(paykkaBeans(context)).contains(advice));
		}
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void filterCanBeSwitchedOff(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withPropertyValues("paykka.errors.filter.enabled=false")
			.run((context) -> assertThat(paykkaBeans(context)).doesNotContain("paykkaExceptionFilter"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void unexpectedExceptionsAreHandledOnlyIfEnabled(AbstractApplicationContextRunner<?, ?, ?> stack) {
		IllegalStateException thrown = new IllegalStateException();
		stack.run((context) -> assertThat(context.getBean(FailureResolver.class).resolveUnexpected(thrown)).isNull());
		stack.withPropertyValues("paykka.errors.unexpected=true")
			.run((context) -> assertThat(context.getBean(FailureResolver.class).resolveUnexpected(thrown)).isNotNull());
	}

	@Test
	void whatAHandlerOfAFailureThrowsIsNotAnotherFailure() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("paykka.errors.unexpected=true")
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				WebExceptionHandler handler = context.getBean("paykkaWebExceptionHandler", WebExceptionHandler.class);
				MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
				exchange.getResponse().setComplete().block();
				handler.handle(exchange, new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)).onErrorComplete().block();
				handler.handle(exchange, new UnsupportedOperationException()).onErrorComplete().block();
				assertThat(context.getBean(MeterRegistry.class).find("paykka.errors").counters())
					.filteredOn((counter) -> counter.count() > 0)
					.extracting((counter) -> counter.getId().getTag("code"))
					.containsExactly("4018");
			});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void countsIfThereIsARegistry(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.run((context) -> assertThat(paykkaBeans(context)).doesNotContain("paykkaErrorCounters"));
		AbstractApplicationContextRunner<?, ?, ?> counting = stack.withBean(MeterRegistry.class,
				SimpleMeterRegistry::new);
		counting.run((context) -> assertThat(
				((ApplicationContext) context).getBean(MeterRegistry.class).find("paykka.errors").counters())
			.hasSize(PaykkaErrorCode.values().length - 1));
		counting.withPropertyValues("paykka.errors.metrics.enabled=false")
			.run((context) -> assertThat(paykkaBeans(context)).doesNotContain("paykkaErrorCounters"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void worksWithoutBeanValidation(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withClassLoader(new FilteredClassLoader("jakarta.validation", "org.hibernate.validator"))
			.run((context) -> {
				assertThat(rendered(context)).contains("\"code\":\"4018\"");
				assertThat(paykkaBeans(context)).doesNotContain("paykkaConstraintViolationAdvice");
			});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void worksWithAndWithoutJackson(AbstractApplicationContextRunner<?, ?, ?> stack) {
		for (String[] absent : List.of(new String[] { "none.absent" }, new String[] { "tools.jackson" },
				new String[] { "com.fasterxml.jackson.databind" },
				new String[] { "tools.jackson", "com.fasterxml.jackson" })) {
			stack.withClassLoader(new FilteredClassLoader(absent))
				.run((context) -> assertThat(rendered(context)).contains("\"status\":410,", "\"code\":\"4018\""));
		}
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void documentsErrorsIfSpringdocIsPresent(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.run((context) -> assertThat(paykkaBeans(context)).contains("paykkaErrorsCustomizer"));
		stack.withClassLoader(new FilteredClassLoader("org.springdoc", "io.swagger")).run((context) -> {
			assertThat(rendered(context)).contains("\"code\":\"4018\"");
			assertThat(paykkaBeans(context)).doesNotContain("paykkaErrorsCustomizer");
		});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void worksWithoutMicrometerAndSlf4j(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withClassLoader(new FilteredClassLoader("io.micrometer", "org.slf4j"))
			.run((context) -> assertThat(rendered(context)).contains("\"code\":\"4018\""));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void typeUriContainsTheCode(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withPropertyValues("paykka.errors.type-uri=/errors/{code}")
			.run((context) -> assertThat(rendered(context)).contains("\"type\":\"/errors/4018\""));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void invalidTypeUriFailsTheStart(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withPropertyValues("paykka.errors.type-uri=not a uri/{code}")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("paykka.errors.type-uri with value 'not a uri/{code}'"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void negativeRetryAfterFailsTheStart(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withPropertyValues("paykka.errors.retry-after=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("paykka.errors.retry-after with value '-1s'"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void endpointAndPagesAreAbsentByDefault(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.run((context) -> assertThat(paykkaBeans(context)).doesNotContain("paykkaErrorsEndpoint",
				"paykkaCatalogController"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void endpointExistsIfExposed(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withPropertyValues("management.endpoints.web.exposure.include=paykkaerrors")
			.run((context) -> assertThat(paykkaBeans(context)).contains("paykkaErrorsEndpoint")
				.doesNotContain("paykkaCatalogController"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void endpointNeedsAccess(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack
			.withPropertyValues("management.endpoints.web.exposure.include=paykkaerrors",
					"management.endpoint.paykkaerrors.access=NONE")
			.run((context) -> assertThat(paykkaBeans(context)).doesNotContain("paykkaErrorsEndpoint"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void pagesWorkWithoutActuator(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.withPropertyValues("management.endpoints.web.exposure.include=paykkaerrors",
					"paykka.errors.catalog.enabled=true")
			.run((context) -> assertThat(paykkaBeans(context)).contains("paykkaCatalogController")
				.doesNotContain("paykkaErrorsEndpoint"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void invalidCatalogPathFailsTheStart(AbstractApplicationContextRunner<?, ?, ?> stack) {
		for (String path : List.of("errors", "/", "/errors/", "/a//b", "/{code}", "/*", "/a b", "/../a", "/a?b",
				"/a\"b", "/a%20b")) {
			stack.withPropertyValues("paykka.errors.catalog.enabled=true", "paykka.errors.catalog.path=" + path)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(InvalidConfigurationPropertyValueException.class)
					.hasMessageContaining(
							"paykka.errors.catalog.path with value '" + path + "' is invalid: Set a path"));
		}
	}

	private static List<String> paykkaBeans(Object context) {
		return Stream.of(((ApplicationContext) context).getBeanDefinitionNames())
			.filter((name) -> name.startsWith("paykka"))
			.toList();
	}

	private static String rendered(Object context) {
		ProblemRenderer renderer = ((ApplicationContext) context).getBean(ProblemRenderer.class);
		// Boot 3.5.0 escapes slashes
		return new String(renderer
			.render(new Failure(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)),
					new ProblemRequest("GET", "/", null, Audience.MERCHANT))
			.body()).replace("\\/", "/");
	}

}

package com.paykka.errors.internal.graphql;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaCode;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import graphql.GraphQLError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.server.WebGraphQlInterceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class GraphQlAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class,
			PaykkaServletAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class,
			PaykkaGraphQlAutoConfiguration.class);

	static Stream<AbstractApplicationContextRunner<?, ?, ?>> stacks() {
		return Stream.concat(webStacks(), Stream.of(new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)));
	}

	static Stream<AbstractApplicationContextRunner<?, ?, ?>> webStacks() {
		return Stream.of(new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS),
				new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void handlesFailuresIfThereIsASchema(AbstractApplicationContextRunner<?, ?, ?> stack) {
		withSchema(stack).run((context) -> assertThat(resolvers(context)).hasSize(1));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void nothingIsConfiguredWithoutSchema(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.run((context) -> assertThat(resolvers(context)).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void nothingIsConfiguredWithoutTheStarter(AbstractApplicationContextRunner<?, ?, ?> stack) {
		withSchema(stack).withPropertyValues("paykka.errors.enabled=false")
			.run((context) -> assertThat(resolvers(context)).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("webStacks")
	void nothingIsConfiguredWithoutSpringForGraphQl(AbstractApplicationContextRunner<?, ?, ?> stack) {
		stack.withClassLoader(new FilteredClassLoader("org.springframework.graphql", "graphql")).run((context) -> {
			assertThat(((ApplicationContext) context).containsBean("paykkaExceptionAdvice")).isTrue();
			assertThat(((ApplicationContext) context).containsBean("paykkaGraphQlFailures")).isFalse();
		});
	}

	@ParameterizedTest
	@MethodSource("webStacks")
	void applicationsBeanIsInjectedByType(AbstractApplicationContextRunner<?, ?, ?> stack) {
		WebGraphQlInterceptor own = (request, chain) -> chain.next(request);
		withSchema(stack).withBean("own", WebGraphQlInterceptor.class, () -> own)
			.run((context) -> assertThat(((ApplicationContext) context).getBean(WebGraphQlInterceptor.class))
				.isSameAs(own));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void annotatedExceptionHasItsCode(AbstractApplicationContextRunner<?, ?, ?> stack) {
		withSchema(stack).run((context) -> {
			SubscriptionExceptionResolver resolver = ((ApplicationContext) context)
				.getBean(SubscriptionExceptionResolver.class);
			List<GraphQLError> errors = resolver.resolveException(new CompletionException(new NotMovableException()))
				.block();
			assertThat(errors).singleElement().satisfies((error) -> {
				assertThat(error.getMessage()).isEqualTo(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED.getTitle());
				assertThat(error.getExtensions()).containsEntry("code", "4011");
				assertThat(error.toSpecification().toString()).doesNotContain("secret");
			});
		});
	}

	@PaykkaCode(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED)
	static class NotMovableException extends RuntimeException {

		NotMovableException() {
			super("secret");
		}

	}

	private static AbstractApplicationContextRunner<?, ?, ?> withSchema(
			AbstractApplicationContextRunner<?, ?, ?> stack) {
		return stack.withBean(GraphQlSource.class, () -> mock(GraphQlSource.class));
	}

	private static Map<String, DataFetcherExceptionResolver> resolvers(Object context) {
		return ((ApplicationContext) context).getBeansOfType(DataFetcherExceptionResolver.class);
	}

}

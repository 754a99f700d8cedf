package com.paykka.errors.internal.graphql;

import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.web.FailureHandler;
import com.paykka.errors.internal.web.reactive.PaykkaReactiveAutoConfiguration;
import com.paykka.errors.internal.web.servlet.PaykkaServletAutoConfiguration;
import graphql.GraphQL;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/**
 * Auto-configuration for failures in Spring for GraphQL, after all resolvers of the
 * application and of Boot. Its beans are fallbacks, so that an application can still
 * inject its own by type.
 */
@AutoConfiguration(after = { PaykkaServletAutoConfiguration.class, PaykkaReactiveAutoConfiguration.class },
		afterName = { "org.springframework.boot.autoconfigure.graphql.GraphQlAutoConfiguration",
				"org.springframework.boot.autoconfigure.graphql.security.GraphQlWebFluxSecurityAutoConfiguration",
				"org.springframework.boot.autoconfigure.graphql.security.GraphQlWebMvcSecurityAutoConfiguration",
				"org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration",
				"org.springframework.boot.graphql.autoconfigure.security.GraphQlWebFluxSecurityAutoConfiguration",
				"org.springframework.boot.graphql.autoconfigure.security.GraphQlWebMvcSecurityAutoConfiguration" })
// Otherwise the ones that it comes after would move ahead of others, too
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass({ GraphQL.class, GraphQlSource.class })
@ConditionalOnBean({ ProblemRenderer.class, GraphQlSource.class })
@Import(FailureHandler.class)
public final class PaykkaGraphQlAutoConfiguration {

	@Bean
	GraphQlFailures paykkaGraphQlFailures(FailureHandler failures) {
		return new GraphQlFailures(failures);
	}

	@Bean
	@Fallback
	@Order(Ordered.LOWEST_PRECEDENCE)
	DataFetcherExceptionResolver paykkaDataFetcherExceptionResolver(GraphQlFailures failures) {
		return failures.ofFields();
	}

	@Bean
	@Fallback
	@Order(Ordered.LOWEST_PRECEDENCE)
	SubscriptionExceptionResolver paykkaSubscriptionExceptionResolver(GraphQlFailures failures) {
		return failures.ofSubscriptions();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletCallerConfiguration {

		@Bean
		@Fallback
		@Order(Ordered.LOWEST_PRECEDENCE)
		WebGraphQlInterceptor paykkaWebGraphQlInterceptor(Environment environment) {
			return new CallerInterceptor(environment, (attributes) -> (attributes.get(
					org.springframework.web.servlet.function.RouterFunctions.REQUEST_ATTRIBUTE) instanceof org.springframework.web.servlet.function.ServerRequest request)
							? request.requestPath() : null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveCallerConfiguration {

		@Bean
		@Fallback
		@Order(Ordered.LOWEST_PRECEDENCE)
		WebGraphQlInterceptor paykkaWebGraphQlInterceptor(Environment environment) {
			return new CallerInterceptor(environment, (attributes) -> (attributes.get(
					org.springframework.web.reactive.function.server.RouterFunctions.REQUEST_ATTRIBUTE) instanceof org.springframework.web.reactive.function.server.ServerRequest request)
							? request.requestPath() : null);
		}

	}

}

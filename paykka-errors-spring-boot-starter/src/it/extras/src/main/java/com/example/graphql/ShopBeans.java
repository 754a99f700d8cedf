package com.example.graphql;

import java.util.List;

import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import graphql.GraphQLError;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/**
 * What the shop has on both stacks.
 */
@Configuration(proxyBeanMethods = false)
@Import({ ShopController.class, HandledController.class, ShopAdvice.class })
public class ShopBeans {

	@Bean
	PaykkaAudienceResolver audiences() {
		return (request, path) -> (path.equals("/graphql") && request.getHeaders().getFirst("X-Merchant") != null)
				? Audience.MERCHANT : Audience.SHOPPER;
	}

	@Bean
	DataFetcherExceptionResolver ownResolver() {
		return (ex, environment) -> (ex instanceof Failures.Resolved)
				? Mono.just(List.of(GraphQLError.newError().message("own").build())) : Mono.empty();
	}

	@Bean
	WebGraphQlInterceptor ownInterceptor() {
		return (request, chain) -> chain.next(request);
	}

	@Bean
	SubscriptionExceptionResolver ownSubscriptionResolver() {
		return (ex) -> Mono.empty();
	}

	/** Injects by type what the application has one of. */
	@Bean
	String injected(WebGraphQlInterceptor interceptor, SubscriptionExceptionResolver resolver) {
		return interceptor.getClass().getName() + resolver.getClass().getName();
	}

}

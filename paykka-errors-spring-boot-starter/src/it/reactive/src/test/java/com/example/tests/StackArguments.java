package com.example.tests;

import java.time.Duration;

import com.example.tests.Arguments.LaterException;
import com.example.tests.Arguments.RequestException;
import com.example.tests.GuestArgumentTests.OwnArgument;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * What handlers on WebFlux can ask for, and an argument of the application's own.
 */
@Configuration(proxyBeanMethods = false)
class StackArguments implements WebFluxConfigurer {

	@Bean
	WebFilter attributeFilter() {
		return (exchange, chain) -> {
			exchange.getAttributes().put("guest", "of a filter");
			return chain.filter(exchange);
		};
	}

	@Override
	public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
		configurer.addCustomResolver(new OwnResolver());
	}

	private static final class OwnResolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == OwnArgument.class;
		}

		@Override
		public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context,
				ServerWebExchange exchange) {
			return Mono.just(new OwnArgument("own argument"));
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		ResponseEntity<String> handle(RequestException exception, ServerWebExchange exchange) {
			return ResponseEntity.status(418).body("request " + exchange.getRequest().getPath());
		}

		@ExceptionHandler(LaterException.class)
		Mono<ResponseEntity<String>> handle() {
			return Mono.delay(Duration.ofMillis(5)).map((tick) -> ResponseEntity.status(418).body("later"));
		}

	}

}

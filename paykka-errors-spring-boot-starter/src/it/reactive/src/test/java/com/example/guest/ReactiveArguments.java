package com.example.guest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.example.guest.ArgumentTrouble.HeaderMapException;
import com.example.guest.ArgumentTrouble.HeadersException;
import com.example.guest.ArgumentTrouble.LaterException;
import com.example.guest.ArgumentTrouble.ParameterMapException;
import com.example.guest.ArgumentTrouble.RequestException;
import com.example.guest.GuestArgumentTests.OwnArgument;
import org.junit.jupiter.params.provider.Arguments;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * The arguments that WebFlux handlers can take, and the application's own argument.
 */
@Configuration(proxyBeanMethods = false)
public class ReactiveArguments implements WebFluxConfigurer {

	/**
	 * Return the names of exceptions with the responses of their handlers.
	 */
	static List<Arguments> markers() {
		return List.of(Arguments.of("headers", "headers [shop one]"), Arguments.of("header-map", "header map shop one"),
				Arguments.of("parameter-map", "parameters {a=1, b=2}"),
				Arguments.of("request", "request /arguments/request"), Arguments.of("later", "later"));
	}

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
	public static class Advice {

		@ExceptionHandler
		ResponseEntity<String> handle(HeadersException exception, @RequestHeader HttpHeaders headers) {
			return ResponseEntity.status(418).body("headers " + headers.get("X-Shop"));
		}

		@ExceptionHandler
		ResponseEntity<String> handle(HeaderMapException exception, @RequestHeader Map<String, String> headers) {
			Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			sorted.putAll(headers);
			return ResponseEntity.status(418).body("header map " + sorted.get("X-Shop"));
		}

		@ExceptionHandler
		ResponseEntity<String> handle(ParameterMapException exception, @RequestParam Map<String, String> parameters) {
			return ResponseEntity.status(418).body("parameters " + new TreeMap<>(parameters));
		}

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

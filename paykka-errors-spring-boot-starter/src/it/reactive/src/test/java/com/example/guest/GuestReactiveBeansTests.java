package com.example.guest;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Tests of an application's own exception handler, error attributes and error page, which
 * keep what has no code.
 */
class GuestReactiveBeansTests {

	private static Pair beans;

	@BeforeAll
	static void start() {
		beans = Pair.start(BeansApplication.class, "paykka.errors.validation.mode=named",
				"spring.web.resources.static-locations=classpath:/own-pages/");
	}

	@AfterAll
	static void stop() {
		beans.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html", "*/*" })
	void failureIsTheStarters(String accept) {
		beans.get("/code", "Accept", accept).isStarters(410, "4018");
	}

	@Test
	void handlerKeepsWhatItHandles() {
		beans.get("/resolved").isApplications(418, "handler");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/other", "/status", "/missing", "/amount?amount=none" })
	void errorAttributesStay(String path) {
		beans.get(path, "Accept", "application/json").isApplications(507, "attributes");
	}

	@Test
	void errorPageStays() {
		beans.get("/other", "Accept", "text/html").isApplications(507, "own page");
	}

	@Test
	void handlerKeepsWhatItCompletes() {
		beans.get("/completed").isUntouched(409);
	}

	@Test
	void handlerKeepsWhatItWrites() {
		beans.get("/written").isApplications(409, "own text");
	}

	@Test
	void handlerKeepsWhatItEndsWithoutBody() {
		beans.get("/empty").isUntouched(409);
	}

	@GuestApplication
	@Import({ ShopController.class, OwnErrorAttributes.class, WritingAdvice.class })
	static class BeansApplication {

		@Bean
		@Order(-2)
		WebExceptionHandler ownHandler() {
			return (exchange, exception) -> {
				if (!(exception instanceof UnsupportedOperationException)) {
					return Mono.error(exception);
				}
				exchange.getResponse().setStatusCode(HttpStatus.I_AM_A_TEAPOT);
				return exchange.getResponse()
					.writeWith(Mono.fromSupplier(() -> exchange.getResponse().bufferFactory().wrap("handler".getBytes())));
			};
		}

	}

	@RestController
	static class ShopController {

		@GetMapping("/code")
		String code() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@GetMapping("/resolved")
		String resolved() {
			throw new UnsupportedOperationException();
		}

		@GetMapping("/other")
		String other() {
			throw new IllegalStateException("secret");
		}

		@GetMapping("/status")
		String status() {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "taken",
					new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		}

		@GetMapping("/completed")
		Mono<String> completed() {
			return Mono.error(new CompletedException());
		}

		@GetMapping("/written")
		Mono<String> written() {
			return Mono.error(new WrittenException());
		}

		@GetMapping("/empty")
		Mono<String> empty() {
			return Mono.error(new EmptyException());
		}

		@GetMapping("/amount")
		String amount(@RequestParam int amount) {
			return "paid";
		}

	}

	/**
	 * Responds without a result that Spring would have to write.
	 */
	@RestControllerAdvice
	static class WritingAdvice {

		@ExceptionHandler(CompletedException.class)
		Mono<Void> complete(ServerHttpResponse response) {
			response.setStatusCode(HttpStatus.CONFLICT);
			return response.setComplete();
		}

		@ExceptionHandler(WrittenException.class)
		Mono<Void> write(ServerWebExchange exchange) {
			ServerHttpResponse response = exchange.getResponse();
			response.setStatusCode(HttpStatus.CONFLICT);
			return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap("own text".getBytes())));
		}

		@ExceptionHandler(EmptyException.class)
		@ResponseStatus(HttpStatus.CONFLICT)
		Mono<Void> end() {
			return Mono.empty();
		}

	}

	static class CompletedException extends PaykkaException {

		CompletedException() {
			super(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

	static class WrittenException extends PaykkaException {

		WrittenException() {
			super(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

	static class EmptyException extends PaykkaException {

		EmptyException() {
			super(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

	/**
	 * Error attributes, whose package differs between the lines of Spring Boot.
	 */
	static class OwnErrorAttributes implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			String type = Stream
				.of("org.springframework.boot.webflux.error.ErrorAttributes",
						"org.springframework.boot.web.reactive.error.ErrorAttributes")
				.filter((name) -> ClassUtils.isPresent(name, null))
				.findFirst()
				.orElseThrow();
			registry.registerBeanDefinition("ownErrorAttributes", definition(ClassUtils.resolveClassName(type, null)));
		}

		private static <T> BeanDefinition definition(Class<T> type) {
			return new RootBeanDefinition(type,
					() -> type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
							(proxy, method, arguments) -> switch (method.getName()) {
								case "getErrorAttributes" ->
									new LinkedHashMap<>(Map.of("status", 507, "own", "attributes"));
								case "getError" -> new IllegalStateException("own");
								case "hashCode" -> System.identityHashCode(proxy);
								case "equals" -> proxy == arguments[0];
								case "toString" -> "own";
								default -> null;
							})));
		}

	}

}

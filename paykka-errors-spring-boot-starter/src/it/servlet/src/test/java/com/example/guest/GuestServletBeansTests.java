package com.example.guest;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tests of an application's own exception resolver, error attributes, error controller
 * and error page, which keep what has no code.
 */
class GuestServletBeansTests {

	private static Pair beans;

	private static Pair controller;

	@BeforeAll
	static void start() {
		beans = Pair.start(BeansApplication.class, "paykka.errors.validation.mode=named",
				"spring.web.resources.static-locations=classpath:/own-pages/");
		controller = Pair.start(ControllerApplication.class, "paykka.errors.validation.mode=named");
	}

	@AfterAll
	static void stop() {
		Stream.of(beans, controller).forEach(Pair::close);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html", "*/*" })
	void failureIsTheStarters(String accept) {
		for (Pair pair : List.of(beans, controller)) {
			pair.get("/code", "Accept", accept).isStarters(410, "4018");
		}
	}

	@Test
	void resolverKeepsWhatItHandles() {
		beans.get("/resolved").isApplications(418, "resolver");
	}

	@Test
	void errorAttributesStay() {
		for (String path : List.of("/other", "/status", "/missing")) {
			beans.get(path, "Accept", "application/json").isAsWithout();
		}
		beans.get("/amount?amount=none", "Accept", "application/json").isApplications(400, "attributes");
	}

	@Test
	void errorPageStays() {
		beans.get("/other", "Accept", "text/html").isApplications(500, "own page");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void errorControllerStays(String accept) {
		controller.get("/other", "Accept", accept).isApplications(500, "controller");
		controller.get("/status", "Accept", accept).isApplications(409, "controller");
		controller.get("/amount?amount=none", "Accept", accept).isApplications(400, "controller");
		controller.get("/missing", "Accept", accept).isApplications(404, "controller");
	}

	@ParameterizedTest
	@ValueSource(strings = { "resolved", "other", "status", "missing", "amount?amount=none", "cautiously?part=code" })
	void includedPartsStay(String part) {
		for (Pair pair : List.of(beans, controller)) {
			pair.get("/including/" + part, "Accept", "application/json").isAsWithout();
		}
	}

	@Test
	void pageThatFailsBecauseOfAnIncludedPartIsTheStarters() {
		beans.get("/including/code").isStarters(410, "4018");
	}

	@GuestApplication
	@Import({ ShopController.class, OwnErrorAttributes.class })
	static class BeansApplication {

		@Bean
		HandlerExceptionResolver ownResolver() {
			return (request, response, handler, exception) -> {
				if (!(exception instanceof UnsupportedOperationException)) {
					return null;
				}
				response.setStatus(418);
				response.setHeader("X-Handled", "resolver");
				return new ModelAndView((model, viewRequest, viewResponse) -> viewResponse.getWriter().write("resolver"));
			};
		}

	}

	@GuestApplication
	@Import({ ShopController.class, OwnErrorController.class, ErrorControllerMarker.class })
	static class ControllerApplication {

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

		@GetMapping("/including/{part}")
		void include(@PathVariable String part, HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			request.getRequestDispatcher("/" + part).include(request, response);
		}

		@GetMapping("/including/cautiously")
		void includeCautiously(@RequestParam String part, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			try {
				include(part, request, response);
			}
			catch (ServletException | RuntimeException ex) {
				response.getWriter().write("the rest of the page");
			}
		}

		@GetMapping("/amount")
		String amount(@RequestParam int amount) {
			return "paid";
		}

	}

	@Controller
	static class OwnErrorController {

		@RequestMapping("/error")
		ResponseEntity<String> error(HttpServletRequest request) {
			return ResponseEntity.status((int) request.getAttribute("jakarta.servlet.error.status_code"))
				.body("controller");
		}

	}

	/**
	 * The marker of error controllers, whose package differs between the lines of Spring
	 * Boot.
	 */
	static class ErrorControllerMarker extends Registrar {

		ErrorControllerMarker() {
			super("ErrorController");
		}

	}

	/**
	 * Error attributes, whose package differs between the lines of Spring Boot.
	 */
	static class OwnErrorAttributes extends Registrar {

		OwnErrorAttributes() {
			super("ErrorAttributes");
		}

	}

	abstract static class Registrar implements ImportBeanDefinitionRegistrar {

		private final String name;

		Registrar(String name) {
			this.name = name;
		}

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			registry.registerBeanDefinition("own" + this.name, definition(type()));
		}

		private static <T> BeanDefinition definition(Class<T> type) {
			return new RootBeanDefinition(type,
					() -> type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
							(proxy, method, arguments) -> switch (method.getName()) {
								case "getErrorAttributes" -> Map.of("own", "attributes");
								case "hashCode" -> System.identityHashCode(proxy);
								case "equals" -> proxy == arguments[0];
								case "toString" -> "own";
								default -> null;
							})));
		}

		private Class<?> type() {
			return Stream.of("org.springframework.boot.webmvc.error.", "org.springframework.boot.web.servlet.error.")
				.map((prefix) -> prefix + this.name)
				.filter((type) -> ClassUtils.isPresent(type, null))
				.findFirst()
				.<Class<?>>map((type) -> ClassUtils.resolveClassName(type, null))
				.orElseThrow();
		}

	}

}

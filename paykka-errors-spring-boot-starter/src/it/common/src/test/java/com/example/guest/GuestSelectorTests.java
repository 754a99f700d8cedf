package com.example.guest;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

import com.example.guest.chosen.ChosenController;
import com.example.support.GuestApplication;
import com.example.support.Pair;
import com.example.support.RecordedLog;
import com.example.support.Server;
import com.example.support.Stack;
import com.example.support.Trouble.CheckoutException;
import com.example.support.Trouble.ClaimedException;
import com.example.support.Trouble.TroubleController;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of advice limited to some controllers.
 */
class GuestSelectorTests {

	private static Pair pair;

	@BeforeAll
	static void start() {
		pair = Pair.start(SelectingApplication.class);
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@Test
	void basePackages() {
		checkBehindStarter("/chosen/paykka", "package");
		pair.get("/plain/paykka").isStarters(410, "4018");
	}

	@Test
	void basePackageClasses() {
		pair.get("/chosen/file").isApplications(418, "class of the package");
		pair.get("/plain/file").isStarters(410, "4018");
	}

	@Test
	void assignableTypes() {
		checkBehindStarter("/typed/checkout", "type");
		pair.get("/plain/checkout").isStarters(410, "4018");
	}

	@Test
	void annotations() {
		pair.get("/marked/claimed").isApplications(418, "annotation");
		pair.get("/plain/claimed").isStarters(503, "4006");
	}

	@Test
	void catchAllAheadOfTheStarter() {
		pair.get("/caught/paykka").isApplications(418, "caught");
		pair.get("/caught/parameter").isApplications(418, "caught");
		pair.get("/plain/parameter").isStarters(400, "6001");
	}

	@Test
	void whereNoneAppliesOthersAreUntouched() {
		pair.get("/plain/other").isUntouched(500);
		pair.get("/chosen/nothing").isUntouched(404);
	}

	private static void checkBehindStarter(String path, String ofAdvice) {
		if (Stack.CURRENT.isServlet()) {
			pair.get(path).isApplications(418, ofAdvice);
		}
		else {
			pair.get(path).isStarters(410, "4018");
		}
	}

	@Test
	void startReportsWhatWebFluxCallsOnlyAheadOfTheStarter() {
		SpringApplicationBuilder application = new SpringApplicationBuilder(SelectingApplication.class)
			.properties("logging.level.com.paykka.errors=info");
		try (RecordedLog log = RecordedLog.of(application)) {
			Server.start(application).close();
			List<String> lines = log.lines()
				.stream()
				.filter((line) -> line.contains("The starter handles exceptions in place of the application"))
				.toList();
			assertThat(lines).hasSize(Stack.CURRENT.isServlet() ? 0 : 1)
				.allMatch((line) -> line.contains("PackageAdvice=[PaykkaException]"))
				.allMatch((line) -> line.contains("paykka.errors.order=-100"))
				.noneMatch((line) -> line.contains("CatchingAdvice"));
		}
	}

	@GuestApplication
	@Import({ ChosenController.class, Plain.class, Typed.class, Marked.class, Caught.class, PackageAdvice.class,
			PackageClassAdvice.class, TypeAdvice.class, AnnotationAdvice.class, CatchingAdvice.class })
	static class SelectingApplication {

	}

	@RequestMapping("/plain")
	static class Plain extends TroubleController {

	}

	@RequestMapping("/typed")
	static class Typed extends TroubleController {

	}

	@Mark
	@RequestMapping("/marked")
	static class Marked extends TroubleController {

	}

	@RequestMapping("/caught")
	static class Caught extends TroubleController {

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Mark {

	}

	@RestControllerAdvice(basePackages = "com.example.guest.chosen")
	static class PackageAdvice {

		@ExceptionHandler(PaykkaException.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("package");
		}

	}

	@RestControllerAdvice(basePackageClasses = ChosenController.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class PackageClassAdvice {

		@ExceptionHandler(IOException.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("class of the package");
		}

	}

	@RestControllerAdvice(assignableTypes = Typed.class)
	static class TypeAdvice {

		@ExceptionHandler(CheckoutException.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("type");
		}

	}

	@RestControllerAdvice(annotations = Mark.class)
	static class AnnotationAdvice {

		@ExceptionHandler(ClaimedException.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("annotation");
		}

	}

	@RestControllerAdvice(assignableTypes = Caught.class)
	@Order(-101)
	static class CatchingAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("caught");
		}

	}

}

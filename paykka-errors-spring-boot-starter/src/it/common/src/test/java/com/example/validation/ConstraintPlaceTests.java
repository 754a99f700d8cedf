package com.example.validation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.example.support.GuestApplication;
import com.example.support.Response;
import com.example.support.Server;
import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the places of custom constraints and container elements, and of details that
 * would repeat what was rejected.
 */
class ConstraintPlaceTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(new SpringApplicationBuilder(ConstrainedApplication.class),
				"spring.jackson.property-naming-strategy=SNAKE_CASE");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			{"the_set": [{"the_size": 777}]}                        | #/the_set
			{"the_names": ["rejected"]}                             | #/the_names
			{"by_key": {"rejected": 1}}                             | #/by_key
			{"by_name": {"a": [{"the_size": 1},{"the_size": 777}]}} | #/by_name/a/1/the_size
			{"checked": [{"the_size": 1, "the_name": "rejected"}]}  | #/checked/0
			{"the_array": [{"the_size": 777}]}                      | #/the_array/0/the_size
			""")
	void pointsToTheNearestPlace(String body, String pointer) {
		Response response = server.post("/containers", body).isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].pointer")).as(response.body()).containsExactly(pointer);
		assertThat(response.body()).doesNotContain("777").doesNotContain("rejected");
	}

	@Test
	void springValidatorsNameMembersInJavaToo() {
		Response response = server.post("/spring", "{\"the_size\": 1, \"the_name\": \"rejected\"}").isProblem(400, "2054");
		assertThat(response.<List<Object>>member("errors[*].pointer")).containsExactly("#/the_name");
		assertThat(response.body()).doesNotContain("rejected");
	}

	@Test
	void argumentsThatDontFitTogetherHaveNoPlace() {
		Response response = server.get("/validated/together?from=2&to=1").isProblem(400, "6001");
		assertThat(response.<Map<String, Object>>member("errors[0]")).containsOnlyKeys("code", "detail")
			.containsEntry("detail", "wrong order");
	}

	@Test
	void argumentsThatDontFitTogetherAreNotPrinted() {
		Response response = server.get("/validated/printed?from=777&to=1").isProblem(400, "6001");
		assertThat(response.<List<Object>>member("errors[*].code")).containsExactly("6001");
		assertThat(response.body()).doesNotContain("777");
	}

	@Test
	void argumentsOfAnotherMethodHaveNoPlace() {
		Response response = server.get("/validated/another").isProblem(400, "6001");
		assertThat(response.<Map<String, Object>>member("errors[0]")).containsOnlyKeys("code", "detail");
	}

	@GuestApplication
	@Import({ ConstrainedController.class, SpringController.class, ValidatedController.class })
	static class ConstrainedApplication {

	}

	@RestController
	static class ConstrainedController {

		@PostMapping("/containers")
		String containers(@Valid @RequestBody Containers containers) {
			return "ok";
		}

	}

	@RestController
	static class SpringController {

		@InitBinder
		void useOwnValidator(WebDataBinder binder) {
			binder.setValidator(new NameValidator());
		}

		@PostMapping("/spring")
		String spring(@Valid @RequestBody Item item) {
			return "ok";
		}

	}

	@RestController
	@Validated
	static class ValidatedController {

		private final ObjectProvider<ValidatedController> self;

		ValidatedController(ObjectProvider<ValidatedController> self) {
			this.self = self;
		}

		@InOrder
		@GetMapping("/validated/together")
		public String together(@RequestParam int from, @RequestParam int to) {
			return "ok";
		}

		@InOrder(message = "${validatedValue[0]} is not ahead")
		@GetMapping("/validated/printed")
		public String printed(@RequestParam int from, @RequestParam int to) {
			return "ok";
		}

		@GetMapping("/validated/another")
		public String another() {
			return this.self.getObject().inner(777);
		}

		public String inner(@Max(100) int hidden) {
			return "ok";
		}

	}

	record Containers(Set<@Valid Item> theSet, Set<@Size(max = 3) String> theNames, Map<@Valid Key, Integer> byKey,
			Map<String, List<@Valid Item>> byName, List<@Named Item> checked, @Valid Item[] theArray) {

	}

	record Item(@Max(100) int theSize, String theName) {

	}

	record Key(@Size(max = 3) String text) {

		@JsonCreator
		Key {
		}

	}

	@Target(ElementType.TYPE_USE)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = NamedValidator.class)
	@interface Named {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class NamedValidator implements ConstraintValidator<Named, Item> {

		@Override
		public boolean isValid(Item item, ConstraintValidatorContext context) {
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate("nobody is called " + item.theName())
				.addConstraintViolation();
			return item.theName() == null;
		}

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = OrderValidator.class)
	@interface InOrder {

		String message() default "wrong order";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	@SupportedValidationTarget(ValidationTarget.PARAMETERS)
	static class OrderValidator implements ConstraintValidator<InOrder, Object[]> {

		@Override
		public boolean isValid(Object[] arguments, ConstraintValidatorContext context) {
			return (int) arguments[0] <= (int) arguments[1];
		}

	}

	static class NameValidator implements Validator {

		@Override
		public boolean supports(Class<?> type) {
			return type == Item.class;
		}

		@Override
		public void validate(Object target, Errors errors) {
			errors.rejectValue("theName", "paykka.2054", "not " + ((Item) target).theName());
		}

	}

}

package com.paykka.errors.internal.translation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.ListResourceBundle;
import java.util.Map;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.messageinterpolation.ResourceBundleMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ReflectionUtils;
import org.springframework.validation.beanvalidation.MethodValidationAdapter;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what violations show: constraints on several arguments together may print
 * them, and a map's key may be the invalid value, or hold it.
 */
class ConstraintViolationsTests {

	private static final Validator VALIDATOR = Validation.byDefaultProvider()
		.configure()
		.messageInterpolator(new ResourceBundleMessageInterpolator((locale) -> new Texts()))
		.buildValidatorFactory()
		.getValidator();

	private final InvalidRequests translator = new InvalidRequests(new Places(new SentNames()),
			ValidationMode.UNLESS_HANDLED);

	@ParameterizedTest
	@ValueSource(strings = { "printed", "formatted", "fromBundle", "built" })
	void messageThatPrintsAnArgumentIsDropped(String method) {
		InvalidValue value = value(thrownByValidator(method));
		assertThat(value.detail()).isNull();
		assertThat(value.place().members()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "printed", "formatted", "fromBundle", "built" })
	void messageIsDroppedWhereSpringValidates(String method) {
		assertThat(value(thrownBySpring(method)).detail()).isNull();
	}

	@Test
	void messageThatPrintsNothingIsKept() {
		assertThat(value(thrownByValidator("plain")).detail()).isEqualTo("wrong order");
	}

	@Test
	void keyThatIsOrHoldsTheInvalidValueIsNotShown() {
		Method method = ReflectionUtils.findMethod(Keys.class, "keep", Map.class, Map.class);
		Object[] arguments = { Map.of("a secret", "x"), Map.of(new Key("a secret"), "x") };
		Failure failure = this.translator.translate(
				new ConstraintViolationException(
						VALIDATOR.forExecutables().validateParameters(new Keys(), method, arguments)),
				new HandlerMethod(new Keys(), method));
		assertThat(failure.invalidValues()).hasSize(2)
			.allSatisfy((value) -> assertThat(value.place().members()).containsExactly(Map.entry("pointer", "#")));
	}

	private InvalidValue value(Throwable thrown) {
		Failure failure = this.translator.translate(thrown, handler("plain"));
		assertThat(failure.invalidValues()).hasSize(1);
		return failure.invalidValues().get(0);
	}

	private static Throwable thrownByValidator(String method) {
		return new ConstraintViolationException(VALIDATOR.forExecutables()
			.validateParameters(new Ranges(), handler(method).getMethod(), new Object[] { "secret", "b" }));
	}

	private static Throwable thrownBySpring(String method) {
		MethodValidationResult result = new MethodValidationAdapter(VALIDATOR).validateArguments(new Ranges(),
				handler(method).getMethod(), null, new Object[] { "secret", "b" }, new Class<?>[0]);
		return new HandlerMethodValidationException(result);
	}

	private static HandlerMethod handler(String name) {
		Method method = ReflectionUtils.findMethod(Ranges.class, name, String.class, String.class);
		return new HandlerMethod(new Ranges(), method);
	}

	static class Ranges {

		@InOrder
		public void plain(String from, String to) {
		}

		@InOrder(message = "'${validatedValue[0]}' is after the end")
		public void printed(String from, String to) {
		}

		@InOrder(message = "${formatter.format('%1$s', validatedValue[0])} is after the end")
		public void formatted(String from, String to) {
		}

		@InOrder(message = "{shop.order}")
		public void fromBundle(String from, String to) {
		}

		@InOrder(built = "'secret' is after the end")
		public void built(String from, String to) {
		}

	}

	static class Keys {

		public void keep(@RequestBody Map<@Size(max = 1) String, String> texts,
				@RequestBody Map<@Valid Key, String> beans) {
		}

	}

	record Key(@Size(max = 1) String text) {
	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = Never.class)
	@interface InOrder {

		String message() default "wrong order";

		String built() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	@SupportedValidationTarget(ValidationTarget.PARAMETERS)
	public static class Never implements ConstraintValidator<InOrder, Object[]> {

		private String built = "";

		@Override
		public void initialize(InOrder constraint) {
			this.built = constraint.built();
		}

		@Override
		public boolean isValid(Object @Nullable [] arguments, ConstraintValidatorContext context) {
			if (!this.built.isEmpty()) {
				context.disableDefaultConstraintViolation();
				context.buildConstraintViolationWithTemplate(this.built).addConstraintViolation();
			}
			return false;
		}

	}

	static class Texts extends ListResourceBundle {

		@Override
		protected Object[][] getContents() {
			return new Object[][] { { "shop.order", "'${validatedValue[0]}' is after the end" } };
		}

	}

}

package com.paykka.errors.example.checkout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;

import com.paykka.errors.test.TestCard;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The value must be the number of a test card, or missing.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TestCardNumber.Validator.class)
@interface TestCardNumber {

	String message() default "{paykka.5000}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** The validator. */
	class Validator implements ConstraintValidator<TestCardNumber, String> {

		@Override
		public boolean isValid(@Nullable String number, ConstraintValidatorContext context) {
			return number == null || number.isBlank()
					|| Arrays.stream(TestCard.values()).anyMatch((card) -> card.getNumber().equals(number));
		}

	}

}

package com.paykka.errors.internal.translation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConstraintMessagesTests {

	@Test
	void codeAloneUsesItsOwnMessage() {
		InvalidValue value = invalidValue("{paykka.2008}", "shopperReference is a required field", null);
		assertThat(value.code()).isEqualTo(PaykkaErrorCode.SHOPPER_REFERENCE_REQUIRED);
		assertThat(value.detail()).isNull();
	}

	@Test
	void codeWithMoreTextKeepsTheText() {
		InvalidValue value = invalidValue("{paykka.2053} (at most {value})", "Payment amount is too large (at most 5)",
				1000);
		assertThat(value.code()).isEqualTo(PaykkaErrorCode.PAYMENT_AMOUNT_TOO_LARGE);
		assertThat(value.detail()).isEqualTo("Payment amount is too large (at most 5)");
	}

	@Test
	void otherMessagesAre6001() {
		InvalidValue value = invalidValue("{jakarta.validation.constraints.NotBlank.message}", "must not be blank", "");
		assertThat(value.code()).isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
		assertThat(value.detail()).isEqualTo("must not be blank");
	}

	@Test
	void unknownAndSuccessfulCodesAre6001() {
		assertThat(invalidValue("{paykka.9999}", "{paykka.9999}", null).code())
			.isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
		assertThat(invalidValue("{paykka.0000}", "Success", null).code()).isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
	}

	@Test
	void messageWhoseTemplateHasTheRejectedValueIsDropped() {
		assertThat(invalidValue("'${validatedValue}' is wrong", "'x' is wrong", "x").detail()).isNull();
		assertThat(invalidValue("${formatter.format('%1$.2f', validatedValue)} is wrong", "5.00 is wrong", 5).detail())
			.isNull();
	}

	@Test
	void textOfABundleThatHasTheRejectedValueIsDropped() {
		assertThat(invalidValue("{shop.cvv}", "CVV 123 is wrong", "123").detail()).isNull();
		assertThat(invalidValue("{shop.amount}", "1234.5 is wrong", 1234.5).detail()).isNull();
		assertThat(invalidValue("{shop.day}", "not on 2026-11-24", LocalDate.of(2026, 11, 24)).detail()).isNull();
	}

	@Test
	void textOfABundleThatMayHaveAPartOfTheRejectedValueIsDropped() {
		assertThat(invalidValue("{shop.tags}", "none of [blue, green]", List.of("blue")).detail()).isNull();
		assertThat(invalidValue("{shop.tags}", "not for Alice", Map.of("name", "Alice")).detail()).isNull();
		assertThat(invalidValue("{shop.age}", "Alice must be of age", new Person("Alice", 7)).detail()).isNull();
		assertThat(invalidValue("must be of age", "must be of age", new Person("Alice", 7)).detail())
			.isEqualTo("must be of age");
	}

	@Test
	void unresolvedMessageIsDropped() {
		assertThat(invalidValue("{com.example.Amount.message}", "{com.example.Amount.message}", 1).detail()).isNull();
	}

	@Test
	void messageThatRevealsNothingIsKept() {
		assertThat(invalidValue("{shop.size}", "at most 2 letters", "blue").detail()).isEqualTo("at most 2 letters");
		assertThat(invalidValue("{jakarta.validation.constraints.Size.message}", "size must be between 0 and 2",
				List.of("blue", "red", "white"))
			.detail()).isEqualTo("size must be between 0 and 2");
	}

	private static InvalidValue invalidValue(String template, String message, @Nullable Object rejected) {
		return new InvalidValue(RejectedValue.codeOf(ConstraintMessages.codeOf(template, message)),
				ConstraintMessages.detailOf(template, message, rejected), Place.UNKNOWN);
	}

	record Person(String name, int age) {

	}

}

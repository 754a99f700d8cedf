package com.paykka.errors.internal.translation;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.translation.InvalidValue.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConstraintMessagesTests {

	@Test
	void codeAloneStandsForItsOwnMessage() {
		InvalidValue value = invalidValue("{paykka.2008}", "shopperReference is a required field", null);
		assertThat(value.code()).isEqualTo(PaykkaErrorCode.SHOPPER_REFERENCE_REQUIRED);
		assertThat(value.detail()).isNull();
	}

	@Test
	void codeWithFurtherTextKeepsTheText() {
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
	void messageThatTellsTheRejectedValueIsNotKept() {
		assertThat(invalidValue("'${validatedValue}' is wrong", "'x' is wrong", "x").detail()).isNull();
		assertThat(invalidValue(null, "CVV 123 is wrong", "123").detail()).isNull();
		assertThat(invalidValue(null, "1234.5 is wrong", 1234.5).detail()).isNull();
	}

	private static InvalidValue invalidValue(@Nullable String template, String message, @Nullable Object rejected) {
		return ConstraintMessages.invalidValue(template, message, rejected, Source.BODY, "#/field");
	}

}

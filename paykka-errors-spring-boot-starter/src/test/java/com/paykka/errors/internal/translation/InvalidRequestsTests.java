package com.paykka.errors.internal.translation;

import java.lang.reflect.Method;
import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties.ValidationMode;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import static org.assertj.core.api.Assertions.assertThat;

class InvalidRequestsTests {

	private final InvalidRequests translator = new InvalidRequests(new Places(new SentNames()),
			ValidationMode.UNLESS_HANDLED);

	@Test
	void crossParameterViolationHasNoPlace() throws NoSuchMethodException {
		Method method = InvalidRequestsTests.class.getDeclaredMethod("crossParameterViolationHasNoPlace");
		MethodValidationResult result = MethodValidationResult.create(this, method, List.of(),
				List.of(new DefaultMessageSourceResolvable(new String[] { "paykka.2054" }, "wrong order")));
		Failure failure = this.translator.translate(new HandlerMethodValidationException(result), null);
		assertThat(failure.exception().getErrorCode()).isEqualTo(PaykkaErrorCode.PAYMENT_AMOUNT_INVALID);
		assertThat(failure.invalidValues()).singleElement()
			.satisfies((value) -> assertThat(value.place().members()).isEmpty());
	}

	@Test
	void errorsAreShownInTheOrderOfTheDocument() {
		BeanPropertyBindingResult result = new BeanPropertyBindingResult(new Object[0], "values");
		List.of("[10]", "[2].b", "[2]", "[2].a", "x").forEach((path) -> result.addError(error(path)));
		Failure failure = this.translator.translate(new BindException(result), null);
		assertThat(failure.invalidValues()).extracting((value) -> value.place().name())
			.containsExactly("[2]", "[2].a", "[2].b", "[10]", "x");
	}

	@Test
	void oneNamedCodeIsEnoughIfOnlyNamedOnesAreTranslated() {
		InvalidRequests onlyNamed = new InvalidRequests(new Places(new SentNames()), ValidationMode.NAMED);
		BeanPropertyBindingResult result = new BeanPropertyBindingResult(new Object[0], "values");
		result.addError(error("amount"));
		assertThat(onlyNamed.translate(new BindException(result), null)).isNull();
		result.addError(new FieldError("values", "amount", "paykka.2054"));
		Failure failure = onlyNamed.translate(new BindException(result), null);
		assertThat(failure.exception().getErrorCode()).isEqualTo(PaykkaErrorCode.PARAMETER_INVALID);
		assertThat(failure.invalidValues()).extracting(InvalidValue::code)
			.containsExactly(PaykkaErrorCode.PAYMENT_AMOUNT_INVALID, PaykkaErrorCode.PARAMETER_INVALID);
	}

	@Test
	void formKeysAreMaskedAndLimited() {
		BeanPropertyBindingResult result = new BeanPropertyBindingResult(new Object[0], "values");
		result.addError(error("cards[4111111111111111].text"));
		result.addError(error("long[" + "k".repeat(101) + "].text"));
		Failure failure = this.translator.translate(new BindException(result), null);
		assertThat(failure.invalidValues()).extracting((value) -> value.place().name())
			.containsExactly("cards[************1111].text", "long");
	}

	private static FieldError error(String path) {
		return new FieldError("values", path, "is wrong");
	}

}

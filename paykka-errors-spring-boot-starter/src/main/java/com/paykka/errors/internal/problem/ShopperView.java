package com.paykka.errors.internal.problem;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.InvalidValue;

/**
 * What a shopper sees of a failure. Codes that are shown alike must not differ in
 * anything else, so any details of them are left out, even for the code shown in their
 * place.
 */
final class ShopperView {

	private static final Set<PaykkaErrorCode> ALIKE = alike();

	private ShopperView() {
	}

	private static Set<PaykkaErrorCode> alike() {
		// An unknown code may mean something that a shopper must not know
		Set<PaykkaErrorCode> codes = EnumSet.of(PaykkaErrorCode.UNKNOWN_ERROR);
		Arrays.stream(PaykkaErrorCode.values())
			.filter((code) -> code.forShopper() != code)
			.map(PaykkaErrorCode::forShopper)
			.forEach(codes::add);
		return codes;
	}

	static Failure of(Failure failure) {
		PaykkaException exception = failure.exception();
		List<InvalidValue> values = failure.invalidValues().stream().map(ShopperView::of).toList();
		PaykkaErrorCode code = (failure.moreInvalidValues() == 0) ? InvalidValue.sharedCode(values) : null;
		if (code == null) {
			code = exception.getErrorCode().forShopper();
		}
		if (ALIKE.contains(code)) {
			return new Failure(PaykkaException.withoutStackTrace(code), exception);
		}
		return new Failure((code == exception.getErrorCode()) ? exception : PaykkaException.withoutStackTrace(code),
				failure.link(), failure.invalidRequest(), values, failure.moreInvalidValues());
	}

	private static InvalidValue of(InvalidValue value) {
		PaykkaErrorCode code = value.code().forShopper();
		return ALIKE.contains(code) ? new InvalidValue(code, null, value.place()) : value;
	}

}

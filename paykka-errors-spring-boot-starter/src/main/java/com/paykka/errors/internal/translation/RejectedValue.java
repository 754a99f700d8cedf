package com.paykka.errors.internal.translation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * A value that validation rejected, before it is known whether it will be shown.
 *
 * @param named the code that the violated constraint names, or {@code null}
 * @param parameter the handler's argument
 * @param path the path from the argument to the value
 * @param message the constraint's message, which may be unsuitable to show
 * @param shown creates the value as it is shown, which is expensive
 */
record RejectedValue(@Nullable PaykkaErrorCode named, WebParameter parameter, List<Step> path, @Nullable String message,
		Supplier<InvalidValue> shown) {

	private static final int MAX_SHOWN = 100;

	// Validators collect violations in unordered sets
	private static final Comparator<RejectedValue> ORDER = Comparator
		.comparingInt((RejectedValue rejected) -> rejected.parameter().index())
		.thenComparing(RejectedValue::path, Step.DOCUMENT_ORDER)
		.thenComparing(RejectedValue::code)
		.thenComparing((rejected) -> Objects.requireNonNullElse(rejected.message(), ""));

	PaykkaErrorCode code() {
		return codeOf(this.named);
	}

	static PaykkaErrorCode codeOf(@Nullable PaykkaErrorCode named) {
		return (named != null) ? named : PaykkaErrorCode.PARAMETER_INVALID;
	}

	/**
	 * Create a failure with the code that all values share, otherwise 6001.
	 * @param cause the exception that reported them
	 * @param onlyNamed whether it is a failure only if a constraint names a code
	 * @return the failure, which shows the first values, or {@code null}
	 */
	static @Nullable Failure toFailure(List<RejectedValue> values, Throwable cause, boolean onlyNamed) {
		if (onlyNamed && values.stream().allMatch((rejected) -> rejected.named() == null)) {
			return null;
		}
		List<PaykkaErrorCode> codes = values.stream().map(RejectedValue::code).distinct().toList();
		PaykkaErrorCode code = (codes.size() == 1) ? codes.get(0) : PaykkaErrorCode.PARAMETER_INVALID;
		List<InvalidValue> shown = values.stream()
			.sorted(ORDER)
			.limit(MAX_SHOWN)
			.map((rejected) -> rejected.shown.get())
			.distinct()
			.toList();
		return new Failure(new PaykkaException(code, cause), cause, true, shown,
				Math.max(0, values.size() - MAX_SHOWN));
	}

}

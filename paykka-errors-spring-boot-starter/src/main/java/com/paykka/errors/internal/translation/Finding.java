package com.paykka.errors.internal.translation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * An invalid value that has been found and may be shown.
 *
 * @param code the code that the violated constraint names, or 6001
 * @param parameter the handler's argument
 * @param path the way from the argument to the value
 * @param message the constraint's message, which may not be fit to be shown
 * @param value the value as it is shown, which is expensive to tell
 */
record Finding(PaykkaErrorCode code, WebParameter parameter, List<Step> path, @Nullable String message,
		Supplier<InvalidValue> value) {

	private static final int MAX_SHOWN = 100;

	// Validators keep violations in sets
	private static final Comparator<Finding> ORDER = Comparator
		.comparingInt((Finding finding) -> finding.parameter().index())
		.thenComparing(Finding::path, Step.DOCUMENT_ORDER)
		.thenComparing(Finding::code)
		.thenComparing((finding) -> Objects.requireNonNullElse(finding.message(), ""));

	/**
	 * Answer with the code that all findings share, otherwise with 6001.
	 * @param findings everything that was found
	 * @param cause the exception that tells of it
	 * @return the failure, which shows the first findings
	 */
	static Failure toFailure(List<Finding> findings, Throwable cause) {
		List<PaykkaErrorCode> codes = findings.stream().map(Finding::code).distinct().toList();
		PaykkaErrorCode code = (codes.size() == 1) ? codes.get(0) : PaykkaErrorCode.PARAMETER_INVALID;
		List<InvalidValue> shown = findings.stream()
			.sorted(ORDER)
			.limit(MAX_SHOWN)
			.map((finding) -> finding.value.get())
			.toList();
		return new Failure(new PaykkaException(code, cause), cause, true, shown, findings.size() - shown.size());
	}

}

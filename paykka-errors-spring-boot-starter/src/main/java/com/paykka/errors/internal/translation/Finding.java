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
 * @param detail the constraint's message, or {@code null} for the code's own
 * @param parameter the handler's argument
 * @param path the way from the argument to the value
 * @param place where the value stands, which is expensive to tell
 */
record Finding(PaykkaErrorCode code, @Nullable String detail, WebParameter parameter, List<Step> path,
		Supplier<Place> place) {

	private static final int MAX_SHOWN = 100;

	// Validators keep violations in sets
	private static final Comparator<Finding> ORDER = Comparator
		.comparingInt((Finding finding) -> finding.parameter().index())
		.thenComparing(Finding::path, Step.DOCUMENT_ORDER)
		.thenComparing(Finding::code)
		.thenComparing((finding) -> Objects.requireNonNullElse(finding.detail(), ""));

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
			.map((finding) -> new InvalidValue(finding.code, finding.detail, finding.place.get()))
			.toList();
		return new Failure(new PaykkaException(code, cause), cause, true, shown, findings.size() - shown.size());
	}

}

package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An invalid value in a request. The value itself is never kept.
 *
 * @param code the code that the violated constraint names, or 6001
 * @param detail the constraint's message, or {@code null} to use the code's own
 * @param place where the value is located
 * @param reason why the value could not be read, or {@code null}
 */
public record InvalidValue(PaykkaErrorCode code, @Nullable String detail, Place place, @Nullable Reason reason) {

	public InvalidValue(PaykkaErrorCode code, @Nullable String detail, Place place) {
		this(code, detail, place, null);
	}

	InvalidValue withoutPointer() {
		return new InvalidValue(this.code, this.detail, new Place(this.place.location(), this.place.name(), null),
				this.reason);
	}

	/**
	 * Return the code that all invalid values share.
	 * @return the code, or {@code null} if the codes differ or there are no values
	 */
	public static @Nullable PaykkaErrorCode sharedCode(List<InvalidValue> values) {
		List<PaykkaErrorCode> codes = values.stream().map(InvalidValue::code).distinct().toList();
		return (codes.size() == 1) ? codes.get(0) : null;
	}

}

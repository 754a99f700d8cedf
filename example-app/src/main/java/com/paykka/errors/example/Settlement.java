package com.paykka.errors.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says of a step whose answer was lost.
 *
 * @param order the order, settled as far as the gateway knows more
 * @param errorCode why the step failed, or {@code null} if it did not
 * @param errorDescription the same in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Settlement(@JsonUnwrapped Order order, @Nullable String errorCode, @Nullable String errorDescription) {

	static Settlement of(Order order, @Nullable PaykkaException failure) {
		return (failure != null) ? new Settlement(order, failure.getErrorCode().getCode(), failure.getUpstreamMessage())
				: new Settlement(order, null, null);
	}

}

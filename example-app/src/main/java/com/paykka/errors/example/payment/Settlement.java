package com.paykka.errors.example.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.order.Order;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a step whose response was lost.
 *
 * @param order the order, updated with that outcome
 * @param errorCode the code of the failure, or {@code null} if the step did not fail
 * @param errorDescription the text of the failure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settlement(@JsonUnwrapped Order order, @Nullable String errorCode, @Nullable String errorDescription) {

	static Settlement of(Order order, @Nullable PaykkaException failure) {
		return (failure != null) ? new Settlement(order, failure.getErrorCode().getCode(), failure.getUpstreamMessage())
				: new Settlement(order, null, null);
	}

}

package com.paykka.errors.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says about a step after its response was lost.
 *
 * @param order the order, updated with what the gateway knows
 * @param errorCode the code of the failure, or {@code null} if the step did not fail
 * @param errorDescription the failure in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settlement(@JsonUnwrapped Order order, @Nullable String errorCode, @Nullable String errorDescription) {

	static Settlement of(Order order, @Nullable PaykkaException failure) {
		return (failure != null) ? new Settlement(order, failure.getErrorCode().getCode(), failure.getUpstreamMessage())
				: new Settlement(order, null, null);
	}

}

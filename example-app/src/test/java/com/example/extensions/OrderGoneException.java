package com.example.extensions;

import com.paykka.errors.PaykkaCode;

import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;

/** An exception of the application's own, with a code. */
@PaykkaCode(ORDER_EXPIRED)
class OrderGoneException extends RuntimeException {

	OrderGoneException(String message) {
		super(message);
	}

}

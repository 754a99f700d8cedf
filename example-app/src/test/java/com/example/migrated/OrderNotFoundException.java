package com.example.migrated;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

/**
 * An exception that keeps its name and has a code.
 */
class OrderNotFoundException extends PaykkaException {

	OrderNotFoundException(long orderId) {
		super(PaykkaErrorCode.ORDER_NOT_FOUND);
		with("orderId", orderId);
	}

}

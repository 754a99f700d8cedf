package com.paykka.errors.example.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.example.order.Order;
import com.paykka.errors.example.order.OrderStatus;
import com.paykka.errors.example.payment.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * An order as the shopper sees it.
 *
 * @param id the order's number
 * @param amount the amount in minor units
 * @param currency the currency
 * @param status its status
 * @param failure why the payment has failed, if a query has just revealed that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckoutOrder(long id, long amount, String currency, OrderStatus status, @Nullable Failure failure) {

	static CheckoutOrder of(Order order) {
		return of(order, null);
	}

	static CheckoutOrder of(Settlement settlement) {
		return of(settlement.order(), Failure.of(PaykkaErrorCode.resolve(settlement.errorCode())));
	}

	private static CheckoutOrder of(Order order, @Nullable Failure failure) {
		return new CheckoutOrder(order.id(), order.request().amount(), order.request().currency(), order.status(),
				failure);
	}

	/**
	 * Why a payment has failed, as far as a shopper may know.
	 *
	 * @param code the code for shoppers
	 * @param advice what to do next
	 */
	record Failure(String code, PaykkaErrorCode.Advice advice) {

		// Other codes are about the query rather than the card
		static @Nullable Failure of(@Nullable PaykkaErrorCode code) {
			if (code == null || (code.getCategory() != PaykkaErrorCode.Category.CARD
					&& code != PaykkaErrorCode.PAYMENT_FAILED)) {
				return null;
			}
			PaykkaErrorCode shown = code.forShopper();
			return new Failure(shown.getCode(), shown.getAdvice());
		}

	}

}

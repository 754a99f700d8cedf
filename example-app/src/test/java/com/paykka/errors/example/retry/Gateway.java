package com.paykka.errors.example.retry;

import java.util.Map;

/**
 * What the recipes need of PayKKa; whatever fails is a PaykkaException.
 */
interface Gateway {

	Map<String, Object> pay(String transId, long amount);

	/**
	 * Ask what has become of a payment. That it failed is the answer, not a failure of
	 * the query.
	 */
	Map<String, Object> query(String transId);

}
